"""What the database forbids at the last moment is told in the same words everywhere."""

import pytest
from django.db import transaction

from tests import factories
from tracker.actions.refusal import Refused
from tracker.admin.saving.refusing import FORBIDDEN, refusing
from tracker.models import Source


@pytest.mark.django_db
def test_row_that_was_saved_just_now_is_a_refusal() -> None:
    source = factories.draft("source")

    with pytest.raises(Refused, match=FORBIDDEN), refusing(), transaction.atomic():
        Source.objects.create(slug=source.slug)


def test_row_on_which_another_rests_is_a_refusal(published_pledge: object) -> None:
    update = factories.publish("update")

    with pytest.raises(Refused, match=FORBIDDEN), refusing(), transaction.atomic():
        update.citations.first().source.delete()
