"""Saving: what no constraint of ours explains is not explained away."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from tracker.actions.saving import save_all
from tracker.models import Topic

pytestmark = pytest.mark.django_db


def test_row_that_came_in_between_is_an_error() -> None:
    Topic.objects.create(slug="hotlines", name_en="Hotlines")
    rows = [Topic(slug="new", name_en="New"), Topic(slug="hotlines", name_en="Hotlines")]

    with pytest.raises(IntegrityError):
        save_all(Topic, rows, ["topic new", "topic hotlines"])


def test_rows_are_saved_together() -> None:
    rows = [Topic(slug="new", name_en="New"), Topic(slug="old", name_en="Old")]

    save_all(Topic, rows, ["topic new", "topic old"])

    assert Topic.objects.count() == 2


def test_rows_that_only_fail_together_are_saved_one_by_one() -> None:
    rows = [Topic(pk=1, slug="new", name_en="New"), Topic(pk=1, slug="old", name_en="Old")]

    save_all(Topic, rows, ["topic new", "topic old"])

    assert Topic.objects.count() == 2
