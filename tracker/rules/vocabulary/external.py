"""What another institution's figure is about, and what a check of it found."""

from tracker.rules.vocabulary.word import Vocabulary


class Figure(Vocabulary):
    """Whether an institution judged somebody, or summed its judgements up.

    Only scores can be summed again; an average that it published is kept to be checked against
    them, and is no verdict of its own.
    """

    SCORE = (
        "score",
        "Score",
        "评分",
        "The institution's judgement of one obligor, or of all of them together.",
        "该机构对某一承诺方或全体承诺方的评判。",
    )
    AVERAGE = (
        "average",
        "Published average",
        "公布的平均值",
        "The mean of its scores of one pledge, as the institution published it.",
        "该机构就一项承诺公布的评分平均值。",
    )


class AverageCheck(Vocabulary):
    """Whether a published average follows from the scores, in the order in which pages list it."""

    DIFFERS = (
        "differs",
        "Does not follow from the scores",
        "与评分不符",
        "The mean of the scores does not round to the published average.",
        "评分的平均值经四舍五入得不出公布的平均值。",
    )
    NOT_COMPARABLE = (
        "not_comparable",
        "Cannot be compared",
        "无法比较",
        "Nobody is scored, or what was published is no decimal number.",
        "无人获得评分，或公布的不是小数。",
    )
    FOLLOWS = (
        "follows",
        "Follows from the scores",
        "与评分相符",
        "The mean of the scores lies within half a unit of the last published digit.",
        "评分的平均值与公布值之差不超过其末位数字的半个单位。",
    )
    NOT_PUBLISHED = (
        "not_published",
        "No average published",
        "未公布平均值",
        "The institution published no average of this pledge.",
        "该机构没有公布这项承诺的平均值。",
    )
