"""How large an upload may be: what is larger is refused before any of it is kept."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

# The largest spreadsheet that is imported (10 MB), and what its form says beside it.
BODY_AT_MOST = 12 * 1024 * 1024


class BoundedUpload(FileUploadHandler):
    """The first handler of every upload: it lets pass what the others then keep."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  (the framework's name for it)
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Refuse a body by the length that it says it has; no more than that is read of it."""
        if content_length > BODY_AT_MOST:
            raise RequestDataTooBig(f"The body is larger than {BODY_AT_MOST // 1024**2} MB.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand everything on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Keep nothing."""
