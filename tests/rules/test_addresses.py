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


@pytest.mark.parametrize(
    "address",
    [
        "https://www.mfa.example.cn/eng/t1.shtml",
        "http://news.example/热线",
        "https://93.184.216.34/a",
        "https://news.example:8443/a?b=c#d",
    ],
)
def test_address_of_the_public_web_is_taken(address: str) -> None:
    assert fault(address) == ""


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("javascript:alert(1)", "http://"),
        ("data:text/html,x", "http://"),
        ("file:///etc/passwd", "http://"),
        ("ftp://news.example/a", "http://"),
        ("news.example/a", "http://"),
        ("http://", "http://"),
        ("http://[::1", "http://"),
        ("http://news.example:99999/", "http://"),
        ("http://localhost/a", "no host"),
        ("http://desk.localhost/", "no host"),
        ("http://printer/", "no host"),
        ("http://files.internal/", "no host"),
        ("http://127.0.0.1/", "no host"),
        ("http://10.1.2.3/", "no host"),
        ("http://169.254.169.254/latest", "no host"),
        ("http://[::1]/", "no host"),
        ("http://[fe80::1]/", "no host"),
        ("http://[::ffff:127.0.0.1]/", "no host"),
        ("http://2130706433/", "no host"),
        ("http://0x7f000001/", "no host"),
        ("http://0x7f.1/", "no host"),
        ("http://0177.0.0.1/", "no host"),
        ("http://127.1/", "no host"),
        ("http://me:secret@news.example/", "password"),
        ("http://news.example/a b", "space"),
        ("http://news.example/\x00", "control"),
        ("http://news.example/" + "a" * 1_000, "1000"),
    ],
)
def test_other_addresses_are_refused_with_the_reason(address: str, reason: str) -> None:
    assert reason in fault(address)


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
        "  https://news.example/a/b?x=1&y=2 ",
    ],
)
def test_one_document_has_one_normal_form(other: str) -> None:
    assert normal(other) == normal("https://news.example/a/b?x=1&y=2")


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/a/c?x=1",
        "https://news.example/a/b?x=2",
        "https://other.example/a/b?x=1",
        "https://news.example:8443/a/b?x=1",
        "https://news.example/A/b?x=1",
    ],
)
def test_other_documents_have_other_normal_forms(other: str) -> None:
    assert normal(other) != normal("https://news.example/a/b?x=1")


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
