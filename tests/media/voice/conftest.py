"""A synthetic speaker, engines that need no voice, and a stand-in for Google that plays each of its failures."""

import base64
import io
import itertools
import ssl
import threading
import wave
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from media.voice.engines import Engine, EngineFailed
from media.voice.sound import RATE, finish

CERTIFICATE = Path(__file__).with_name("self_signed.pem")


def speech(seconds: float, level: float = 0.5, noise: float = 0.0, quiet: float = 0.5) -> np.ndarray:
    """Something that rises and falls like speech, four syllables a second, with `quiet` seconds before and after."""
    t = np.arange(int(seconds * RATE)) / RATE
    voice = sum(np.sin(2 * np.pi * 140 * k * t) / k for k in range(1, 20)) * np.sin(np.pi * 4 * t) ** 2
    silence = np.zeros(int(quiet * RATE))
    sound = np.concatenate([silence, level * voice / np.abs(voice).max(), silence])
    return (sound + noise * np.random.default_rng(7).standard_normal(len(sound))).astype(np.float32)


def wav(samples: np.ndarray) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return out.getvalue()


@pytest.fixture
def spoken_wave() -> Callable[..., np.ndarray]:
    return speech


@pytest.fixture
def as_wav() -> Callable[[np.ndarray], bytes]:
    return wav


SOUND = wav(speech(1))


class Pretended(Engine):
    """An engine that speaks without any voice, or fails for the reason it is given."""

    def __init__(self, name: str = "espeak", network: bool = False, langs: str = "zh en") -> None:
        super().__init__()
        self.id, self.network, self._langs = name, network, langs.split()  # type: ignore[misc]
        self.trouble: str | None = None
        self.sound = SOUND
        self.asked: list[str] = []

    def _find(self, lang: str) -> str | None:
        return "pretended" if lang in self._langs else None

    def _run(self, text: Path, out: Path, lang: str, voice: str) -> None:
        self.asked.append(text.read_text("utf-8"))
        if self.trouble:
            raise EngineFailed(self.trouble, engine=self.id)
        out.write_bytes(self.sound)


@pytest.fixture
def pretended() -> type[Pretended]:
    return Pretended


class _StandIn(BaseHTTPRequestHandler):
    """Answers as the last part of the address says: ok, 429, 403, 404, 500, html, noaudio, hang, drip."""

    mp3: ClassVar[bytes] = b""
    over: ClassVar[threading.Event]

    def do_POST(self) -> None:
        mode = self.path.strip("/")
        self.rfile.read(int(self.headers["Content-Length"]))
        if mode.isdigit():
            self._answer(int(mode), b"")
        elif mode == "ok":
            self._answer(200, b'[["wrb.fr","jQ1olc","[\\"' + base64.b64encode(self.mp3) + b'\\"]"]]')
        elif mode == "html":
            self._answer(200, b"<html><title>Sign in to this network</title></html>", "text/html")
        elif mode == "unlabelled":
            self._answer(200, b"Welcome to the free network of this hotel")
        elif mode == "noaudio":
            self._answer(200, b'[["wrb.fr","jQ1olc",null]]')
        elif mode == "hang":
            self.over.wait(30)
        elif mode == "drip":
            self._drip()

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in itertools.count():
            if self.over.wait(0.3):
                return
            try:
                self.wfile.write(b" ")
            except OSError:
                return

    def _answer(self, status: int, body: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at what the engine says."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A killed child hangs up in the middle: that is what is being tested."""


def _serve(secure: bool) -> Iterator[str]:
    _StandIn.over = threading.Event()
    _StandIn.mp3 = finish(wav(speech(2))).mp3
    with _Server(("127.0.0.1", 0), _StandIn) as server:
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"{'https' if secure else 'http'}://127.0.0.1:{server.server_address[1]}/"
        _StandIn.over.set()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def google() -> Iterator[str]:
    """The stand-in's address; add the way it is to behave."""
    yield from _serve(secure=False)


@pytest.fixture
def impostor() -> Iterator[str]:
    """The stand-in over TLS, with a certificate nobody vouches for."""
    yield from _serve(secure=True)


@pytest.fixture(scope="session")
def certificate() -> Path:
    return CERTIFICATE
