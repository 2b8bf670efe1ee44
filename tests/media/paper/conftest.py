"""What comes out of a printer: the same pages as pixels, so that a test can look at them as a phone would."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import typst
from PIL import Image

from media.paper import typeset

Printed = Callable[..., list[Image.Image]]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Printed:
    """Call a product with its arguments; its pages come back as pictures of `dpi`."""

    def print_it(make: Callable[..., bytes], *args: Any, dpi: int = 120, **options: Any) -> list[Image.Image]:
        pages: list[bytes] = []

        def as_pictures(template: str, data: dict[str, Any], *, title: str, lang: str) -> bytes:
            made = typst.compile(
                str(typeset.FOLDER / f"{template}.typ"),
                root=str(typeset.FOLDER),
                format="png",
                ppi=dpi,
                font_paths=typeset._fonts(),
                sys_inputs={"data": typeset.packed(data, title=title, lang=lang)},
            )
            pages.extend(made if isinstance(made, list) else [made])
            return b""

        with monkeypatch.context() as patch:
            patch.setattr(typeset, "pdf", as_pictures)
            make(*args, **options)
        return [Image.open(io.BytesIO(page)).convert("RGB") for page in pages]

    return print_it
