"""BibTeX: `@misc`, which every style knows, with what biblatex reads besides."""

from __future__ import annotations

from tracker.rules.xml_text import one_line

from .form import Form
from .work import PUBLISHER, Work

# Characters that TeX would act on.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def write(work: Work) -> str:
    """One entry. Double braces keep a title's capitals and an institution's name whole."""
    fields = {
        "author": f"{{{PUBLISHER}}}",
        "title": f"{{{escaped(work.title)}}}",
        "year": str(work.issued.year),
        "month": str(work.issued.month),
        "publisher": PUBLISHER,
        # Inside an address TeX would act on the percent sign only.
        "url": work.address.replace("%", r"\%"),
        "urldate": work.day.isoformat(),
        "langid": "chinese" if work.language == "zh-Hans" else "english",
        "note": escaped(work.note),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    kind = "dataset" if work.is_dataset else "misc"
    return f"@{kind}{{{work.key},\n{lines}\n}}\n"


def escaped(text: str) -> str:
    """Text that TeX sets as it is; letters beyond ASCII stay, as biblatex and pandoc read them."""
    return one_line(text).translate(_ESCAPES)


BIBTEX = Form("bib", "BibTeX", "application/x-bibtex; charset=utf-8", write)
