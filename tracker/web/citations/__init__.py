"""How to cite the record: a pledge, an update or the whole of it, for reference managers.

`work.py` says what is cited, one module per format writes it down. A citation names the day and
the number of the log entry up to which the record was read, and links to just that.
"""

from .bibtex import BIBTEX
from .csl_json import CSL_JSON
from .form import Form
from .ris import RIS
from .work import Work

FORMS: tuple[Form, ...] = (BIBTEX, RIS, CSL_JSON)

__all__ = ["BIBTEX", "CSL_JSON", "FORMS", "RIS", "Form", "Work"]
