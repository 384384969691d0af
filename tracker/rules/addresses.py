"""Addresses of documents on the web: which are refused, which are the same, which nearly so.

The normal form leaves out what does not tell documents apart: scheme, `www.`, a standard port,
marks of campaigns, the fragment, an index page, a last slash, the order of the query. Nearly the
same are an archived copy, a mobile page, another language or ending of one page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

from tracker.rules import networks

LENGTH_AT_MOST = 1_000
SHORTEST_TITLE = 12
ALIKE = 0.8

_BLANK = re.compile(r"[\s\x00-\x1f\x7f\\]")
_CAMPAIGN = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|spm|ref|ref_src|cmpid",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(
    r"https?://(?:[^/]+\.)?archive\.org/web/[0-9]{4,14}[a-z_]*/(.+)", re.DOTALL | re.IGNORECASE
)
_INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?)$", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|amp)$", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?|eng|english|chinese", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:www|m|mobile|wap|amp)\.")
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", re.IGNORECASE)
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_PLAIN_SIGNS = "/~:@!$&'()*+,;="
_INSIDE = (".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet")


def fault(address: str) -> str:
    """Why an address cannot be that of a public document; empty when it can."""
    if len(address) > LENGTH_AT_MOST:
        return f"longer than {LENGTH_AT_MOST} characters"
    if _BLANK.search(address):
        return "holds a space or a control character"
    parts = _split(address)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return "must be an address that begins with http:// or https://"
    if "@" in parts.netloc:
        return "holds a name or password before the host"
    return "" if _is_public(parts.hostname) else f"{parts.hostname} is no host of the public web"


def normal(address: str) -> str:
    """What two addresses of the same document have in common; the text itself if it is none."""
    parts = _split(address.strip())
    if parts is None or not parts.hostname:
        return address.strip()
    host = parts.hostname.removeprefix("www.").removesuffix(".")
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    query = _query(parts)
    return f"{host}{port}{_path(parts.path)}{'?' if query else ''}{query}"


@dataclass(frozen=True, slots=True)
class Stem:
    """What an address keeps of its document when form and language change."""

    host: str
    segments: tuple[str, ...]
    query: str


def stem(address: str) -> Stem:
    """The host without `www.` and the like, the path without language and ending, the query."""
    parts = _split(original(address.strip()))
    if parts is None or not parts.hostname:
        return Stem("", (address.strip(),), "")
    path = _ENDING.sub("", _path(parts.path))
    segments = [each for each in path.split("/") if each and each != "amp"]
    kept = tuple(each for each in segments if not _LANGUAGE.fullmatch(each))
    return Stem(_MOBILE.sub("", parts.hostname), kept, _query(parts))


def original(address: str) -> str:
    """The address that an archive kept; any other address as it is."""
    found = _ARCHIVED.match(address)
    if found is None:
        return address
    inner = found.group(1)
    return inner if re.match(r"https?://", inner) else re.sub(r"^(https?:)/*|^", "http://", inner)


def nearly_same(one: str, other: str) -> bool:
    """Whether two different addresses may lead to the same document.

    A query may be what tells documents apart, so two that differ are two documents.
    """
    if normal(one) == normal(other):
        return False
    left, right = stem(one), stem(other)
    if not left.host or (left.host, left.segments) != (right.host, right.segments):
        return False
    if left.query == right.query:
        return bool(left.segments) or bool(left.query)
    return bool(left.segments) and not (left.query and right.query)


def alike_titles(one: str, other: str) -> bool:
    """Whether two titles are so alike that they may name the same document."""
    left, right = _words(one), _words(other)
    if min(len(one.strip()), len(other.strip())) < SHORTEST_TITLE:
        return left == right != []
    shared, either = {*left} & {*right}, {*left, *right}
    return bool(shared) and len(shared) / len(either) >= ALIKE


def telling_part(address: str) -> str:
    """The longest plain piece of the path: what to look for among many addresses; may be empty."""
    plain = [each for each in stem(address).segments if each.isascii() and "%" not in each]
    return max(plain, key=len, default="")


def variants(address: str) -> Iterator[str]:
    """The commonest spellings of one address."""
    parts = _split(address)
    if parts is None or not parts.hostname:
        return
    bare = parts.netloc.removeprefix("www.")
    tail = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    for scheme in ("https", "http"):
        for host in (bare, f"www.{bare}"):
            for slash in ("", "/"):
                yield f"{scheme}://{host}{tail}{slash}{query}"


def _split(address: str) -> SplitResult | None:
    """The pieces of an address; None for a text that has no such pieces."""
    try:
        parts = urlsplit(address)
        return parts if parts.port is None or parts.port > 0 else None
    except ValueError:
        return None


def _path(path: str) -> str:
    """The path in one way of writing it, without an index page or a last slash."""
    # Byte by byte: older Chinese sites do not write their paths in UTF-8.
    plain = quote(unquote_to_bytes(path.encode(errors="surrogatepass")), safe=_PLAIN_SIGNS)
    return _INDEX.sub("", plain).rstrip("/")


def _query(parts: SplitResult) -> str:
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return urlencode(sorted(pair for pair in pairs if not _CAMPAIGN.fullmatch(pair[0])))


def _is_public(host: str) -> bool:
    """Whether the host can lie on the public web, as far as its name tells."""
    try:
        ip_address(host)
    except ValueError:
        name = host.removesuffix(".")
        labels = name.split(".")
        is_inside = f".{name}".endswith(_INSIDE)
        return not is_inside and len(labels) > 1 and all(labels) and not _NUMERIC.fullmatch(name)
    return networks.is_public(host)


def _words(title: str) -> list[str]:
    """The words of a title, Chinese sign by sign."""
    return _WORD.findall(title.casefold())
