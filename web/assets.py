"""The files that pages load: the player's and the hall's own, under one address that changes when any of them does."""

import gzip
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from media.letters import in_letters
from web import reply

PLAYER: Final = Path(__file__).parent.parent / "lessons" / "player"
FOLDERS: Final = (PLAYER, Path(__file__).parent / "assets")
KINDS: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_IMPORT: Final = re.compile(r"^(?:import|export)\b[^;'()]*'\./([\w-]+\.js)'", re.M)  # not those it may ask for later


@dataclass(frozen=True, slots=True)
class Assets:
    """All files, read and packed once. `mark` changes with any of them, so browsers may keep them for ever."""

    mark: str
    files: Mapping[str, reply.Page]
    imports: Mapping[str, tuple[str, ...]]  # of each script, those that it cannot start without

    def url(self, name: str) -> str:
        """The address of a file; raises KeyError when there is no such file."""
        self.files[name]
        return f"/assets/{self.mark}/{name}"

    def scripts(self, name: str) -> tuple[str, ...]:
        """A script and all that come with it, for a page to ask for at once instead of one after the other."""
        found = [name]
        for one in found:  # grows while it is walked
            found += [other for other in self.imports[one] if other not in found]
        return tuple(found)

    def answer(self, request: Request) -> Response:
        """`/assets/<mark>/<name>`. An old mark still gets today's file, but is not told to keep it."""
        name = request.path_params["name"]
        if name not in self.files:
            return PlainTextResponse("not here\n", 404)
        cache = _FOR_EVER if request.path_params["mark"] == self.mark else "no-cache"
        kind = KINDS[Path(name).suffix]
        return reply.send(request, self.files[name], kind=kind, cache=cache, vary="Accept-Encoding")


def gather(folders: Iterable[Path] = FOLDERS) -> Assets:
    """Every script, style sheet and drawing in `folders`; later folders win."""
    found = {
        path.relative_to(folder).as_posix(): _read(path)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in KINDS
    }
    whole = hashlib.sha256()
    for name, body in sorted(found.items()):
        whole.update(f"{name}\0{len(body)}\0".encode() + body)
    imports = {name: tuple(_IMPORT.findall(body.decode())) for name, body in found.items() if name.endswith(".js")}
    return Assets(whole.hexdigest()[:16], {name: _packed(body) for name, body in found.items()}, imports)


def _read(path: Path) -> bytes:
    body = path.read_bytes()
    return in_letters(body.decode()).encode() if path.suffix == ".css" and path.name.startswith("desk") else body


def _packed(body: bytes) -> reply.Page:
    return reply.Page(gzip.compress(body, 9, mtime=0), f'"{hashlib.sha256(body).hexdigest()[:20]}"', len(body))
