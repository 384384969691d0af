"""Why a pledge calls for a look, in an analyst's words."""

from datetime import date, timedelta

from tracker.rules.edtf_words import short_day


def deadline_words(due_latest: date, on: date) -> str:
    """What a deadline did, or is about to do."""
    if due_latest < on:
        return f"deadline passed on {short_day(due_latest)}"
    if due_latest == on:
        return "due today"
    return f"due by {short_day(due_latest)}"


def checked_words(checked_on: date | None) -> str:
    """When somebody last looked."""
    return f"last checked {short_day(checked_on)}" if checked_on else "never checked"


def occurrence_words(unconfirmed_from: date) -> str:
    """Since when an occurrence waits to be confirmed."""
    return f"an occurrence ended on {short_day(unconfirmed_from - timedelta(days=1))}"


def since_words(day: date) -> str:
    """Since when a status holds."""
    return f"since {short_day(day)}"
