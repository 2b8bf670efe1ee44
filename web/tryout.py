"""Trying out: an empty demo folder gets the fictional community, and the start tells who can sign in there.

Touches no folder but the one it is given, and never a book that stands there already.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from media.words import LANGS, say
from tracker import demo
from tracker.access import STAFF_HERE
from tracker.demo_staff import sign_ins as sign_ins_of
from tracker.engine import sqlite_url
from tracker.keeping import BOOK
from tracker.outline import Outline
from tracker.store import Book, Clock
from web.gate import passphrase

_SEED: Final = "demo_seed"  # the setting that marks a book as made here


def settle(data: Path, lessons: Sequence[Outline], messages: Mapping[str, bool], clock: Clock, seed: int = 7) -> None:
    """Make the community, unless there is a book. It appears when it is whole; a start cut short begins anew."""
    if (data / BOOK).exists():
        return
    part = data / f"{BOOK}.part"
    for left in data.glob(f"{part.name}*"):
        left.unlink()
    book = Book.open(sqlite_url(part), clock)
    try:
        book.change_setting(STAFF_HERE, _SEED, str(seed))
        demo.fill(book, lessons, passphrase.hashed, seed, messages)
    finally:
        book.close()
    part.replace(data / BOOK)


def sign_ins(book: Book) -> list[str]:
    """Who can sign in, for the terminal, in Chinese and in English; nothing for a book that was not made here."""
    seed = book.setting(STAFF_HERE, _SEED)
    if not seed:
        return []
    staff = sign_ins_of(int(seed))
    told = []
    for lang in LANGS:
        told.append(say("terminal.demo_sign_ins", lang))
        for one in staff:
            role = say(f"people.role_{one.role}", lang)
            values = {"who": one.name if role in one.name else f"{role} {one.name}"}  # 志愿者小马 says what he is
            values |= {"sign_in": one.sign_in, "passphrase": one.passphrase}
            told.append(say("terminal.demo_sign_in", lang, **values))
    return told
