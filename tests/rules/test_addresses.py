"""Addresses of documents: refused, the same, nearly the same."""

import pytest

from tracker.rules.addresses import (
    Stem,
    alike_titles,
    fault,
    nearly_same,
    normal,
    original,
    stem,
    telling_part,
    variants,
)

NO_WEB = "must be an address that begins with http:// or https://"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.mfa.example.cn/eng/t1.shtml",
        "http://news.example/热线",
        "https://93.184.216.34/a",
        "https://news.example:8443/a?b=c#d",
        "http://news.example:1/",
        "https://news.example./",
        "https://internal.example/",
        "https://news.example/".ljust(1_000, "a"),
    ],
)
def test_address_of_the_public_web_is_taken(address: str) -> None:
    assert fault(address) == ""


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("javascript:alert(1)", NO_WEB),
        ("data:text/html,x", NO_WEB),
        ("file:///etc/passwd", NO_WEB),
        ("ftp://news.example/a", NO_WEB),
        ("news.example/a", NO_WEB),
        ("http://", NO_WEB),
        ("http://[::1", NO_WEB),
        ("http://news.example:99999/", NO_WEB),
        ("http://news.example:0/", NO_WEB),
        ("http://me@news.example/", "holds a name or password before the host"),
        ("http://:secret@news.example/", "holds a name or password before the host"),
        ("http://news.example/a b", "holds a space or a control character"),
        ("http://news.example/\x00", "holds a space or a control character"),
        ("http://news.example/" + "a" * 1_000, "longer than 1000 characters"),
    ],
)
def test_other_addresses_are_refused_with_the_reason(address: str, reason: str) -> None:
    assert fault(address) == reason


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "desk.localhost",
        "printer",
        "printer.",
        ".printer",
        "news..example",
        "files.internal",
        "files.internal.",
        "router.home.arpa",
        "127.0.0.1",
        "127.0.0.1.",
        "10.1.2.3",
        "169.254.169.254",
        "[::1]",
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
    ],
)
def test_host_inside_a_network_is_refused_by_name(host: str) -> None:
    assert fault(f"http://{host}/latest") == f"{host.strip('[]')} is no host of the public web"


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/a/b?x=1&y=2",
        "https://www.news.example/a/b?x=1&y=2",
        "HTTPS://NEWS.example:443/a/b/?x=1&y=2",
        "https://news.example/a/b?y=2&x=1",
        "https://news.example/a/b?x=1&y=2#part",
        "https://news.example/a/b?x=1&y=2&utm_source=feed&fbclid=1",
        "https://news.example/a/b/index.html?x=1&y=2",
        "https://news.example/a/%62?x=1&y=2",
        "http://news.example:80/a/b?x=1&y=2",
        "https://news.example./a/b?x=1&y=2",
        "  https://news.example/a/b?x=1&y=2 ",
    ],
)
def test_one_document_has_one_normal_form(other: str) -> None:
    assert normal(other) == "news.example/a/b?x=1&y=2"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://news.example:8443/a", "news.example:8443/a"),
        ("https://news.example/X/", "news.example/X"),
        ("https://news.example/a?print", "news.example/a?print="),
        ("https://news.example/%7Ea:b;c=(d)%20e", "news.example/~a:b;c=(d)%20e"),
        ("https://news.example/\ud800", "news.example/%ED%A0%80"),
    ],
    ids=["port", "capital", "bare key", "signs", "half a character"],
)
def test_normal_form_keeps_what_may_tell_documents_apart(address: str, expected: str) -> None:
    assert normal(address) == expected


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/a/c?x=1",
        "https://news.example/a/b?x=2",
        "https://other.example/a/b?x=1",
        "https://news.example:8443/a/b?x=1",
        "https://news.example/A/b?x=1",
        "https://news.example/a/%C8%C8?x=1",
    ],
)
def test_other_documents_have_other_normal_forms(other: str) -> None:
    assert normal(other) != normal("https://news.example/a/b?x=1")


def test_paths_in_an_older_chinese_code_are_told_apart() -> None:
    assert normal("https://news.example/%C8%C8") != normal("https://news.example/%CF%DF")


def test_text_that_is_no_address_is_its_own_normal_form() -> None:
    assert normal(" http://[broken ") == "http://[broken"


