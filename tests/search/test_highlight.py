"""Matches are marked in the text as it was written, and everything else is escaped."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from tracker.search import indexed, marked, query, snippet

MARKED = {
    "a word": ("hotline", "Open a hotline", "Open a <mark>hotline</mark>"),
    "another ending": ("promise", "They promised.", "They <mark>promised</mark>."),
    "accents": ("ministere", "Le Ministère", "Le <mark>Ministère</mark>"),
    "an accent of its own": ("ministere", "Ministe\u0300re", "<mark>Ministe\u0300re</mark>"),
    "an accent at the end": ("cafe", "cafe\u0301 x", "<mark>cafe\u0301</mark> x"),
    "initials": ("us", "U.S. aid", "<mark>U.S.</mark> aid"),
    "possessive": ("china", "China’s", "<mark>China’s</mark>"),
    "full width": ("abc", "ＡＢＣ", "<mark>ＡＢＣ</mark>"),
    "a row of characters": ("打击", "联合打击诈骗", "联合<mark>打击</mark>诈骗"),
    "one character": ("打", "打一打", "<mark>打</mark>一<mark>打</mark>"),
    "no part of a row": ("打击", "打了一击", "打了一击"),
    "overlapping rows": ("公安部 安部长", "公安部长", "<mark>公安部长</mark>"),
    "rows side by side": ("公安 部长", "公安部长", "<mark>公安</mark><mark>部长</mark>"),
    "not across names": ("公部", "公 · 部", "公 · 部"),
    "HTML": ("b", '<b class="x">', "&lt;<mark>b</mark> class=&quot;x&quot;&gt;"),
    "an entity": ("amp", "a & amp", "a &amp; <mark>amp</mark>"),
    "nothing": ("x", "y", "y"),
}


@pytest.mark.parametrize(("text", "line", "html"), MARKED.values(), ids=MARKED.keys())
def test_matches_are_marked(text: str, line: str, html: str) -> None:
    assert marked(line, query([text]).terms) == html


def test_template_shows_marks_and_escapes_only_once() -> None:
    markup = marked("a < hotline", query(["hotline"]).terms)

    shown = Template("{{ markup }}").render(Context({"markup": markup}))

    assert shown == "a &lt; <mark>hotline</mark>"


def test_snippet_is_of_the_line_with_most_terms() -> None:
    lines = ["A hotline.", "Open the hotline.", "Open it."]

    assert snippet(lines, query(["open hotline"]).terms) == (
        "<mark>Open</mark> the <mark>hotline</mark>."
    )


def test_snippet_of_nothing_is_empty() -> None:
    assert snippet(["Open it."], query(["hotline"]).terms) == ""


def test_long_line_is_cut_around_its_first_match_at_spaces() -> None:
    line = "before " * 40 + "hotline " + "after " * 80

    found = snippet([line], query(["hotline"]).terms)

    assert found.startswith("…before ")
    assert "<mark>hotline</mark> after" in found
    assert found.endswith(" after…")
    assert len(found) < 250


def test_long_line_without_spaces_is_cut_too() -> None:
    found = snippet(["前" * 500 + "打击" + "后" * 500], query(["打击"]).terms)

    assert found.startswith("…前")
    assert "前<mark>打击</mark>后" in found
    assert len(found) < 250


@given(st.text(), st.text(max_size=3))
def test_a_term_is_marked_where_the_index_holds_it(line: str, text: str) -> None:
    terms = query([text]).terms[:1]
    held = [f" {' '.join(term)} " in f" {indexed([line])} " for term in terms]

    assert ("<mark>" in marked(line, terms)) == any(held)


class Text(HTMLParser):
    """What HTML says, without its tags, and how many marks it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


@given(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])), st.text())
def test_marked_text_says_the_same(line: str, text: str) -> None:
    shown = Text(marked(line, query([line[:9], text]).terms))

    assert shown.text == line
    assert set(shown.tags) <= {"mark"}
