"""The scripts that a page asks for at once are those it starts with: no more, no less, each of them there."""

import re
from pathlib import Path

from web import assets


def test_a_script_brings_what_it_cannot_start_without_and_nothing_it_may_ask_for_later(tmp_path: Path) -> None:
    (tmp_path / "page.js").write_text("import {\n  a,\n} from './a.js';\nif (a) import('./later.js');\n", "utf-8")
    (tmp_path / "a.js").write_text("import { b } from './b.js';\nexport const a = 'import ./later.js';\n", "utf-8")
    (tmp_path / "b.js").write_text("export { a } from './a.js';\nexport const b = 1;\n", "utf-8")
    (tmp_path / "later.js").write_text("export const late = 1;\n", "utf-8")
    assert assets.gather([tmp_path]).scripts("page.js") == ("page.js", "a.js", "b.js")


def test_a_lesson_is_not_kept_waiting_by_the_recording_bar() -> None:
    gathered = assets.gather()
    assert "bar.js" not in gathered.scripts("open.js") and "queue.js" not in gathered.scripts("open.js")
    assert "bar.js" in gathered.scripts("table-walk.js")
    assert all(gathered.url(name) for name in gathered.scripts("open.js"))


def test_english_pages_set_quotation_marks_narrow_where_only_a_chinese_font_is_there() -> None:
    styles = "".join(one.read_text("utf-8") for one in (Path(assets.__file__).parent / "assets").glob("*.css"))
    stacks = re.findall(r":lang\(en\) \{ font-family: -apple-system[^}]*\}", styles)
    assert len(stacks) > 4 and all("font-variant-east-asian: proportional-width" in one for one in stacks)


def test_on_paper_no_table_of_a_summary_is_parted_from_its_heading() -> None:
    printed = (Path(assets.__file__).parent / "assets" / "lead.css").read_text("utf-8").partition("@media print")[2]
    assert re.search(r"\.sum table\b[^{]*\{ break-inside: avoid", printed)
