"""What the method refuses in a verdict, asked before it is published; each check names its rule.

A verdict may break several rules; all are reported, so that an analyst sees the whole list.
"""

from collections.abc import Callable, Iterable

from tracker.rules.evidence import confirms, grade
from tracker.rules.labels import ENDLESS, KEPT_SO_FAR
from tracker.rules.method import Breach
from tracker.rules.verdict_case import EvidenceItem, VerdictCase
from tracker.rules.vocabulary import Assessment, Delivery, Effect, Grade, PledgeKind

Check = Callable[[VerdictCase], Breach | None]

SHOWS_FAILURE = frozenset({Effect.NOT_DELIVERED, Effect.REVERSED, Effect.BREACH_ESTABLISHED})
# Effects of updates that tell nothing about what was done.
BACKDROP = frozenset(
    {
        Effect.MADE,
        Effect.RESTATED,
        Effect.CLARIFIED,
        Effect.PREDATES,
        Effect.CONTEXT,
        Effect.NO_EVIDENCE,
    }
)
# Verdicts that say what happened, not how much was delivered: the fact itself must be cited.
_SAYS_WHAT_HAPPENED: dict[Delivery | None, frozenset[Effect]] = {
    Delivery.REVERSED: frozenset({Effect.REVERSED, Effect.SET_BACK}),
    Delivery.BREACH_ALLEGED: frozenset({Effect.BREACH_ALLEGED}),
    Delivery.BREACH_ESTABLISHED: frozenset({Effect.BREACH_ESTABLISHED}),
}
_CLAIMS_DELIVERY = frozenset({Delivery.DELIVERED, Delivery.REPORTED_DELIVERED})
_NEEDS_FACTS = _CLAIMS_DELIVERY | {Delivery.PARTLY_DELIVERED}


def breaches(case: VerdictCase) -> list[Breach]:
    """Everything the method refuses in a verdict, by rule number; empty if nothing.

    What the citations prove is asked only once they are in order, so that one fault is told once.
    """
    if case.assessment is not Assessment.ASSESSED:
        found = _failed(_OF_A_DECISION, case)
    else:
        citing = _failed(_OF_CITATIONS, case)
        found = _failed(_OF_A_VERDICT, case) + (citing or _failed(_OF_PROOF, case))
    return sorted(found, key=lambda breach: breach.rule)


def _failed(checks: tuple[Check, ...], case: VerdictCase) -> list[Breach]:
    return [breach for check in checks if (breach := check(case))]


def _names_its_reason(case: VerdictCase) -> Breach | None:
    if case.reason.strip():
        return None
    return Breach(6, "reason", f"“{case.assessment.word.label_en}” needs a published reason.")


def _decides_something(case: VerdictCase) -> Breach | None:
    if case.assessment is not Assessment.NOT_ASSESSED:
        return None
    return Breach(6, "assessment", "“Not assessed yet” is the lack of a verdict, not a verdict.")


def _leaves_delivery_unsaid(case: VerdictCase) -> Breach | None:
    if case.delivery is None:
        return None
    return Breach(6, "delivery", "Delivery is said only of a pledge that is assessed.")


def _judges_an_outcome(case: VerdictCase) -> Breach | None:
    if case.delivery is not None:
        return None
    return Breach(17, "delivery", "An assessed pledge needs a delivery value.")


def _has_a_locked_test(case: VerdictCase) -> Breach | None:
    if case.has_test:
        return None
    return Breach(8, "pledge", "A published fulfilment test is missing; write it first.")


def _suits_the_kind(case: VerdictCase) -> Breach | None:
    if case.kind in ENDLESS and case.delivery in _CLAIMS_DELIVERY:
        return Breach(11, "delivery", "A duty without an end is kept or broken, never delivered.")
    if case.kind is PledgeKind.ONE_OFF and case.delivery in KEPT_SO_FAR:
        return Breach(11, "delivery", "“Kept so far” and breaches belong to duties, not one act.")
    return None


def _rests_on_what_came_after(case: VerdictCase) -> Breach | None:
    """Background may stand beside other evidence, but delivery needs a fact that is not."""
    if case.delivery not in _NEEDS_FACTS or not case.sound or case.usable:
        return None
    return Breach(12, "evidence", "All the facts cited are from before the pledge was made.")


def _cites_an_update(case: VerdictCase) -> Breach | None:
    if case.evidence:
        return None
    return Breach(13, "evidence", "A status update or search that the verdict rests on is missing.")