@pytest.mark.parametrize(
    "other",
    [
        "https://m.news.example/en/story-of-a-hotline.html",
        "https://news.example/zh/story-of-a-hotline",
        "https://news.example/story-of-a-hotline/amp",
        "https://news.example/story-of-a-hotline.htm?print=1",
        "https://web.archive.org/web/20200101000000/https://news.example/story-of-a-hotline",
        "https://web.archive.org/web/2020id_/http:/news.example/story-of-a-hotline",
        "https://web.archive.org/web/2020/news.example/story-of-a-hotline",
    ],
)
def test_other_form_of_a_page_is_nearly_the_same(other: str) -> None:
    assert nearly_same("https://news.example/story-of-a-hotline", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a", "https://www.news.example/a/"),
        ("https://news.example/a", "https://news.example/b"),
        ("https://news.example/show?id=1", "https://news.example/show?id=2"),
        ("https://news.example/a", "https://other.example/a"),
        ("https://news.example/", "https://news.example/?id=1"),
        ("not an address", "not an address either"),
    ],
    ids=["the same", "other path", "other query", "other host", "front page", "no addresses"],
)
def test_same_or_other_documents_are_not_nearly_the_same(one: str, other: str) -> None:
    assert not nearly_same(one, other)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://web.archive.org/web/2020/https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("https://web.archive.org/web/2020/https://a.example/b", "https://a.example/b"),
        ("https://web.archive.org/web/2020/http:/a.example/b", "http://a.example/b"),
        ("https://web.archive.org/web/2020/a.example/b", "http://a.example/b"),
        ("https://web.archive.org/about", "https://web.archive.org/about"),
        ("https://archive.org/web/2020/a.example/b", "http://a.example/b"),
        (
            "https://noarchive.org/web/2020/https://b.example",
            "https://noarchive.org/web/2020/https://b.example",
        ),
        (
            "https://a.example/web/2020/https://b.example",
            "https://a.example/web/2020/https://b.example",
        ),
    ],
)
def test_archive_gives_the_address_it_kept(address: str, kept: str) -> None:
    assert original(address) == kept


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The hotline opens at last", "the hotline opens, at last!", True),
        ("The hotline opens at last", "The hotline opens at last | News", True),
        ("The hotline opens at last", "The hotline closes for good", False),
        ("The hotline opens at last", "The hotline opens at", True),
        ("Go to it now", "Go to it now!!! Really", True),
        ("Go to it no", "Go to it no really", False),
        ("Opening now!", "opening, now", True),
        ("Readout", "Readout", True),
        ("???????????????", "The hotline opens at last", False),
        ("The hotline opens at last", "???????????????", False),
        ("Readout", "Readout of a call", False),
        ("中美执法合作热线今日开通运行", "中美执法合作热线今日开通运行。", True),
        ("", "", False),
    ],
)
def test_titles_are_compared_by_their_words(one: str, other: str, expected: bool) -> None:
    assert alike_titles(one, other) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://news.example/en/2020/story-of-a-hotline.html", "story-of-a-hotline"),
        ("https://news.example/%E7%83%AD/x1", "x1"),
        ("https://news.example/zebra/a-very-long-story", "a-very-long-story"),
        ("https://news.example/", ""),
    ],
)
def test_telling_part_is_the_longest_plain_piece_of_the_path(address: str, expected: str) -> None:
    assert telling_part(address) == expected


def test_variants_hold_the_commonest_spellings() -> None:
    found = set(variants("https://www.news.example/a/?b=1"))

    assert {"http://news.example/a?b=1", "https://www.news.example/a/?b=1"} <= found
    assert len(found) == 8


def test_variants_of_an_address_without_a_query_have_none() -> None:
    assert "http://news.example/X" in set(variants("https://news.example/X/"))
    assert not any("?" in each for each in variants("https://news.example/X"))


@pytest.mark.parametrize("text", ["not an address", "/a/b", "http://[broken"])
def test_text_that_is_no_address_has_no_variants_and_no_host(text: str) -> None:
    assert list(variants(text)) == []
    assert stem(f" {text} ") == Stem("", (text,), "")


def test_front_pages_with_one_query_are_nearly_the_same_on_another_host_name() -> None:
    assert nearly_same("https://news.example/?id=1", "https://m.news.example/?id=1")
