"""Books with nothing in them: made once by the program's own migrations, then copied for each test, which is much
quicker. What migrations do is tested where they are tested, on books that are really empty."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, make_url, text

from tracker.store import Book


@contextmanager
def database(server: str, like: str = "template0") -> Iterator[str]:
    """The address of a new database beside the one that `server` leads to, a copy of `like`; gone at the end."""
    name = f"qibu_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {like}"))
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        engine.dispose()


@contextmanager
def pattern(server: str) -> Iterator[str]:
    """The name of a database on `server` that holds an empty book and that nobody is connected to."""
    with database(server) as address:
        Book.open(address).close()
        yield str(make_url(address).database)
