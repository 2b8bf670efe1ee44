import pytest

from web import trust


def head(**headers: str) -> list[tuple[bytes, bytes]]:
    return [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "LOCALHOST:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_this_computer_is_its_own_address_under_its_own_name(peer: str, host: str) -> None:
    assert trust.this_computer(peer, head(host=host))


@pytest.mark.parametrize("peer", ["192.168.1.7", "10.0.0.1", "::ffff:192.168.1.7", "fe80::1", "", "unix:", None])
def test_another_address_is_another_computer(peer: str | None) -> None:
    assert not trust.this_computer(peer, head(host="localhost:8501"))


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "192.168.1.5:8501",
        "127.0.0.1.nip.io",
        "",
        "[::1",
        "localhost@evil",
        "evil@localhost",
        "localhost/x",
        "localhost#x",
        "localhost:x",
        "localhost:8501,x",
    ],
)
def test_another_name_is_not_this_computer(host: str) -> None:
    assert not trust.this_computer("127.0.0.1", head(host=host))


def test_two_names_at_once_are_not_trusted() -> None:
    assert not trust.this_computer("127.0.0.1", head(host="localhost") + head(host="evil.example"))
    assert not trust.this_computer("127.0.0.1", [])


@pytest.mark.parametrize(
    "name",
    ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "via", "x-real-ip", "cf-connecting-ip"],
)
def test_whoever_comes_through_somebody_else_is_not_this_computer(name: str) -> None:
    assert not trust.this_computer("127.0.0.1", [*head(host="localhost"), (name.encode(), b"127.0.0.1")])


@pytest.mark.parametrize(
    "host", ["192.168.1.5:8501", "10.0.0.1", "[fe80::1]:8501", "localhost", "classroom.local:8501"]
)
def test_addresses_and_own_names_are_answered(host: str) -> None:
    assert trust.known_host(head(host=host), frozenset({"localhost", "classroom.local"}))


@pytest.mark.parametrize("host", ["evil.example", "", "classroom.local.evil.example"])
def test_strange_names_are_not(host: str) -> None:
    assert not trust.known_host(head(host=host), frozenset({"localhost", "classroom.local"}))


def test_own_names_hold_the_machines_name_and_localhost() -> None:
    names = trust.own_names()
    assert "localhost" in names
    assert all(name == name.lower() for name in names)


def test_a_page_of_another_site_is_told_by_its_origin() -> None:
    assert trust.same_origin(head(host="localhost:8501"))
    assert trust.same_origin(head(host="localhost:8501", origin="http://localhost:8501"))
    assert not trust.same_origin(head(host="localhost:8501", origin="http://evil.example"))
    assert not trust.same_origin(head(host="localhost:8501", origin="null"))
    assert not trust.same_origin(head(host="localhost:8501", origin="http://localhost:9999"))


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "http://localhost:8501@evil", "//", "", "\xff"])
def test_an_origin_that_is_no_address_is_another_site(origin: str) -> None:
    assert not trust.same_origin(head(host="localhost:8501", origin=origin))


def test_a_browser_that_sends_no_origin_is_told_by_what_else_it_sends() -> None:
    host = "localhost:8501"
    assert trust.same_origin(head(host=host, sec_fetch_site="same-origin"))
    assert trust.same_origin(head(host=host, sec_fetch_site="none"))
    assert not trust.same_origin(head(host=host, sec_fetch_site="cross-site"))
    assert not trust.same_origin(head(host=host, sec_fetch_site="same-site"))
    assert trust.same_origin(head(host=host, referer="http://localhost:8501/me?lang=zh"))
    assert not trust.same_origin(head(host=host, referer="http://evil.example/localhost:8501"))
    assert not trust.same_origin(head(host=host, referer="http://["))


def test_an_origin_counts_more_than_what_else_is_sent() -> None:
    ours = head(host="localhost:8501", origin="http://localhost:8501", sec_fetch_site="cross-site")
    assert trust.same_origin(ours)
    assert not trust.same_origin(
        head(host="a:1", origin="http://b:1", sec_fetch_site="same-origin", referer="http://a:1/")
    )
