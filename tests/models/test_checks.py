"""A check that a form asks in Python answers as the database does."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import F, Q
from django.test.utils import CaptureQueriesContext

from tests import factories
from tracker.models import Mechanism, PledgeVersion, Topic
from tracker.models.checks import holds

CONDITIONS = {
    "equal": Q(name_en="Hotlines"),
    "not equal": ~Q(name_en=""),
    "one of": Q(name_en__in=["a", "b"]),
    "both": Q(name_en="Hotlines") & Q(entry=None),
    "either": Q(name_en="") | Q(entry__isnull=False),
    "neither": ~(Q(name_en="") | Q(entry__isnull=True)),
    "another column": Q(name_en=F("slug")),
    "greater": Q(entry__gt=0),
}


@pytest.mark.django_db
@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=CONDITIONS)
def test_condition_holds_as_in_the_database(condition: Q) -> None:
    row = factories.draft("topic", name_en="Hotlines")

    assert bool(holds(condition, row)) == Topic.objects.filter(condition, pk=row.pk).exists()


def test_unknown_is_no_breach() -> None:
    row = Mechanism()

    assert holds(Q(ended_latest__gte=F("started_earliest")), row) is None


@pytest.mark.django_db
def test_row_that_breaks_a_check_is_told_without_a_query() -> None:
    row = PledgeVersion(title_en="", statement_en="x", kind="one_off", basis="none")

    with CaptureQueriesContext(connection) as queries, pytest.raises(ValidationError) as told:
        row.validate_constraints(exclude={"pledge", "version"})

    assert "title_en: must not be empty." in told.value.messages
    assert len(queries) == 0
