"""What another institution's figure is about."""

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
