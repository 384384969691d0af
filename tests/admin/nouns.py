"""What makes a second row of each noun with versions another one."""

from typing import Any

from tests import factories

ANOTHER: dict[str, dict[str, Any]] = {
    "pledge": {"id": "another"},
    "dialogue": {"id": "another"},
    "update": {"id": "another"},
    "wording": {"number": 2},
    "fulfilment_test": {"pledge": factories.MEETINGS},
    "pledge_link": {"relation": "redates"},
    "assessment": {"number": 2},
    "milestone": {"number": 2},
    "external_verdict": {"id": "another"},
    "indicator_point": {"number": 2},
    "conflict": {"id": "another"},
    "excluded_statement": {"id": "another"},
}
