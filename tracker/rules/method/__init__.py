"""The method: the rules that every assessment follows, as the methodology page prints them.

A rule says of itself whether it is enforced, recorded, practised or still to come, so that no
promise on the page is false.
"""

from tracker.rules.method.asked import asked
from tracker.rules.method.reporting import RELIABILITY, REPORTING
from tracker.rules.method.rule import Breach, Rule
from tracker.rules.method.upstream import COUNTS, DEADLINES
from tracker.rules.method.verdict import EVIDENCE, PARTIAL

RULES: tuple[Rule, ...] = COUNTS + DEADLINES + EVIDENCE + PARTIAL + RELIABILITY + REPORTING

# Those whose published methods these rules were learnt from; the methodology page cites them.
LEARNT_FROM: tuple[str, ...] = (
    "G7 and G20 Research Groups, University of Toronto",
    "Peace Accords Matrix",
    "Comparative Party Pledges Project",
    "Net Zero Tracker",
    "Transparency International UK",
    "Open Government Partnership, Independent Reporting Mechanism",
    "NAF",
    "PolitiFact",
    "Polimètre",
    "Holder de Ord",
)

_BY_NUMBER = {rule.number: rule for rule in RULES}


def rule(number: int) -> Rule:
    """The rule of that number; KeyError if the method has none."""
    return _BY_NUMBER[number]


__all__ = ["LEARNT_FROM", "RULES", "Breach", "Rule", "asked", "rule"]
