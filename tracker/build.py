"""Which build of the program answers: its own files, its libraries, and what it calls itself.

A deployment changes the bytes of answers, so the copies that caches and readers keep must not
outlive it. Content decides, not time, so that every node of one deployment says the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

# What answers are made of. The record that comes along is data, read once.
MADE_OF = {"tracker": {".py", ".mo"}, "templates": {".html", ".xml", ".svg"}, "static": None}
LOCK = "requirements.txt"
# Settings that pages show.
SHOWN = ("SITE_URL", "OPERATOR_NAME", "OPERATOR_CONTACT")


@cache
def build() -> str:
    """A digest of all that answers are made of beside the record; read once by each process."""
    digest = hashlib.sha256(repr([getattr(settings, name) for name in SHOWN]).encode())
    for path in _files():
        digest.update(f"{path.relative_to(settings.BASE_DIR)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def built_at() -> float:
    """When the newest of these files was written, in seconds since 1970."""
    return max(path.stat().st_mtime for path in _files())


def _files() -> Iterator[Path]:
    yield settings.BASE_DIR / LOCK
    for folder, suffixes in MADE_OF.items():
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.is_file() and (suffixes is None or path.suffix in suffixes):
                yield path
