"""What a release says of itself: what is in it, under which licence, how to cite and check it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tracker.ingestion.tables import TABLES
from tracker.models import Checkpoint

from .replay import Redacted

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
TITLE = "Followthrough: the record of pledges between governments"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# The column that names the licence of what another institution said.
OTHERS_LICENCE = "licence"


def checkpoint(head: Checkpoint) -> bytes:
    """The head of the log at the revision, for `verify.py` and `verify_log --head`.

    `/log/checkpoint` also names the site, which may move; the log does not.
    """
    told = {"size": head.size, "root": head.root, "time": head.at.strftime(MOMENT)}
    return (json.dumps(told, indent=2) + "\n").encode()


def licence() -> bytes:
    """CC BY 4.0 for what is ours, and where a row says that it is not."""
    tables = [
        f"data/{table.file}"
        for table in TABLES
        if any(field.name == OTHERS_LICENCE for field in table.fields)
    ]
    return f"""\
The data of this release are licensed under the Creative Commons Attribution 4.0 International
licence (CC BY 4.0):

    {LICENCE}
    {LICENCE}legalcode

Name Followthrough, the entry and the revision.

What another institution published keeps its own licence: each row of {", ".join(tables)}
names it in the column `{OTHERS_LICENCE}`. So do the rows of data/pledges.csv whose column
`collection` is set: their licence is that of the collection. Sources belong to their authors; the
record tells their facts in its own words and links to them.
""".encode()


def citation(head: Checkpoint) -> bytes:
    """CITATION.cff: the revision as version, its day as date."""
    return f"""\
cff-version: "1.2.0"
message: "If you use these data, cite them as below. Others' data keep their licence: see LICENSE."
type: dataset
title: "{TITLE}"
authors:
  - name: "Followthrough"
version: "{head.size}"
date-released: "{head.at.date()}"
license: CC-BY-4.0
license-url: "{LICENCE}"
identifiers:
  - type: other
    value: "{head.root}"
    description: "Root of the public log (RFC 6962) after its entry {head.size}"
""".encode()


def readme(head: Checkpoint, redacted: Sequence[Redacted]) -> bytes:
    """What is here, how to check it, and which entries have lost their words."""
    return f"""\
# Followthrough, revision {head.size}

What governments promise each other in dialogues, and what they then deliver: the public record as
it stood after entry {head.size} of its log, on {head.at.date()} (UTC).

各国政府在对话中的相互承诺及其落实情况：本文件为公开记录在日志第 {head.size} 条之后的状态。

| file | what it is |
|---|---|
| `data/` | the record, a Tabular Data Package: CSV files and a `datapackage.json` on them |
| `codebook.md`, `codebook.json` | every table, column and word, in English and Chinese |
| `checkpoint.json` | the head of the public log: {head.size} entries, root {head.root} |
| `LICENSE`, `CITATION.cff` | CC BY 4.0, and how to cite this revision |
| `SHA256SUMS` | `sha256sum --check SHA256SUMS` tells whether a file was changed |

The file was made from the log alone: the same revision gives the same bytes. The folder `data/` can
be loaded into another Followthrough with `manage.py load_dataset data`.

## Redactions

{_redactions(redacted)}
""".encode()


def _redactions(redacted: Sequence[Redacted]) -> str:
    if not redacted:
        return "None: every entry up to this revision has its words."
    lines = [
        f"- entry {each.entry.seq} ({each.entry.subject_type} {each.entry.subject_id}),"
        f" by entry {each.redaction.seq} of {each.redaction.at.date()}: {each.redaction.reason}"
        for each in redacted
    ]
    heading = (
        "For a legal reason, texts were taken out of these entries; they read [redacted]. Dates,\n"
        "references and coded values stand. A file of this revision made before had other bytes."
    )
    return "\n".join([heading, "", *lines])
