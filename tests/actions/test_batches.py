"""An import is taken back as one, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.ingestion.sheets.plans import imported
from tests.ingestion.sheets.tables import SMALL, commitment
from tracker.actions import batches, corrections, pledges
from tracker.actions.actors import loader
from tracker.actions.refusal import Refused
from tracker.actions.verification import verify
from tracker.models import DialogueVersion, ExternalVerdict, LogEntry, Party, Pledge, PledgeVersion

pytestmark = pytest.mark.django_db

CHANGED = commitment({"Canada": "0", "Japan": "0", "Italy": "NA"}, "0.5")


def take_back(batch: str) -> int:
    return batches.withdraw(batch, reason="The table was a draft.", by=loader())


def refusal(batch: str) -> str:
    entries = LogEntry.objects.count()
    with pytest.raises(Refused) as refused:
        take_back(batch)
    assert LogEntry.objects.count() == entries
    return str(refused.value)


def bearing_on_imported() -> dict[str, Any]:
    return factories.bearing(pledge=Pledge.objects.get().slug, obligor=None, effect="context")


def test_what_a_batch_made_is_withdrawn_with_the_reason() -> None:
    batch = imported()

    assert take_back(batch) == 6
    assert not ExternalVerdict.objects.public().exists()
    assert not DialogueVersion.objects.public().exists()
    row = PledgeVersion.objects.get(is_current=True)
    assert (row.change, row.change_reason) == ("withdrawal", "The table was a draft.")
    assert list(verify()) == []


def test_parties_and_sources_stay_public() -> None:
    take_back(imported())

    assert Party.objects.public().filter(slug="canada").exists()


def test_what_a_batch_changed_reads_as_before() -> None:
    imported()
    second = imported(CHANGED)

    assert take_back(second) == 1
    current = ExternalVerdict.objects.public().get(obligation__party__slug="canada")
    assert (current.value, current.version, current.change) == ("1", 3, "substantive")


def test_first_batch_can_follow_once_the_second_is_taken_back() -> None:
    first = imported()
    take_back(imported(CHANGED))

    assert take_back(first) == 6


def test_batch_that_was_changed_by_another_is_refused() -> None:
    first = imported()
    imported(CHANGED)

    assert "was changed (value, score, batch) in record" in refusal(first)


def test_batch_of_which_something_was_withdrawn_is_refused() -> None:
    batch = imported()
    corrections.withdraw(ExternalVerdict.objects.get(value="1"), reason="No.", by=loader())

    assert "was withdrawn in record" in refusal(batch)


def test_batch_with_something_of_ours_on_its_pledge_is_refused() -> None:
    batch = imported()
    pledge = Pledge.objects.get().slug
    factories.publish("external_verdict", id="of-another", pledge=pledge)

    assert "external_verdict of-another is about it" in refusal(batch)


def test_batch_whose_pledge_has_an_update_of_ours_is_refused() -> None:
    batch = imported()
    factories.publish("update", id="of-ours", bearings=[bearing_on_imported()])

    assert "update of-ours is about it" in refusal(batch)


def test_batch_can_be_taken_back_once_what_rested_on_it_is_withdrawn() -> None:
    batch = imported()
    theirs = factories.publish("external_verdict", id="other", pledge=Pledge.objects.get().slug)
    corrections.withdraw(theirs, reason="No.", by=loader())

    assert take_back(batch) == 6


def test_batch_can_be_taken_back_once_an_update_about_it_is_withdrawn() -> None:
    batch = imported()
    ours = factories.publish("update", id="of-ours", bearings=[bearing_on_imported()])
    corrections.withdraw(ours, reason="No.", by=loader())

    assert take_back(batch) == 6


def test_restored_pledge_is_taken_back_beside_what_stood_before() -> None:
    imported()
    corrections.withdraw(PledgeVersion.objects.get(), reason="No.", by=loader())

    assert take_back(imported(restore=True)) == 1
    assert not PledgeVersion.objects.public().exists()
    assert ExternalVerdict.objects.public().count() == 4


def test_dialogue_to_which_a_batch_moved_its_pledge_leaves_with_it() -> None:
    imported()
    moved = imported([[*row[:5], "Italy", *row[6:]] for row in SMALL])

    take_back(moved)

    standing = DialogueVersion.objects.public().values_list("dialogue__slug", flat=True)
    assert list(standing) == ["g7-2019-france"]
    assert PledgeVersion.objects.public().get().dialogue.slug == "g7-2019-france"


def test_dialogue_at_which_others_promised_stays() -> None:
    batch = imported()
    factories.publish("pledge", dialogue="g7-2019-france", made_on="2019-08-26")

    take_back(batch)

    assert DialogueVersion.objects.public().filter(dialogue__slug="g7-2019-france").exists()


def test_restored_rows_bring_their_dialogue_back() -> None:
    take_back(imported())

    imported(restore=True)

    assert DialogueVersion.objects.public().exists()
    assert ExternalVerdict.objects.public().count() == 4


def test_restored_batch_is_taken_back_as_a_whole_again() -> None:
    take_back(imported())

    assert take_back(imported(restore=True)) == 6
    assert not DialogueVersion.objects.public().exists()
    assert list(verify()) == []


def test_restored_batch_with_an_update_of_ours_is_refused() -> None:
    take_back(imported())
    restored = imported(restore=True)
    factories.publish("update", id="of-ours", bearings=[bearing_on_imported()])

    assert "update of-ours is about it" in refusal(restored)


def test_batch_that_was_withdrawn_already_is_refused_in_one_line() -> None:
    batch = imported()
    take_back(batch)
    last = LogEntry.objects.filter(subject_type="pledge").order_by("-seq")[0]

    assert refusal(batch) == f"batch {batch}: batch: was withdrawn already, in record {last.seq}"


@pytest.mark.parametrize("batch", ["", "none-of-ours"])
def test_unknown_batch_is_refused(batch: str) -> None:
    assert "there is no such batch in the log" in refusal(batch)


def test_batch_that_is_no_import_is_refused() -> None:
    factories.publish("pledge")
    entry = LogEntry.objects.filter(subject_type="pledge").get()

    assert "is no import" in refusal(entry.batch)


def test_batch_that_moved_an_address_is_refused() -> None:
    imported()
    pledges.rename(Pledge.objects.get(), slug="elsewhere", reason="Clearer.", by=loader())
    batch = LogEntry.objects.latest("seq").batch

    assert refusal(batch) == f"batch {batch}: batch: is no import"


def test_batch_that_took_another_back_is_refused() -> None:
    take_back(imported())
    newest = LogEntry.objects.order_by("-seq")[0]

    assert "took rows back itself" in refusal(newest.batch)


def test_newest_batches_say_how_much_of_them_stands() -> None:
    first, second = imported(), imported(CHANGED)

    told = [(batch.name, batch.scores, batch.standing) for batch in batches.newest(5)]

    assert told == [(second, 1, 1), (first, 3, 2)]
