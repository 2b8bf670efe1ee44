"""The book's own keys, made at the first use and kept in it: what is sealed or signed outlives a restart and a restore.

Knows nothing of what they seal.
"""

import secrets

from sqlalchemy import select

from tracker.ids import new_id
from tracker.store import Book
from tracker.tables import Base
from tracker.transaction import writing


def own(book: Book, name: str) -> bytes:
    """256 bits, the same for every program that opens this book. Kept as the setting `name`."""
    setting = Base.metadata.tables["setting"]
    now = book.now()
    known = select(setting.c.value).where(setting.c.key == name, setting.c.retired_at.is_(None))
    with writing(book) as db:
        found = db.execute(known.order_by(setting.c.changed_at.desc(), setting.c.id.desc())).scalar()
        if found is None:
            found = secrets.token_hex(32)
            db.execute(setting.insert(), {"id": new_id(now), "key": name, "value": found, "changed_at": now})
    return bytes.fromhex(found)
