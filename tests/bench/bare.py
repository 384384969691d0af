"""The application server with nothing behind it: answers that were written down before.

`BARE_ANSWERS` names the file. `/3` gives the third of them, with its status, headers and body.
"""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import Any

ANSWERS = [
    (
        each["status"],
        [(name.encode(), value.encode()) for name, value in each["headers"]],
        base64.b64decode(each["body"]),
    )
    for each in json.loads(Path(os.environ["BARE_ANSWERS"]).read_text(encoding="utf-8"))
]


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """One of the answers, as ASGI sends it."""
    status, headers, body = ANSWERS[int(scope["path"][1:])]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
