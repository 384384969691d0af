"""Constraints whose names are the sentences a person reads when they are broken."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Q

from .checks import Check


def one_of(model: str, column: str, words: type[StrEnum], *, optional: bool = False) -> Check:
    """The column holds a word of the vocabulary (or is empty, when optional)."""
    allowed = [member.value for member in words] + ([""] if optional else [])
    return Check(
        condition=Q(**{f"{column}__in": allowed}),
        name=f"{model}_{column}_is_a_known_word",
        violation_error_message=f"{column}: not a word of the vocabulary.",
    )


def not_blank(model: str, column: str) -> Check:
    """The text column says something."""
    return Check(
        condition=~Q(**{column: ""}),
        name=f"{model}_{column}_is_not_blank",
        violation_error_message=f"{column}: must not be empty.",
    )


def together(model: str, name: str, condition: Q, message: str) -> Check:
    """Columns that are only allowed in certain combinations."""
    return Check(condition=condition, name=f"{model}_{name}", violation_error_message=message)
