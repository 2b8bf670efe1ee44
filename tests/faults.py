"""What a program that was tested left in its log and should not have."""

import re
from pathlib import Path
from typing import Final

# Streamlit's own, seen once: two of its threads at one session's widgets. No line of ours is in it, that
# one touch's answer does not come, and the next one's does.
_ITS_OWN: Final = re.compile(
    r"Traceback(?:(?!Traceback).)*?RuntimeError: dictionary \w+ changed during iteration", re.S
)
_OURS: Final = re.compile(r'File "(?!.*site-packages).*?/(?:web|tracker|lessons|media)/')


def tracebacks(log: Path) -> str:
    """The log, if there is a traceback in it, but for Streamlit's race with itself; else nothing."""
    told = _ITS_OWN.sub(lambda one: one[0] if _OURS.search(one[0]) else "", log.read_text("utf-8"))
    return told if "Traceback" in told else ""
