"""RIS: one tag a line, lines ended by CR LF; a value has no line breaks."""

from __future__ import annotations

from tracker.rules.xml_text import one_line

from .form import Form
from .work import PUBLISHER, Work


def write(work: Work) -> str:
    """One reference: an electronic source, or a set of data."""
    lines = (
        ("TY", "DATA" if work.is_dataset else "ELEC"),
        ("ID", work.key),
        ("AU", PUBLISHER),
        ("TI", work.title),
        ("PY", str(work.issued.year)),
        ("DA", work.issued.strftime("%Y/%m/%d")),
        ("Y2", work.day.strftime("%Y/%m/%d")),
        ("PB", PUBLISHER),
        ("LA", work.language),
        ("N1", work.note),
        ("UR", work.address),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in lines)


RIS = Form("ris", "RIS", "application/x-research-info-systems; charset=utf-8", write)
