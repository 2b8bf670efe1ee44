"""How the program was started: arguments and variables, checked. Opens nothing, touches no folder."""

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import platformdirs

from media import reasons, words

PORT: Final = 8501
_TELEPHONE: Final = re.compile(r"\+?[0-9][0-9 -]{2,19}", re.A)


class WrongUse(Exception):
    """Started in a way that cannot work; `lines` say so in Chinese and in English."""

    def __init__(self, key: str, **values: object) -> None:
        self.lines = both(key, **values)
        super().__init__(self.lines[1])


class HelpAsked(Exception):
    """Somebody asked how to start it."""

    def __init__(self) -> None:
        names = ("help_use", "help_host", "help_port", "help_data", "help_tls", "help_demo")
        self.lines = [words.say(f"terminal.{name}", lang) for lang in words.LANGS for name in names]
        super().__init__()


@dataclass(frozen=True, slots=True)
class Settings:
    """What the rest of the house goes by. `lang` is for those who wished for none."""

    data: Path
    database_url: str = ""  # empty: SQLite in the data folder
    host: str = "0.0.0.0"
    port: int = PORT
    lang: str = "zh"
    demo: bool = False
    community_phone: str = ""
    tls_cert: Path | None = None  # with `tls_key`: serve https only
    tls_key: Path | None = None


def both(key: str, **values: object) -> list[str]:
    """A sentence for the terminal, in Chinese and in English."""
    return [words.say(f"terminal.{key}", lang, **values) for lang in words.LANGS]


def read(arguments: Sequence[str], env: Mapping[str, str]) -> Settings:
    """Settings from the command line, else from variables, else as usual. Raises `WrongUse` and `HelpAsked`."""
    parser = _Parser(add_help=False, allow_abbrev=False)
    for name in ("--host", "--port", "--data", "--tls-cert", "--tls-key"):
        parser.add_argument(name)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--help", "-h", action="store_true")
    given = parser.parse_args(list(arguments))
    if given.help:
        raise HelpAsked
    cert, key = _tls(given.tls_cert, given.tls_key)
    return Settings(
        data=_folder(given.data or env.get("QIBU_DATA", ""), given.demo),
        database_url="" if given.demo else env.get("QIBU_DATABASE_URL", "").strip(),
        host=(given.host or ("127.0.0.1" if given.demo else "0.0.0.0")).strip(),
        port=_port(given.port if given.port is not None else env.get("QIBU_PORT", "") or str(PORT)),
        lang=_lang(env.get("QIBU_LANG", "")),
        demo=given.demo,
        community_phone=_telephone(env.get("QIBU_COMMUNITY_PHONE", "")),
        tls_cert=cert,
        tls_key=key,
    )


def telephone(text: str) -> str:
    """`text` without blanks around it if a telephone could dial it, else nothing."""
    number = text.strip()
    return number if _TELEPHONE.fullmatch(number) else ""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise WrongUse("wrong_argument", problem=reasons.of_argument(message))


def _folder(given: str, demo: bool) -> Path:
    """The demo never stands where real records are, not even when `QIBU_DATA` points there."""
    if demo:
        return Path(given).expanduser().absolute() / "Qibu-demo" if given else _usual("Qibu-demo")
    return Path(given).expanduser().absolute() if given else _usual("Qibu")


def _usual(name: str) -> Path:
    return Path(platformdirs.user_data_dir(name, appauthor=False))


def _tls(cert: str | None, key: str | None) -> tuple[Path | None, Path | None]:
    """Both files or neither; that they are what they are called is seen when the door opens."""
    if bool(cert) != bool(key):
        raise WrongUse("tls_half")
    files = [Path(name).expanduser().absolute() if name else None for name in (cert, key)]
    for file in files:
        if file is not None and not file.is_file():
            raise WrongUse("tls_missing", file=file)
    return files[0], files[1]


def _port(given: str) -> int:
    number = int(given) if given.strip().isascii() and given.strip().isdigit() else 0
    if not 1 <= number <= 65535:
        raise WrongUse("wrong_port", value=given)
    return number


def _lang(given: str) -> str:
    wish = given.strip().lower() or "zh"
    if wish not in words.LANGS:
        raise WrongUse("wrong_lang", value=given)
    return wish


def _telephone(given: str) -> str:
    if given.strip() and not telephone(given):
        raise WrongUse("wrong_phone", value=given)
    return telephone(given)
