"""What a refused action must leave behind: one fault, and the record as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps

from tracker.actions.refusal import Refused

MODELS = list(apps.get_app_config("tracker").get_models(include_auto_created=True))


@contextmanager
def refusal(field: str, reason: str = "", *, rule: int | None = None) -> Iterator[None]:
    """What is done inside is refused for one fault only, and nothing was written."""
    before = everything()
    with pytest.raises(Refused) as caught:
        yield
    (fault,) = caught.value.faults
    assert (fault.field, fault.rule) == (field, rule)
    assert reason in fault.message
    assert everything() == before


def everything() -> dict[str, list[Any]]:
    """Every row of the record."""
    return {
        model._meta.db_table: list(model._default_manager.order_by("pk").values_list())
        for model in MODELS
    }
