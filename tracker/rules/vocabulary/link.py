"""Whether the address of a source still answers, as far as a machine can tell."""

from tracker.rules.vocabulary.word import Vocabulary


class LinkState(Vocabulary):
    """What checks of a link came to."""

    ALIVE = (
        "alive",
        "Reachable",
        "可访问",
        "The address answers with a page. Whether it still says the same is not checked.",
        "该网址可打开页面；内容是否有变未作核对。",
    )
    MOVED = (
        "moved",
        "Moved",
        "已迁移",
        "The address leads on to another one, which answers with a page.",
        "该网址转到另一网址，后者可打开页面。",
    )
    CLOSED = (
        "closed",
        "Closed to our check",
        "不接受自动检查",
        "The host answers, but shows a machine no page, or not now; a reader may well see one.",
        "网站有回应，但不向程序显示页面或暂不显示；读者或可打开。",
    )
    UNREACHABLE = (
        "unreachable",
        "Not reached at the last check",
        "上次检查未能打开",
        "The last check got no page. It is repeated before the link is called dead.",
        "上次检查未能打开页面；再次检查后方认定失效。",
    )
    DEAD = (
        "dead",
        "No longer there",
        "已失效",
        "The host said twice that the page is gone, or three checks over a week got no page.",
        "网站连续两次表示页面不存在，或至少一周内连续三次检查均未能打开页面。",
    )
    UNCHECKED = (
        "unchecked",
        "Never opened by us",
        "本站不予打开",
        "The address is of a kind that this site never opens, such as one with a port of its own.",
        "该类网址本站从不打开，例如带有特殊端口的网址。",
    )
