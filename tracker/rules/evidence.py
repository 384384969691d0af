"""What a source proves for one obligor: the same text can prove more for one side than another."""

from collections.abc import Iterable, Mapping

from tracker.rules.vocabulary import Grade, SourceKind

_ONE_SIDE = frozenset(
    {SourceKind.OFFICIAL_READOUT, SourceKind.OFFICIAL_STATEMENT, SourceKind.STATE_MEDIA}
)
_CONFIRMING = frozenset({Grade.INDEPENDENT, Grade.COUNTERPART})


def root_of(party: str, parents: Mapping[str, str | None]) -> str:
    """The party at the top of a line of parents: whose side an agency is on.

    A party without a known parent is its own root. If the parents go in a circle, all its members
    share one root, so that bad data cannot make an agency a witness for itself.
    """
    path = [party]
    while (parent := parents.get(path[-1])) is not None:
        if parent in path:
            return min(path[path.index(parent) :])
        path.append(parent)
    return path[-1]


def grade(kind: SourceKind, source_root: str | None, obligor_root: str) -> Grade:
    """What a source proves for an obligor.

    A joint text speaks for the counterpart too. A text of one side is self-report for that side and
    confirmation for any other; if nobody recorded whose voice it is, it counts as self-report.
    """
    if kind is SourceKind.JOINT_TEXT:
        return Grade.COUNTERPART
    if kind is SourceKind.OPINION:
        return Grade.OPINION
    if kind not in _ONE_SIDE:
        return Grade.INDEPENDENT
    if source_root is None or source_root == obligor_root:
        return Grade.SELF_REPORT
    return Grade.COUNTERPART


def confirms(grades: Iterable[Grade]) -> bool:
    """Whether anyone but the obligor says so, which “delivered” needs (method rule 15)."""
    return any(grade in _CONFIRMING for grade in grades)
