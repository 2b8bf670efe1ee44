"""Starts what is measured, each in a process of its own on a free port of this computer: the app, plain Streamlit.

A bare static page comes from a thread here. Everything that was started is stopped again.
"""

import contextlib
import gzip
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
PATIENCE: Final = 60  # seconds until a server that does not answer is given up


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address, its process number, the seconds from its start to its first good answer, and
    those of them that it had the processor (0 where the system does not tell)."""

    url: str
    pid: int
    ready_after: float
    processor: float


@contextlib.contextmanager
def app(folder: str = "") -> Iterator[Served]:
    """The app, with an empty data folder unless one is given."""
    with ExitStack() as stack:
        data = folder or stack.enter_context(tempfile.TemporaryDirectory(prefix="qibu-bench-"))
        port = free_port()
        command = [str(ROOT / "app.py"), "--host", "127.0.0.1", "--port", str(port), "--data", data]
        yield stack.enter_context(_process(command, port, "/healthz", ROOT))


@contextlib.contextmanager
def plain_streamlit(lesson: str) -> Iterator[Served]:
    """A plain Streamlit page with the same lesson, in Streamlit's own defaults: started away from our settings."""
    with tempfile.TemporaryDirectory(prefix="qibu-bench-") as folder:
        port = free_port()
        options = {"server.port": port, "server.address": "127.0.0.1", "server.headless": "true"}
        options |= {"browser.gatherUsageStats": "false", "logger.level": "error"}
        given = [f"--{name}={value}" for name, value in options.items()]
        command = ["-m", "streamlit", "run", str(ROOT / "bench" / "plain_streamlit.py"), *given, "--", lesson]
        with _process(command, port, "/_stcore/health", Path(folder)) as served:
            yield served


@contextlib.contextmanager
def static_page(html: str) -> Iterator[str]:
    """The address of one page that never changes, packed like ours."""
    packed = gzip.compress(html.encode(), 9)

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = self.path == "/"
            self.send_response(200 if found else 404)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-encoding", "gzip")
            self.send_header("content-length", str(len(packed) if found else 0))
            self.end_headers()
            if found:
                self.wfile.write(packed)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def free_port() -> int:
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        return int(plug.getsockname()[1])


@contextlib.contextmanager
def _process(command: list[str], port: int, sign_of_life: str, folder: Path) -> Iterator[Served]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("QIBU_", "STREAMLIT_"))}
    env["PYTHONPATH"] = str(ROOT)
    url = f"http://127.0.0.1:{port}"
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, *command], cwd=folder, env=env, stdout=subprocess.DEVNULL) as process:
        try:
            ready = _wait(process, url + sign_of_life, began)
            yield Served(url, process.pid, ready, _processor(process.pid))
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


def _wait(process: subprocess.Popen[bytes], address: str, began: float) -> float:
    """Seconds from `began` to the first good answer. Raises RuntimeError when none comes."""
    while time.perf_counter() - began < PATIENCE:
        if process.poll() is not None:
            raise RuntimeError(f"{address}: the server ended with code {process.returncode} before it answered")
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                answer.read()
                return time.perf_counter() - began
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
    raise RuntimeError(f"{address}: no answer in {PATIENCE} s")


def _processor(pid: int) -> float:
    """Seconds that the process has had the processor, where the system tells."""
    told = Path(f"/proc/{pid}/stat")
    if not told.is_file():
        return 0.0
    ticks = told.read_text().rpartition(")")[2].split()[11:13]  # in user code and in the kernel
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
