"""A program of its own: text file in, MP3 file out, through gTTS. Whoever starts it kills it when it takes too long.

gTTS does not check certificates, takes a portal's web page for an answer and leaves empty files behind; here
certificates are checked, a web page is called one, and the file appears whole or not at all. Says in one word why it
failed.
"""

import argparse
import io
import os
import sys
import warnings
from pathlib import Path
from typing import Any, Final

import certifi
import requests
from gtts import tts
from requests import exceptions, utils

from media.voice.google import FAILED
from media.voice.speech import sentences

_AT_ONCE: Final = 90  # Google takes 100 characters at a time; gTTS would cut at every comma
_LEAST_BYTES: Final = 500
_TIMEOUT: Final = (3, 5)  # seconds to connect, seconds between two bytes; the parent's deadline covers the rest


class Portal(Exception):
    """A web page stands where sound should be."""


class Verifying(requests.Session):
    """A session that checks certificates, whatever gTTS asks for, and obeys NO_PROXY, which gTTS forgets."""

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        kwargs["verify"] = os.environ.get("REQUESTS_CA_BUNDLE") or certifi.where()
        kwargs["proxies"] = utils.get_environ_proxies(request.url or "")
        response = super().send(request, **kwargs)
        if response.ok and response.headers.get("content-type", "").lower().startswith("text/html"):
            raise Portal
        return response


def fetch(text: str, lang: str) -> bytes:
    """The MP3 of a text. Raises gTTSError, Portal, or what requests raises while the answer arrives."""
    out = io.BytesIO()
    voice = tts.gTTS(
        text,
        lang=lang,
        lang_check=False,
        timeout=_TIMEOUT,
        tokenizer_func=lambda long: sentences(long, _AT_ONCE),
        pre_processor_funcs=[],
    )
    voice.write_to_fp(out)
    return out.getvalue()


def why(error: BaseException) -> str:
    """One word for the parent (a key of the voice catalogue), with the status where there is one."""
    cause = error.__context__ if isinstance(error, tts.gTTSError) and error.rsp is None else error
    status = error.rsp.status_code if isinstance(error, tts.gTTSError) and error.rsp is not None else None
    if isinstance(error, Portal):
        return "portal"
    if status == 429:
        return "busy"
    if status is not None and status != 200:
        return f"refused {status}"
    if status == 200:
        return "no_sound"
    if isinstance(cause, exceptions.SSLError):
        return "certificate"
    return "too_slow" if isinstance(cause, exceptions.Timeout) else "offline"


def _keep(mp3: bytes, out: Path) -> None:
    part = out.with_suffix(".part")
    part.write_bytes(mp3)
    part.replace(out)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("text", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("lang")
    parser.add_argument("--base", default="", help=argparse.SUPPRESS)
    wanted = parser.parse_args(argv)
    warnings.simplefilter("ignore", DeprecationWarning)  # gTTS warns of zh-CN, which is right
    requests.Session = Verifying  # type: ignore[misc]  # this process only
    if wanted.base:  # a private name of gTTS, which is why its version is pinned
        tts._translate_url = lambda tld="com", path="": wanted.base
    try:
        mp3 = fetch(wanted.text.read_text("utf-8"), wanted.lang)
    except (tts.gTTSError, Portal, exceptions.RequestException, AssertionError) as error:
        sys.stdout.write(why(error) + "\n")
        return FAILED
    if len(mp3) < _LEAST_BYTES:
        sys.stdout.write("portal\n" if not mp3 else "no_sound\n")
        return FAILED
    _keep(mp3, wanted.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
