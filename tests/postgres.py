"""A PostgreSQL server of the tests' own: started on a free loopback port, thrown away at the end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.ports import free_port

URL: Final = "QIBU_TEST_POSTGRES_URL"  # where a server that is there already is named


class Unavailable(Exception):
    """PostgreSQL's server programs are not on this computer."""


@contextmanager
def temporary_server() -> Iterator[str]:
    """The address of an empty database. Its data is neither kept nor synced to disk: it lives for the tests only."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        raise Unavailable(f"The book is tested on PostgreSQL too: install its server, or name one in {URL}.")
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="qibu-pg-"))
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    as_user = ["runuser", "-u", "postgres", "--"] if os.name == "posix" and os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres")
    control = [*as_user, str(programs[-1] / "pg_ctl"), "-D", str(folder / "data"), "-w", "-s"]
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    settings += " -c full_page_writes=off -c autovacuum=off"
    try:
        data = ["-D", str(folder / "data"), "-A", "trust", "-U", "qibu", "-E", "UTF8"]
        make = [*as_user, str(programs[-1] / "initdb"), *data]
        subprocess.run(make, check=True, capture_output=True, cwd=folder)
        start = [*control, "-o", settings, "-l", str(folder / "log"), "start"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd=folder)
        yield f"postgresql+psycopg://qibu@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)
