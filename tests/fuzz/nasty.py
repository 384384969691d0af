"""What nobody should send: values, query strings, headers and ways to spoil a form.

The same ones in every run; each way of drawing takes the chance it is to use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any
from urllib.parse import quote

SEED = 20_260_101
# No page shows this as it is: as markup it would run.
MARKUP = "<script>nasty()</script>"

VALUES: tuple[str, ...] = (
    "", " ", "\t\n", "0", "-1", "1.5", "1e9", "NaN", "Infinity", "null", "None", "true", "[]", "{}",
    "9" * 20, "9" * 5_000, "-" + "9" * 30, "2147483648", "9223372036854775808", "٣", "１", "0x10",
    "\x00", "a\x00b", "\x1b[31m", "\ud800", "\ufffe", "\u202e", "e\u0301" * 300, "👩‍👩‍👧" * 50,
    "a" * 5_000, "a" * 100_000, "[" * 50_000, "(" * 1_000, "%", "%%%%", "_", "\\", "'", '"', "`",
    "' OR 1=1--", "1; DROP TABLE tracker_pledge", "NEAR(", "title:", "*", "^(a+)+$", "(?=", "$$",
    MARKUP, f'"><{MARKUP[1:]}', "javascript:alert(1)", "data:text/html,x", "//evil.test/", "{{7}}",
    "{% debug %}", "%(x)s", "${x}", "../../../etc/passwd", "..", ".", "/", "\r\nSet-Cookie: a=b",
    "2020-02-30", "2020-13", "0000-00-00", "9999-12-31", "10000-01-01", "Y170000002", "2020/2010",
    "../..", "2016-06-14T00:00:00Z", "P" + "9" * 40 + "Y", "en", "zh-hans", "de", "open-a-hotline",
)  # fmt: skip

# Escaped as it goes over the wire; some are no UTF-8.
PARTS: tuple[str, ...] = (
    "%00", "a%00b", "%FF", "%ED%A0%80", "%C0%AE%C0%AE", "..", "%2e%2e%2f%2e%2e", "%0d%0aX:%20y",
    "a" * 10_000, "9" * 5_000, "-1", "0", "%D9%A3", "%F0%9F%98%80", "%3Cscript%3E", "%27", "%22",
    "%25s", "%5c", "a%20b", "a;b", "~", "%", "%zz", "_-_", "open-a-hotline%0a", "%EF%BC%91",
)  # fmt: skip

NAMES: tuple[str, ...] = (
    "q", "page", "page_size", "sort", "as_of", "rev", "lang", "format", "url", "party", "obligor",
    "topic", "mechanism", "dialogue", "collection", "institution", "kind", "label", "delivery",
    "timing", "standing", "contested", "counted", "made_after", "due_before", "verb", "noun",
    "about", "year", "month", "by", "maxwidth", "e", "o", "p", "all", "_to_field", "_popup",
    "_changelist_filters", "app_label", "model_name", "field_name", "term", "pledge", "next",
    "drafted_by", "state__exact", "id__in", "pk__regex", "a" * 3_000, "\x00", MARKUP, "", "[",
)  # fmt: skip

HEADERS: tuple[Mapping[str, str], ...] = (
    {"accept-language": "x-" * 5_000},
    {"accept-language": "zh;q=NaN, *;q=-1, \xff"},
    {"accept": "*/" * 3_000},
    {"accept-encoding": "gzip;q=nonsense, br;;;, " + "x," * 1_000},
    {"cookie": "session=" + "a" * 3_000 + "; csrf=\xff; messages=[[[["},
    {"cookie": 'session=..; messages=W1siX19qc29u; csrf="'},
    {"cookie": ";=;" * 500},
    {"if-none-match": '"' + "a" * 5_000},
    {"if-none-match": "W/*, *, " + '"x",' * 1_000},
    {"if-modified-since": "Thu, 99 Foo 99999999999 99:99:99 GMT"},
    {"if-unmodified-since": "never", "if-match": "\xff"},
    {"range": "bytes=-1,0-,99999999999999999999-0"},
    {"x-forwarded-for": MARKUP, "x-forwarded-host": "evil.test", "x-forwarded-proto": "https, ftp"},
    {"x-http-method-override": "DELETE", "forwarded": "for=\xff"},
    {"x-request-id": "\x00" + "a" * 5_000},
    {"referer": "javascript:" + "a" * 5_000, "origin": "null", "sec-fetch-site": "\xff"},
    {"authorization": "Basic \xff", "user-agent": MARKUP},
    {"host": "evil.test"},
    {"host": "testserver:99999999"},
)

BODIES: tuple[tuple[str, bytes], ...] = (
    ("application/json", b"[" * 100_000),
    ("application/json", b'{"a": NaN, "a": ' + b"9" * 5_000 + b"}"),
    ("application/json", b'"\\ud800"'),
    ("application/json; charset=utf-7", b"+AAA-"),
    ("application/x-www-form-urlencoded", b"a=%ED%A0%80&=&&%00=%00&a[]=1&a[]=2"),
    ("application/x-www-form-urlencoded", b"a=b&" * 5_000),
    ("application/x-www-form-urlencoded; charset=nonsense", b"a=\xff"),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n\xff"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="\xff"'),
    ("text/plain; charset=\xff".encode("latin-1").decode("latin-1"), b"\xff\xfe\x00"),
    ("", b"\x00" * 1_000),
)


def queries(chance: Random, number: int) -> Iterator[str]:
    """Query strings of one to three parameters; a few of very many."""
    for _ in range(number):
        many = 1_500 if chance.random() < 0.03 else chance.randint(1, 3)
        yield "&".join(
            f"{escaped(chance.choice(NAMES))}={escaped(chance.choice(VALUES)[:2_000])}"
            for _ in range(min(many, 1_500))
        )[:200_000]


def escaped(text: str) -> str:
    """As a hostile client would write it, lone surrogates and all."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def spoilt(fields: Mapping[str, Any], chance: Random) -> dict[str, Any]:
    """A form with some fields forged, doubled, or gone; what a client can encode at all."""
    found = dict(fields)
    for name in chance.sample(sorted(found), k=min(len(found), chance.choice([1, 1, 2, 5]))):
        match chance.randrange(8):
            case 0:
                del found[name]
            case 1:
                found[name] = [sendable(value) for value in chance.sample(VALUES, k=3)]
            case _:
                found[name] = sendable(chance.choice(VALUES))
    return found


def sendable(text: str) -> str:
    """Lone surrogates do not survive a client's encoding; they go over the wire as bytes."""
    return text.encode("utf-8", "replace").decode()


def choices(sequence: Sequence[Any], chance: Random, number: int) -> list[Any]:
    return [chance.choice(sequence) for _ in range(number)]
