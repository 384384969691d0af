"""Guessers at the sign-in page: who tries which name from where, and how long each answer took."""

from __future__ import annotations

import random
import re
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from urllib.parse import urlencode

import urllib3

TRIED, REFUSED, SIGNED_IN = 200, 429, 302
RIGHT = "the right pass phrase"
# Known people, all with one password, made where the site's database is.
PEOPLE = f"""
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
key = make_password({RIGHT!r})
User.objects.bulk_create(
    User(username=f"known-{{number}}", password=key, is_staff=True) for number in range(%d)
)
"""


@dataclass(frozen=True)
class Guess:
    """A password for a name, sent from an address."""

    name: str
    address: str
    password: str = "a wrong pass phrase"


@dataclass
class Guesser:
    """A browser that sends guesses one after the other; our proxy saw it at any address."""

    url: str
    answers: list[tuple[Guess, int, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pool = urllib3.PoolManager(retries=False, timeout=60)
        page = self.pool.request("GET", f"{self.url}/admin/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.data.decode())
        assert token is not None
        self.token = token[1]
        self.cookie = page.headers["Set-Cookie"].split(";")[0]

    def send(self, guess: Guess) -> int:
        """The status of the answer."""
        sent = {"username": guess.name, "password": guess.password}
        began = time.perf_counter()
        answer = self.pool.request(
            "POST",
            f"{self.url}/admin/login/",
            body=urlencode(sent | {"csrfmiddlewaretoken": self.token}),
            headers={
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": self.cookie,
                "X-Forwarded-For": guess.address,
            },
            redirect=False,
        )
        self.answers.append((guess, answer.status, time.perf_counter() - began))
        return answer.status


def guess_together(url: str, guesses: Iterable[Guess], threads: int) -> list[tuple[Guess, int]]:
    """All of them, in a random order, by so many at once."""
    waiting = list(guesses)
    random.Random(6).shuffle(waiting)
    group = [Guesser(url) for _ in range(threads)]

    def work(number: int) -> None:
        for guess in waiting[number::threads]:
            group[number].send(guess)

    running = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return [(guess, status) for each in group for guess, status, _ in each.answers]


def storm(names: int, addresses: int, each: int) -> list[Guess]:
    """Half of the names known, half not; each tried so often from each address."""
    who = [f"{kind}-{number}" for kind in ("known", "unknown") for number in range(names // 2)]
    pairs = product(who, range(addresses))
    return [Guess(name, f"192.0.2.{place}") for name, place in pairs for _ in range(each)]


def tried(answers: Iterable[tuple[Guess, int]]) -> Counter[tuple[str, str]]:
    """How many guesses at each name from each address were compared with a password."""
    return Counter((guess.name, guess.address) for guess, status in answers if status != REFUSED)


def medians(url: str, pairs: int, address: str) -> tuple[float, float]:
    """Milliseconds for a known and an unknown name, each tried once, in turn."""
    guesser = Guesser(url)
    for number in range(pairs):
        for kind in ("known", "unknown"):
            guesser.send(Guess(f"{kind}-{number}", address))
    return _median(guesser, "known"), _median(guesser, "unknown")


def _median(guesser: Guesser, kind: str) -> float:
    times = [seconds for guess, _, seconds in guesser.answers if guess.name.startswith(f"{kind}-")]
    return round(1_000 * statistics.median(times), 1)
