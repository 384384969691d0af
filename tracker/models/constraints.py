"""Constraints whose names are the sentences a person reads when they are broken."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import CheckConstraint, Q


def one_of(
    model: str, column: str, words: type[StrEnum], *, optional: bool = False
) -> CheckConstraint:
    """The column holds a word of the vocabulary (or is empty, when optional)."""
    allowed = [member.value for member in words] + ([""] if optional else [])
    return CheckConstraint(
        condition=Q(**{f"{column}__in": allowed}),
        name=f"{model}_{column}_is_a_known_word",
        violation_error_message=f"{column}: not a word of the vocabulary.",
    )


def not_blank(model: str, column: str) -> CheckConstraint:
    """The text column says something."""
    return CheckConstraint(
        condition=~Q(**{column: ""}),
        name=f"{model}_{column}_is_not_blank",
        violation_error_message=f"{column}: must not be empty.",
    )


def together(model: str, name: str, condition: Q, message: str) -> CheckConstraint:
    """Columns that are only allowed in certain combinations."""
    return CheckConstraint(
        condition=condition, name=f"{model}_{name}", violation_error_message=message
    )
