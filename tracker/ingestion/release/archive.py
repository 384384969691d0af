"""Zip files whose bytes follow from their members and one moment: no clock, no machine.

Members are stored, not compressed: compressed bytes are not the same with every build of zlib, and
a release must be the same wherever it is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

SUMS = "SHA256SUMS"
# A regular file that everybody reads and its owner writes, as Unix notes it.
PERMISSIONS = 0o100644 << 16
UNIX = 3


def write(file: IO[bytes], members: Mapping[str, bytes], at: datetime) -> None:
    """Write the members in their order, dated `at`, and last the digests of all of them."""
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, data in {**members, SUMS: sums(members)}.items():
            archive.writestr(_described(name, at), data)


def sums(members: Mapping[str, bytes]) -> bytes:
    """What `sha256sum --check` reads."""
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in members.items()]
    return "".join(lines).encode()


def _described(name: str, at: datetime) -> ZipInfo:
    info = ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    info.create_system = UNIX
    info.external_attr = PERMISSIONS
    return info
