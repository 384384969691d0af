"""Methodology, about, data, trust: what they promise comes from the program and the record."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.web.conftest import Read
from tracker.rules import vocabulary
from tracker.rules.labels import LABEL_TABLE
from tracker.rules.method import RULES
from tracker.rules.vocabulary import (
    DeskVerb,
    ExcludedCategory,
    How,
    MethodGroup,
    TipKind,
    TipState,
    Vocabulary,
)

VOCABULARIES = [
    found
    for name in vocabulary.__all__
    if isinstance(found := getattr(vocabulary, name), type)
    and issubclass(found, Vocabulary)
    and found not in (Vocabulary, DeskVerb, TipKind, TipState)
]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_methodology_prints_every_rule_with_how_far_it_is_carried_out(
    language: vocabulary.Language, read: Read
) -> None:
    prefix = "" if language == "en" else "/zh-hans"

    text = read(f"{prefix}/methodology/").part("rules")

    for rule in RULES:
        assert f"{rule.number} {rule.text(language)} {rule.how.word.label(language)}" in text


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_methodology_defines_every_word(language: vocabulary.Language, read: Read) -> None:
    prefix = "" if language == "en" else "/zh-hans"

    text = read(f"{prefix}/methodology/").text

    missing = [
        member
        for found in VOCABULARIES
        for member in found
        if member.word.label(language) not in text or member.word.definition(language) not in text
    ]
    assert missing == []


def test_vocabularies_are_found() -> None:
    """The test above would pass on an empty list."""
    assert {How, MethodGroup, vocabulary.Delivery, vocabulary.LogVerb} <= set(VOCABULARIES)


def test_methodology_prints_the_label_table_in_order(read: Read) -> None:
    text = read("/methodology/").part("labels")

    lines = [f"{line.condition_en} {line.label.word.glyph}" for line in LABEL_TABLE]
    places = [text.index(line) for line in lines]
    assert places == sorted(places)


def test_methodology_prints_what_each_kind_of_source_proves(read: Read) -> None:
    text = read("/methodology/").part("evidence-grades")

    assert "Official readout Self-report Counterpart Self-report" in text
    assert "Joint text Counterpart Counterpart Counterpart" in text


def test_about_counts_what_there_is(published_verdict: object, read: Read) -> None:
    factories.publish("excluded_statement")
    factories.publish("pledge", id="seeded", origin="seed")

    text = read("/about/").text

    assert "On 21 Nov 2026 the record has 2 pledges. 1 was found in the articles" in text
    assert "2 counted: 1 assessed, 1 not assessed yet" in text
    assert "1 statement was considered and is no pledge" in text
    assert f"{ExcludedCategory.HOPE.word.label_en} : 1" in text


def test_about_tells_how_far_each_forum_is_covered(published_verdict: object, read: Read) -> None:
    factories.publish("wording", source="official-text")
    factories.publish("dialogue", id="statement", mechanism=None, kind="statement")

    text = read("/about/").part("reach")

    # The newspaper that reports the opening, and the text that words the pledge.
    assert "Joint dialogue 1 1 1 0 2" in text
    assert "outside any mechanism 1 0 0 0 0" in text


def test_about_names_who_runs_the_site(db: None, read: Read, settings: Any) -> None:
    settings.OPERATOR_NAME = "The <Institute>"
    settings.OPERATOR_CONTACT = "mailto:desk@institute.example"

    page = read("/about/")

    assert "run by The <Institute>, who answers" in page.text
    assert '<a href="mailto:desk@institute.example">desk@institute.example</a>' in page.html


def test_about_says_when_nobody_is_named(db: None, read: Read) -> None:
    assert "has not given a name" in read("/about/").part("operator")


def test_data_page_leads_to_api_and_log(read: Read) -> None:
    page = read("/data/")

    assert 'href="/api/v1/pledges/"' in page.html
    assert 'href="/log/export.jsonl"' in page.html


@pytest.mark.parametrize("address", ["/about/", "/data/", "/trust/", "/methodology/", "/log/"])
def test_standing_pages_answer_on_an_empty_record(address: str, read: Read) -> None:
    assert read(address).status == 200


@pytest.mark.parametrize("name", ["about", "data", "corrections", "trust"])
def test_every_page_leads_to_the_standing_ones(name: str, read: Read) -> None:
    assert f'href="/{name}/"' in read("/").html


def test_chinese_pages_lead_to_chinese_pages(published_pledge: object, read: Read) -> None:
    page = read("/zh-hans/mechanisms/")

    assert 'href="/zh-hans/mechanisms/joint-dialogue/"' in page.html
