"""Looking at the links of the record, a few a run, as a guest who comes back.

A run takes the links that have waited longest, few of any one host, one after another. What was
found is kept a portion at a time, so that a run that is stopped has lost none of the portions
before. While no host at all answers, not even one that did last time, it is this machine that is
away: then nothing is kept.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings

from tracker.actions.links import Look, record
from tracker.ingestion.fetch import INTERNET, Forbidden, Network, Unanswered, fetch
from tracker.models import LinkCheck, Source
from tracker.models.link_check import sources_due
from tracker.rules.links import Found
from tracker.rules.vocabulary import LinkState


@dataclass(frozen=True, slots=True)
class Manners:
    """How many links a run looks at, of one host and in all, and how long a host rests between."""

    at_most: int
    of_a_host: int = 5
    pause: float = 1.0
    portion: int = 25


@dataclass(slots=True)
class Outcome:
    """What a run came to. `is_away` when no host answered and nothing was kept of that."""

    states: Counter[LinkState] = field(default_factory=Counter)
    is_away: bool = False

    def __str__(self) -> str:
        found = [each for each in LinkState if self.states[each]]
        told = [f"{self.states[each]:,} {each.word.label_en.lower()}" for each in found]
        return ", ".join(told) or "none was due"


def check_links(on: date, *, manners: Manners, network: Network = INTERNET) -> Outcome:
    """Look at the links that are due on a day, and keep what was found."""
    outcome = Outcome()
    chosen = choose(on, manners)
    for start in range(0, len(chosen), manners.portion):
        looks = list(_looks(chosen[start : start + manners.portion], manners.pause, network))
        if _nobody_answered(looks) and not _one_answers(network):
            outcome.is_away = True
            break
        checks = record(looks, on=on)
        outcome.states.update(LinkState(check.state) for check in checks)
    return outcome


def choose(on: date, manners: Manners) -> list[Source]:
    """The links of one run, so ordered that a host's own lie far apart."""
    taken: Counter[str] = Counter()
    chosen: list[tuple[int, Source]] = []
    for source in sources_due(on).iterator():
        host = _host(source.url)
        if taken[host] < manners.of_a_host:
            taken[host] += 1
            chosen.append((taken[host], source))
        if len(chosen) >= manners.at_most:
            break
    return [source for _, source in sorted(chosen, key=lambda each: each[0])]


def look_at(address: str, network: Network) -> Found:
    """What one look at an address finds, whatever happens."""
    agent = f"Followthrough link check (+{settings.SITE_URL})"
    try:
        answer = fetch(address, agent=agent, network=network)
    except Forbidden as error:
        return Found(fault=str(error), opened=False)
    except Unanswered as error:
        return Found(fault=str(error))
    is_empty = 200 <= answer.status <= 299 and not answer.body
    return Found(answer.status, answer.address, "an empty page" if is_empty else "")


def _looks(sources: Sequence[Source], pause: float, network: Network) -> Iterator[Look]:
    last = ""
    for source in sources:
        if last == _host(source.url):
            time.sleep(pause)
        last = _host(source.url)
        yield Look(source, source.url, look_at(source.url, network))


def _nobody_answered(looks: Sequence[Look]) -> bool:
    opened = [each.found for each in looks if each.found.opened]
    return bool(opened) and all(found.status is None for found in opened)


def _one_answers(network: Network) -> bool:
    """Whether the link that answered last does so still."""
    answering = LinkCheck.objects.of_present_address().filter(status__isnull=False)
    newest = answering.order_by("-checked_at").first()
    return newest is not None and look_at(newest.address, network).status is not None


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
