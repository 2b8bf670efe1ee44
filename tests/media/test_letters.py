"""The desk's styles grow with the letters that somebody has set in the browser."""

import gzip
import re

from media.letters import BASE, in_letters, rem
from web import assets


def test_lengths_are_given_in_letters_lines_stay_lines_and_nothing_shrinks() -> None:
    css = ".a { margin: -6px 0; border: 2px solid } @media (max-width: 960px) { .a { min-height: 60px; } }"
    assert in_letters(css) == (
        ".a { margin: -0.2143rem 0; border: 2px solid } @media (max-width: 60em) { .a { min-height: 2.1429rem; } }"
    )
    assert float(rem(60).removesuffix("rem")) * BASE >= 60


def test_every_sheet_of_the_desk_is_given_out_so_and_the_letter_itself_is_the_readers() -> None:
    sheets = {name: gzip.decompress(page.packed).decode() for name, page in assets.gather().files.items()}
    desk = {name: css for name, css in sheets.items() if name.startswith("desk") and name.endswith(".css")}
    assert len(desk) > 2 and re.search(r"html \{ font-size: 175%", desk["desk.css"])
    assert [one for css in desk.values() for one in re.findall(r"[\d.]+px", css) if float(one[:-2]) > 4] == []