def _rests_on_more_than_opinion(case: VerdictCase) -> Breach | None:
    if not case.evidence or not all(item.only_opinion for item in case.evidence):
        return None
    return Breach(15, "evidence", "Opinion supports no verdict; another source is missing.")


def _shows_delivery(case: VerdictCase) -> Breach | None:
    if case.delivery not in _CLAIMS_DELIVERY or case.showing:
        return None
    return Breach(15, "evidence", "An update whose effect is delivered or confirmed is missing.")


def _is_confirmed_for_each_obligor(case: VerdictCase) -> Breach | None:
    if case.delivery is not Delivery.DELIVERED or not case.showing:
        return None
    alone = [party for party in case.obligors if not confirms(_grades(case.showing, party))]
    if not alone:
        return None
    return Breach(
        15,
        "evidence",
        "An independent source or the counterpart's confirmation is missing for "
        f"{', '.join(alone)}; the obligor's word alone is “reported by the obligor only”.",
    )


def _grades(items: Iterable[EvidenceItem], obligor: str) -> list[Grade]:
    return [grade(kind, side, obligor) for item in items for kind, side in item.sources]


def _proves_failure(case: VerdictCase) -> Breach | None:
    if case.delivery is not Delivery.NOT_DELIVERED:
        return None
    overdue = case.past_latest_day and case.deadline.firm
    # Before the last day a set-back is only that; the pledge can still be delivered.
    failing = SHOWS_FAILURE | ({Effect.SET_BACK} if case.past_latest_day else set())
    positive = any(item.effects & failing for item in case.usable)
    if positive or (overdue and any(item.complete_search for item in case.evidence)):
        return None
    return Breach(
        18,
        "evidence",
        "Evidence of non-delivery is missing, or a passed deadline with a complete search; "
        "otherwise it is “no public evidence found”.",
    )


def _is_partial_in_due_time(case: VerdictCase) -> Breach | None:
    if case.delivery is not Delivery.PARTLY_DELIVERED or case.past_latest_day:
        return None
    if case.closed_period and case.kind is not PledgeKind.ONE_OFF:
        return None
    return Breach(22, "delivery", "The due date, or one period, has not passed; it is under way.")


def _names_extent_and_fidelity(case: VerdictCase) -> Breach | None:
    if case.delivery is not Delivery.PARTLY_DELIVERED or case.reason.strip():
        return None
    return Breach(22, "reason", "The reason must say which part is there and which is missing.")


def _shows_a_part(case: VerdictCase) -> Breach | None:
    if case.delivery is not Delivery.PARTLY_DELIVERED:
        return None
    if any(item.effects - BACKDROP for item in case.usable):
        return None
    return Breach(22, "evidence", "An update that tells what was done is missing.")


def _cites_what_happened(case: VerdictCase) -> Breach | None:
    effects = _SAYS_WHAT_HAPPENED.get(case.delivery)
    if effects is None or any(effects & item.effects for item in case.usable):
        return None
    named = " or ".join(sorted(f"“{effect.word.label_en}”" for effect in effects))
    return Breach(18, "evidence", f"An update whose effect is {named} is missing.")


def _is_not_split(case: VerdictCase) -> Breach | None:
    if case.delivery is not Delivery.SPLIT:
        return None
    return Breach(24, "delivery", "Split is computed; give each obligor its own verdict.")


def _is_of_one_level(case: VerdictCase) -> Breach | None:
    if not case.other_level_verdicts:
        return None
    return Breach(24, "party", "A pledge has collective verdicts or one per obligor, not both.")


_OF_A_DECISION: tuple[Check, ...] = (
    _names_its_reason,
    _decides_something,
    _leaves_delivery_unsaid,
    _is_of_one_level,
)
_OF_A_VERDICT: tuple[Check, ...] = (
    _has_a_locked_test,
    _suits_the_kind,
    _judges_an_outcome,
    _is_partial_in_due_time,
    _names_extent_and_fidelity,
    _is_not_split,
    _is_of_one_level,
)
_OF_CITATIONS: tuple[Check, ...] = (
    _rests_on_what_came_after,
    _cites_an_update,
    _rests_on_more_than_opinion,
)
_OF_PROOF: tuple[Check, ...] = (
    _shows_delivery,
    _is_confirmed_for_each_obligor,
    _proves_failure,
    _shows_a_part,
    _cites_what_happened,
)
