"""Which rules of the method are asked of a row before it is published.

What is asked is listed beside what is broken, so that a reviewer sees what was checked and what is
left to their own judgement.
"""

from tracker.rules.vocabulary import Assessment, Change

_OF_A_NOUN: dict[str, tuple[int, ...]] = {
    "pledge": (1, 2, 6, 9, 11),
    "update": (12, 13),
    "milestone": (11, 17),
}
_OF_A_VERDICT = (8, 11, 12, 13, 15, 17, 18, 22, 24)
_OF_A_DECISION = (6, 24)
_OF_A_LATER_VERSION = (2, 30)


def asked(noun: str, change: Change, assessment: Assessment | None = None) -> tuple[int, ...]:
    """The numbers of the rules, in order; `assessment` is what a verdict says.

    A withdrawal takes back what was said: nothing but the rules on corrections is asked of it.
    """
    numbers: set[int] = set()
    if change is not Change.PUBLICATION:
        numbers.update(_OF_A_LATER_VERSION if noun == "pledge" else (30,))
    if change is not Change.WITHDRAWAL:
        numbers.update(_OF_A_NOUN.get(noun, ()))
        if noun == "assessment":
            is_verdict = assessment is Assessment.ASSESSED
            numbers.update(_OF_A_VERDICT if is_verdict else _OF_A_DECISION)
    return tuple(sorted(numbers))
