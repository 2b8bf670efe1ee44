"""Hostile and broken files get one clear answer, with the line."""

from pathlib import Path

import pytest

from lessons import reading


def refused(text: str) -> str:
    with pytest.raises(reading.Unreadable) as caught:
        reading.parse(text, "lesson.yaml")
    problem = caught.value.problem
    for lang in ("zh", "en"):
        assert problem.reason(lang) and problem.remedy(lang)
    return problem.code


def test_values_stay_as_they_were_typed_and_know_their_line() -> None:
    table = reading.parse("a: yes\nb: [on, 1.10]\nc:\n  d: 2026-11-22\n", "x.yaml")
    assert table == {"a": "yes", "b": ["on", "1.10"], "c": {"d": "2026-11-22"}}
    assert table["c"]["d"].line == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x", "alias"),
        ("a: !!python/object:os.system x", "tag"),
        ("a: 1\na: 2", "twice"),
        ("- a\n- b", "not_a_table"),
        ("", "not_a_table"),
        ("a: b: c", "slip_colon_inside"),
        ("a: [1, 2", "not_yaml"),
        ("a: 1\n---\nb: 2", "two_documents"),
        ("? [a, b]\n: c", "odd_key"),
        ("a: \x00", "bad_character"),
        ("a: " + "[" * 60 + "]" * 60, "too_deep"),
        ("a: [" + "1," * 50_000 + "]", "too_many"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_a_reason_and_a_remedy(text: str, code: str) -> None:
    assert refused(text) == code


def test_a_deeply_nested_bomb_is_refused() -> None:
    assert refused("a: " + "[" * 200_000) in ("too_deep", "not_yaml")


def test_a_file_in_the_wrong_encoding_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("id: x\ntitle: 设置\n".encode("gbk"))
    with pytest.raises(reading.Unreadable) as caught:
        reading.read(path, "gbk.yaml")
    assert (caught.value.problem.code, caught.value.problem.line) == ("wrong_encoding", 2)


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes("\ufeffid: x".encode())
    assert reading.read(path, "bom.yaml") == {"id": "x"}


def test_a_huge_file_is_not_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"a: b\n" * 200_000)
    with pytest.raises(reading.Unreadable) as caught:
        reading.read(path, "huge.yaml")
    assert caught.value.problem.code == "too_big"


def test_a_link_out_of_the_pack_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: x")
    link = tmp_path / "link.yaml"
    link.symlink_to(secret)
    with pytest.raises(reading.Unreadable) as caught:
        reading.read(link, "link.yaml")
    assert caught.value.problem.code == "not_a_file"
