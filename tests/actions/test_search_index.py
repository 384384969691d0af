"""What can be found follows every public change, in the same transaction."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tracker import search
from tracker.actions import corrections, pledges, redaction, references, search_index
from tracker.actions.together import publish
from tracker.models import (
    Actor,
    Dialogue,
    Mechanism,
    Party,
    Pledge,
    PledgeVersion,
    SearchEntry,
    Source,
    Topic,
    UpdateVersion,
)
from tracker.rules.vocabulary import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def found(text: str) -> set[str]:
    """Noun and id of all that the words find, on any day."""
    asked = search.query([text])
    entries = SearchEntry.objects.matching(fts5=asked.fts5, tsquery=asked.tsquery)
    return {str(entry) for entry in entries}


def correct(row: PledgeVersion | UpdateVersion, actor: Actor, **changes: str) -> None:
    factories.correct(row, changes=changes, change=Change.TYPO, reason="A slip.", by=actor)


def current(row: PledgeVersion | UpdateVersion) -> Any:
    """The newest version of the same pledge or update."""
    return type(row)._default_manager.get(is_current=True)


def test_draft_is_not_found_until_it_is_published(actor: Actor) -> None:
    draft = factories.draft("pledge", id="second", title_en="A zebra crossing")
    assert found("zebra") == set()

    publish([draft], by=actor)

    assert found("zebra") == {"pledges second"}


def test_private_party_is_not_found() -> None:
    factories.draft("party", id="atlantis", name_en="Atlantis")

    assert found("atlantis") == set()


def test_corrected_pledge_is_found_by_its_new_words_only(
    pledge_version: PledgeVersion, actor: Actor
) -> None:
    correct(pledge_version, actor, statement_en="A red telephone.")
    assert found("telephone") == {"pledges open-a-hotline"}

    correct(current(pledge_version), actor, statement_en="A blue wire.")

    assert found("wire") == {"pledges open-a-hotline"}
    assert found("telephone") == set()


def test_corrected_update_is_found_by_its_new_words_only(
    update_version: UpdateVersion, actor: Actor
) -> None:
    correct(update_version, actor, fact_en="It was inaugurated.")
    assert found("inaugurated") == {"updates hotline-opened"}

    correct(current(update_version), actor, fact_en="It rang.")

    assert found("rang") == {"updates hotline-opened"}
    assert found("inaugurated") == set()


def test_withdrawn_pledge_is_gone(pledge_version: PledgeVersion, actor: Actor) -> None:
    corrections.withdraw(pledge_version, reason="In error.", by=actor)

    assert found("September") == set()


def test_withdrawn_update_is_gone(update_version: UpdateVersion, actor: Actor) -> None:
    corrections.withdraw(update_version, reason="In error.", by=actor)

    assert found("was opened") == set()


def test_redacted_words_are_gone(pledge_version: PledgeVersion, actor: Actor) -> None:
    redaction.redact(pledge_version, reason="By order.", by=actor)

    assert found("September") == set()
    assert found("redacted") == set()
    assert "pledges open-a-hotline" in found("china")


def test_wording_is_found_as_its_pledge_until_it_is_withdrawn(actor: Actor) -> None:
    wording = factories.publish("wording", gist_en="A solemn vow.", note_en="Only in French.")
    assert found("solemn French") == {"pledges open-a-hotline"}

    corrections.withdraw(wording, reason="In error.", by=actor)

    assert found("solemn") == set()


def test_source_of_a_wording_says_since_when_it_is_found(actor: Actor) -> None:
    factories.draft("source", id="memoir", title="A memoir", published_on="2019-03-01")
    factories.publish("wording", source="memoir", gist_en="A solemn vow.")

    memoir = Source.objects.get(slug="memoir")
    references.revise(memoir, changes={"published_on": "2018-03-01"}, reason="Earlier.", by=actor)

    days = SearchEntry.objects.filter(noun="pledges").order_by("valid_from")
    assert [str(entry.valid_from) for entry in days] == ["2015-12-02", "2018-03-01"]
    assert ["vow" in entry.text for entry in days] == [False, True]


@pytest.mark.parametrize(
    ("model", "slug", "also"),
    [
        (Party, "china", {"parties china"}),
        (Topic, "hotlines", {"topics hotlines"}),
        (
            Mechanism,
            "joint-dialogue",
            {"mechanisms joint-dialogue", "dialogues first-round"},
        ),
    ],
    ids=["party", "topic", "mechanism"],
)
def test_revised_name_is_found_wherever_it_is_shown(
    model: type[Party | Topic | Mechanism], slug: str, also: set[str], actor: Actor
) -> None:
    row = model.objects.get(slug=slug)

    references.revise(row, changes={"name_en": "Zanzibar"}, reason="Renamed.", by=actor)

    assert found("zanzibar") == {"pledges open-a-hotline", *also}


def test_state_is_found_in_what_its_agencies_promised(actor: Actor) -> None:
    factories.draft("party", id="ministry", name_en="Ministry", parent="china")
    factories.publish("pledge", id="second", obligors=["ministry"])

    china = Party.objects.get(slug="china")
    references.revise(china, changes={"aliases": ["PRC"]}, reason="Also so.", by=actor)

    assert found("PRC") == {"parties china", "pledges open-a-hotline", "pledges second"}


def test_revised_source_is_found_in_what_cites_it(actor: Actor) -> None:
    report = Source.objects.get(slug="news-report")

    references.revise(report, changes={"title": "Phones ring"}, reason="Misread.", by=actor)

    assert found("phones ring") == {"sources news-report", "updates hotline-opened"}


def test_dialogue_is_found_in_its_pledges_until_it_is_withdrawn(actor: Actor) -> None:
    version = Dialogue.objects.get(slug="first-round").current
    assert version is not None
    assert found("first round") == {"dialogues first-round", "pledges open-a-hotline"}

    corrections.withdraw(version, reason="In error.", by=actor)

    assert found("first round") == set()


def test_renamed_pledge_is_found_at_its_new_address(pledge: Pledge, actor: Actor) -> None:
    pledges.rename(pledge, slug="a-new-address", reason="Clearer.", by=actor)

    assert found("September") == {"pledges a-new-address"}


def test_merged_pledge_is_gone(pledge: Pledge, actor: Actor) -> None:
    other = factories.published_pledge(id="second", statement_en="Lines will be opened.")

    pledges.merge(pledge, into=other, reason="The same.", by=actor)

    assert found("hotline before") == {"pledges second"}


def test_whole_index_can_be_rebuilt() -> None:
    before = set(SearchEntry.objects.values_list("noun", "slug", "text", "words"))
    SearchEntry.objects.all().delete()

    search_index.rebuild()

    assert set(SearchEntry.objects.values_list("noun", "slug", "text", "words")) == before
    assert found("hotline") >= {"pledges open-a-hotline", "updates hotline-opened"}
