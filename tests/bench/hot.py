"""Pages that the page cache knows, beside the same bytes from the bare server."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import urllib3

from .granian import granian

CONNECTIONS = 16
SECONDS = 3
ENCODING = {"Accept-Encoding": "gzip"}
# What the server adds to every answer by itself.
OWN_HEADERS = {"server", "date", "connection", "transfer-encoding"}


@dataclass(frozen=True)
class Question:
    """A page, and whether the client has it already."""

    path: str
    etag: str = ""

    @property
    def headers(self) -> Mapping[str, str]:
        return ENCODING | ({"If-None-Match": self.etag} if self.etag else {})

    def __str__(self) -> str:
        return f"{self.path} (304)" if self.etag else self.path


@dataclass(frozen=True)
class Figure:
    """Requests a second of the site and of the bare server, turn by turn."""

    question: Question
    size: int
    site: Sequence[float]
    bare: Sequence[float]

    @property
    def ratio(self) -> float:
        pairs = zip(self.site, self.bare, strict=True)
        return median(ours / theirs for ours, theirs in pairs)

    def __str__(self) -> str:
        return (
            f"{median(self.site):8,.0f} of {median(self.bare):8,.0f} a second"
            f" = {self.ratio:.2f}, {self.size:6,} bytes, {self.question}"
        )


def questions(url: str, paths: Sequence[str]) -> Iterator[Question]:
    """Each page, and each page once more for a client that has it."""
    pool = urllib3.PoolManager()
    for path in paths:
        etag = pool.request("GET", url + path, headers=ENCODING).headers["ETag"]
        yield from (Question(path), Question(path, etag))


@contextmanager
def bare(url: str, asked: Sequence[Question], folder: Path) -> Iterator[str]:
    """The address of a server that gives the site's answers to these questions, and no others."""
    kept = folder / "answers.json"
    kept.write_text(json.dumps([_answer(url, each) for each in asked]), encoding="utf-8")
    with granian(
        "tests.bench.bare:application", workers=2, ready="/0", BARE_ANSWERS=str(kept)
    ) as it:
        yield it.url


def compared(site: str, bare: str, asked: Sequence[Question], turns: int) -> Iterator[Figure]:
    """Both servers in turn, so that whatever else the machine does meets them alike."""
    for number, question in enumerate(asked):
        pairs = [
            (per_second(site + question.path, question), per_second(f"{bare}/{number}", question))
            for _ in range(turns)
        ]
        ours, theirs = zip(*pairs, strict=True)
        yield Figure(question, len(_asked(site, question).data), ours, theirs)


def per_second(address: str, question: Question) -> float:
    """How many requests wrk got answered."""
    wrk = shutil.which("wrk")
    assert wrk, "wrk is needed for this benchmark"
    headers = [part for pair in question.headers.items() for part in ("-H", ": ".join(pair))]
    told = subprocess.run(
        [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", *headers, address],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "Non-2xx" not in told, told
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    assert found is not None, told
    return float(found[1])


def _asked(url: str, question: Question) -> urllib3.BaseHTTPResponse:
    return urllib3.PoolManager().request(
        "GET", url + question.path, headers=question.headers, decode_content=False
    )


def _answer(url: str, question: Question) -> dict[str, object]:
    answer = _asked(url, question)
    headers = [
        (name, value) for name, value in answer.headers.items() if name.lower() not in OWN_HEADERS
    ]
    body = base64.b64encode(answer.data).decode()
    return {"status": answer.status, "headers": headers, "body": body}
