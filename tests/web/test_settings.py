from pathlib import Path

import pytest

from web import settings
from web.settings import HelpAsked, WrongUse, read


def test_as_usual_it_serves_the_whole_room_on_8501() -> None:
    found = read([], {})
    assert (found.host, found.port, found.lang, found.demo) == ("0.0.0.0", 8501, "zh", False)
    assert found.data.name == "Qibu"


def test_variables_count_and_arguments_count_more(tmp_path: Path) -> None:
    env = {"QIBU_PORT": "9000", "QIBU_DATA": str(tmp_path), "QIBU_LANG": "en", "QIBU_DATABASE_URL": "postgresql://x/y"}
    found = read([], env)
    assert (found.port, found.data, found.lang, found.database_url) == (9000, tmp_path, "en", "postgresql://x/y")
    assert read(["--port", "9001"], env).port == 9001


def test_the_demo_stays_on_this_computer_and_apart_from_real_data(tmp_path: Path) -> None:
    env = {"QIBU_DATA": str(tmp_path), "QIBU_DATABASE_URL": "postgresql://real/book"}
    found = read(["--demo"], env)
    assert (found.host, found.database_url) == ("127.0.0.1", "")
    assert found.data == tmp_path / "Qibu-demo"
    assert read(["--demo"], {}).data.name == "Qibu-demo"
    assert read(["--demo", "--host", "0.0.0.0"], env).host == "0.0.0.0"


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty", "8501.5", "", "８５０１", "²"])
def test_a_port_that_is_none_is_one_sentence_in_both_languages(port: str) -> None:
    with pytest.raises(WrongUse) as wrong:
        read(["--port", port], {})
    assert len(wrong.value.lines) == 2


@pytest.mark.parametrize("arguments", [["--prot", "1"], ["extra"], ["--port"], ["--por", "1"]])
def test_an_argument_nobody_knows_is_one_sentence(arguments: list[str]) -> None:
    with pytest.raises(WrongUse) as wrong:
        read(arguments, {})
    assert "--port" in wrong.value.lines[0]


@pytest.mark.parametrize(
    ("name", "value"), [("QIBU_PORT", "x"), ("QIBU_LANG", "fr"), ("QIBU_COMMUNITY_PHONE", "call me")]
)
def test_a_wrong_variable_is_named(name: str, value: str) -> None:
    with pytest.raises(WrongUse) as wrong:
        read([], {name: value})
    assert value in wrong.value.lines[1]


def test_help_is_given_in_both_languages() -> None:
    with pytest.raises(HelpAsked) as asked:
        read(["--help"], {})
    assert len(asked.value.lines) == 12


@pytest.mark.parametrize(
    ("text", "number"), [(" 0571-8765 4321 ", "0571-8765 4321"), ("+86 571", "+86 571"), ("x", "")]
)
def test_a_telephone_number_is_what_can_be_dialled(text: str, number: str) -> None:
    assert settings.telephone(text) == number
