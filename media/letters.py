"""Sizes of the desk's styles: written in pixels, given out in letters, so that whoever sets larger letters in the
browser gets everything larger, as if the page were nearer. Knows no page.
"""

import re
from typing import Final

BASE: Final = 28  # px of the desk's letter; the style sheet makes it 175 % of the reader's own
USUAL: Final = 16  # px of a browser's letter where nobody has chosen another; what `em` means in a media query
HAIR: Final = 4  # px up to which a line stays a line

_PX: Final = re.compile(r"(?<![\w.#])(\d+(?:\.\d+)?)px")
_MEDIA: Final = re.compile(r"@media[^{]*")


def in_letters(css: str) -> str:
    """The same styles with every size over a hair's breadth in `rem`, and the widths of media queries in `em`."""
    parts = _MEDIA.split(css)
    queries = [_PX.sub(lambda one: f"{float(one[1]) / USUAL:g}em", each) for each in _MEDIA.findall(css)]
    styles = [_PX.sub(lambda one: rem(float(one[1])), each) for each in parts]
    return "".join(part for pair in zip(styles, [*queries, ""], strict=True) for part in pair)


def rem(px: float) -> str:
    """A length in letters, never a shade smaller than drawn."""
    return f"{px:g}px" if px <= HAIR else f"{-(-px * 10_000 // BASE) / 10_000:g}rem"
