"""CSL-JSON, which Zotero, pandoc and citeproc read."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from .form import Form
from .work import PUBLISHER, Work


def write(work: Work) -> str:
    """A list of one item."""
    return json.dumps([item(work)], ensure_ascii=False, indent=2) + "\n"


def item(work: Work) -> dict[str, Any]:
    """The item: the names are those of the CSL schema."""
    return {
        "id": work.key,
        "type": "dataset" if work.is_dataset else "webpage",
        "title": work.title,
        "author": [{"literal": PUBLISHER}],
        "container-title": PUBLISHER,
        "publisher": PUBLISHER,
        "issued": _date(work.issued),
        "accessed": _date(work.day),
        "version": str(work.record),
        "language": work.language,
        "note": work.note,
        "URL": work.address,
    }


def _date(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


CSL_JSON = Form("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", write)
