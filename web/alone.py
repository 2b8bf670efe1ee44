"""One program at a time keeps a data folder: what it tells its phones, a second program's phones would not hear.

Knows no port and no book. The system lets the folder go when the program ends, however it ends.
"""

import contextlib
import errno
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from media import reasons
from web.settings import WrongUse

LOCK: Final = "qibu.lock"
_HELD: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    def _take(file: TextIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: TextIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold `folder` as long as this lasts. Raises `WrongUse` where another program does, or where nothing can be kept.

    A file system without locks (some network drives) lets everybody in.
    """
    with contextlib.ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = held.enter_context((folder / LOCK).open("w"))
        except OSError as fault:
            raise WrongUse("wrong_folder", folder=folder, why=reasons.of(fault)) from fault
        try:
            _take(file)
        except OSError as fault:
            if fault.errno in _HELD:
                raise WrongUse("already_open", folder=folder) from fault
        yield
