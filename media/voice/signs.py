"""Little pictures in a text, which no voice can read: emoji, arrows and the invisible marks that join them."""

import re
from typing import Final

EMOJI: Final = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0f\u200b-\u200d\u20e3]"
)
