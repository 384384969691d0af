"""An uploaded file, carried by the page of its plan so that it need not be chosen twice.

It is packed and signed. A file that is too large for a page to carry has to be chosen again.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass

from django.core import signing

CHARACTERS_AT_MOST = 1_000_000
_SALT = "tracker.desk.import"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name and its bytes."""

    name: str
    data: bytes


def packed(upload: Upload) -> str:
    """The file as a text that nobody else can write; empty if it is too large."""
    data = b64encode(zlib.compress(upload.data)).decode()
    text = signing.dumps([upload.name, data], salt=_SALT)
    return text if len(text) <= CHARACTERS_AT_MOST else ""


def unpacked(text: str) -> Upload | None:
    """The file that a page carried; None if it carried none that we packed."""
    try:
        name, data = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    # What we packed ourselves unpacks to what was uploaded, which was within the limit.
    return Upload(name, zlib.decompress(b64decode(data)))
