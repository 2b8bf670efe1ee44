"""Encrypted, with a certificate of the community's own: the whole program behind it, and files that cannot be used."""

import http.client
import re
import shutil
import signal
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.ports import free_port
from tests.web.test_start import start
from tracker import accounts
from tracker.accounts import NewStaff
from web import serve, tls, wiring
from web.gate import passphrase
from web.settings import Settings, WrongUse

WORDS = "春天里桃花开满山坡真好看"


def openssl(*words: str) -> None:
    program = shutil.which("openssl")
    assert program, "this test needs the program openssl (Debian: apt-get install openssl)"
    subprocess.run([program, *words], check=True, capture_output=True)


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for this computer that nobody else has signed, and its key."""
    cert, key = folder / f"{name}.pem", folder / f"{name}-key.pem"
    asked = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=qibu", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    openssl(*asked, *named, "-keyout", str(key), "-out", str(cert))
    return cert, key


@dataclass(frozen=True, slots=True)
class Encrypted:
    """A running program behind a certificate, and what it said when it opened."""

    port: int
    cert: Path
    said: list[str]

    def ask(self, method: str, path: str, host: str = "", **headers: str) -> http.client.HTTPResponse:
        """One request; `host` is the name under which this computer is asked for."""
        trusting = ssl.create_default_context(cafile=str(self.cert))
        line = http.client.HTTPSConnection("localhost", self.port, context=trusting, timeout=30)
        form = urlencode({"name": "chen", "words": WORDS}) if method == "POST" else None
        sent = {"Host": f"{host or 'localhost'}:{self.port}", "Accept": "text/html", **headers}
        if form:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, form, sent)
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Encrypted]:
    folder = tmp_path_factory.mktemp("tls")
    cert, key = certificate(folder, "own")
    house = wiring.open_house(Settings(data=folder / "data"))
    accounts.set_up(house.book, NewStaff("陈主任", "chen", passphrase.hashed(WORDS)), "桃源社区")
    house.close()
    port = free_port()
    program = start(folder, "--port", str(port), "--host", "127.0.0.1", "--tls-cert", str(cert), "--tls-key", str(key))
    assert program.stdout
    said = [program.stdout.readline()]
    while "Ctrl" not in said[-1] and program.poll() is None:
        said.append(program.stdout.readline())
    yield Encrypted(port, cert, said)
    program.send_signal(signal.SIGTERM)
    out, err = program.communicate(timeout=60)
    assert (program.returncode, "Traceback" in out + err) == (0, False), err


def test_it_says_https_and_answers_there(encrypted: Encrypted) -> None:
    assert f"https://localhost:{encrypted.port}" in "".join(encrypted.said)
    assert not re.search(r"http://", "".join(encrypted.said))
    answer = encrypted.ask("GET", "/healthz")
    assert answer.status == 200
    # A computer in a room is found under an address, and without a certificate next year: nobody may be locked out.
    assert "strict-transport-security" not in {name.lower() for name in answer.headers}


def test_phones_are_told_https_too() -> None:
    settings = Settings(Path(), host="192.168.1.5", port=8443, tls_cert=Path("c"), tls_key=Path("k"))
    assert any("https://192.168.1.5:8443/learn" in line for line in serve.welcome(settings))


def test_a_passphrase_is_taken_from_elsewhere_and_the_cookie_stays_encrypted(encrypted: Encrypted) -> None:
    # Under another name than localhost, whoever asks does not count as sitting at this computer.
    elsewhere = socket.gethostname()
    answer = encrypted.ask("POST", "/sign-in", elsewhere)
    assert answer.status == 303
    marks = (answer.headers["set-cookie"] or "").lower()
    assert all(mark in marks for mark in ("qibu_staff=", "httponly", "secure", "samesite=lax"))


def test_plain_http_on_that_port_is_refused(encrypted: Encrypted) -> None:
    with socket.create_connection(("127.0.0.1", encrypted.port), timeout=30) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try:
            found = line.recv(200)
        except ConnectionResetError:
            found = b""
    assert not found.startswith(b"HTTP/1.1 2")
    assert encrypted.ask("GET", "/healthz").status == 200  # and nobody else notices


def test_the_desk_and_its_websocket_work_encrypted(encrypted: Encrypted, open_page: Callable[..., Page]) -> None:
    page = open_page(ignore_https_errors=True, viewport={"width": 1280, "height": 720}, locale="zh-CN")
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(f"https://localhost:{encrypted.port}/sign-in?lang=zh")
    page.locator("input[name=name]").fill("chen")
    page.locator("input[name=words]").fill(WORDS)
    page.locator("form button").first.click()
    expect(page.locator("h1.desk-title").first).to_be_visible()
    assert sockets and all(one.startswith("wss://") for one in sockets)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Certificates and keys, by what is wrong with them."""
    folder = tmp_path_factory.mktemp("files")
    found = {}
    for name in ("good", "other"):
        found[name], found[f"{name}-key"] = certificate(folder, name)
    good, key = str(found["good"]), str(found["good-key"])
    found["over"], found["locked-key"] = folder / "over.pem", folder / "locked-key.pem"
    openssl("x509", "-in", good, "-signkey", key, "-days", "-1", "-out", str(found["over"]))
    openssl("pkcs8", "-topk8", "-passout", "pass:secret", "-in", key, "-out", str(found["locked-key"]))
    found["words"] = found["words-key"] = folder / "words.txt"
    found["words"].write_text("not a certificate at all")
    return found


def test_a_pair_that_fits_is_taken(files: dict[str, Path]) -> None:
    tls.check(files["good"], files["good-key"])


@pytest.mark.parametrize(
    ("cert", "key", "words"),
    [
        ("good", "other-key", "do not belong together"),
        ("over", "good-key", "has expired"),
        ("good", "locked-key", "cannot be used"),
        ("words", "words-key", "cannot be used"),
        ("good", "words-key", "cannot be used"),
    ],
)
def test_files_that_cannot_be_used_are_one_sentence(files: dict[str, Path], cert: str, key: str, words: str) -> None:
    with pytest.raises(WrongUse) as wrong:
        tls.check(files[cert], files[key])
    assert words in wrong.value.lines[1]


def test_the_program_does_not_open_with_them_and_ends_with_code_2(tmp_path: Path, files: dict[str, Path]) -> None:
    port = free_port()
    pair = ("--tls-cert", str(files["over"]), "--tls-key", str(files["good-key"]))
    program = start(tmp_path, "--port", str(port), "--host", "127.0.0.1", *pair)
    out, err = program.communicate(timeout=60)
    assert (program.returncode, out) == (2, "") and "Traceback" not in err
    assert err.count("\n") == 2 and "已经过期" in err
    assert not (tmp_path / "data").exists()  # nothing was touched
