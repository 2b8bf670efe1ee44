"""Why the computer refused something, said in the reader's language instead of the system's English.

Knows the faults that staff can do something about; of others it quotes the system, for whoever helps.
"""

import errno
import re
import sqlite3
import zipfile
from typing import Final

from media.words import Text, sentence

_FILES: Final = {
    errno.ENOENT: "no_file",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "only_read",
    errno.ENOTDIR: "not_folder",
    errno.EEXIST: "not_folder",
    errno.EISDIR: "is_folder",
    errno.EIO: "disk_fault",
    errno.EBUSY: "in_use",
    errno.ENAMETOOLONG: "long_name",
}
_BOOKS: Final = {  # by how SQLite's name of the fault begins
    "SQLITE_FULL": "disk_full",
    "SQLITE_BUSY": "in_use",
    "SQLITE_LOCKED": "in_use",
    "SQLITE_READONLY": "only_read",
    "SQLITE_IOERR": "disk_fault",
    "SQLITE_NOTADB": "not_book",
    "SQLITE_CORRUPT": "book_broken",
    "SQLITE_CANTOPEN": "book_shut",
}
_SERVER_STATES: Final = {  # of PostgreSQL, as it numbers its faults
    "25006": "only_read",
    "28000": "server_user",
    "28P01": "server_user",
    "3D000": "server_book",
    "42501": "server_right",
    "53100": "disk_full",
    "53300": "server_full",
    "57P01": "server_away",
    "57P03": "server_away",
}
_SERVER_WORDS: Final = (  # a connection that fails has no number, only English words
    (re.compile(r"database \".*\" does not exist"), "server_book"),
    (re.compile(r"role \".*\" does not exist|authentication failed|no password supplied|pg_hba\.conf"), "server_user"),
    (re.compile(r"too many (connections|clients)|remaining connection slots"), "server_full"),
    (
        re.compile(r"refused|resolve host|translate host|timeout|timed out|unreachable|No route|starting up"),
        "server_away",
    ),
)
_ARGUMENTS: Final = (  # argparse speaks English only; its words have stood since Python 3.2
    (re.compile(r"unrecognized arguments: (?P<words>.*)", re.S), "argument_unknown"),
    (re.compile(r"the following arguments are required: (?P<words>.*)", re.S), "argument_missing"),
    (re.compile(r"argument (?P<words>\S+): expected .*", re.S), "argument_empty"),
    (re.compile(r"argument (?P<words>\S+): ignored explicit argument .*", re.S), "argument_full"),
    (re.compile(r"argument (?P<words>\S+): invalid choice: '(?P<value>.*?)' .*", re.S), "argument_choice"),
    (re.compile(r"argument (?P<words>\S+): invalid .* value: '(?P<value>.*)'", re.S), "argument_choice"),
)


def of(fault: BaseException) -> Text:
    """The reason that lies in a fault of the disk, of a packed file, of SQLite or of PostgreSQL."""
    name = ""
    if isinstance(fault, zipfile.BadZipFile):
        name = "not_zip"
    elif isinstance(fault, OSError):
        name = _FILES.get(fault.errno or 0, "")
    elif isinstance(fault, sqlite3.Error):
        told = getattr(fault, "sqlite_errorname", "")
        name = next((reason for start, reason in _BOOKS.items() if told.startswith(start)), "")
    elif type(fault).__module__.startswith("psycopg"):
        name = _of_server(getattr(fault, "sqlstate", None) or "", str(fault))
    return reason(name) if name else system(getattr(fault, "strerror", None) or str(fault) or type(fault).__name__)


def _of_server(state: str, words: str) -> str:
    if state in _SERVER_STATES:
        return _SERVER_STATES[state]
    return next((name for pattern, name in _SERVER_WORDS if pattern.search(words)), "")


def of_argument(problem: str) -> Text:
    """What argparse says about a command line."""
    for pattern, name in _ARGUMENTS:
        if found := pattern.fullmatch(problem):
            return reason(name, **found.groupdict())
    return system(problem)


def reason(name: str, /, **values: object) -> Text:
    """A reason that is known by name."""
    return sentence(f"reasons.{name}", **values)


def system(words: str) -> Text:
    """The first line of what the system said, marked as its words."""
    return reason("system_says", words=next(iter(words.strip().splitlines()), "")[:200])
