"""Points at a place on a real picture exactly as on a drawn phone: the rest dimmed, ring, numbered badge, hand."""

import io

from PIL import Image

from media.pictures import raster
from media.pictures.uploads import Fractions, Taken, inside, stored
from media.scenes.highlight import mark, picture_ground


def ring(webp: bytes, box: Fractions, *, number: int, gesture: str = "tap", direction: str = "") -> Taken:
    """A picture that was taken in, with the mark painted in. `box` is the target in fractions of the picture.

    Raises ValueError for a box that is not within the picture, `NoFont` when the badge's digit cannot be set.
    """
    with Image.open(io.BytesIO(webp), formats=("WEBP",)) as opened:
        marked = opened.convert("RGB")
    layer = raster.picture(layer_on(marked.width, marked.height, box, number, gesture, direction), marked.width)
    layer = layer.resize(marked.size)  # where rounding has made it a line taller or shorter
    marked.paste(layer, (0, 0), layer)
    return stored(marked)


def layer_on(width: int, height: int, box: Fractions, number: int, gesture: str = "tap", direction: str = "") -> str:
    """The mark alone, as SVG to lie over a picture of that many pixels: for pages, which need no painted copy."""
    ground = picture_ground(width, height)
    x, y, wide, high = inside(box)
    place = (x * ground.width, y * ground.height, wide * ground.width, high * ground.height)
    return mark(place, gesture, number, direction=direction, on=ground)
