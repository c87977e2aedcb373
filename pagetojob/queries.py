"""What a query says: its keys, and how one is read that a mail program or a chat has mangled."""

import re
from collections.abc import Collection
from urllib.parse import parse_qsl, unquote

AMPERSAND = re.compile(r"&(?:amp(?:;|%3B|%253B))+", re.IGNORECASE)
BEFORE = re.compile(r"(?:\?|amp;)*")  # of what was copied with a piece of what stands before it
SIGN = re.compile("%3D", re.IGNORECASE)
QUOTED_SIGN = re.compile("=3D", re.IGNORECASE)
LINE_BREAK = re.compile(r"[\r\n]|%0D|%0A", re.IGNORECASE)
# What a sentence puts behind a link is taken for a part of it; read from the end, in one go.
BEHIND = re.compile(r"(?:[.,)>]|[EC]2%|92%|E3%)*", re.IGNORECASE)


def mended(query: str) -> str:
    """A query as it was sent off; one that arrived whole stays as it is.

    Its letters are bytes, as WSGI hands them on. What no value of ours begins, ends with or holds
    is taken out. Pairs without any ``=`` of their own were percent-encoded once more, wholly or
    their signs alone; what others have put behind such a query is as they wrote it.
    """
    pairs = query.split("&")
    once_more = [pair for pair in pairs if "=" not in pair and SIGN.search(pair)]
    if once_more:
        rest = [pair for pair in pairs if pair not in once_more]
        query = "&".join([_decoded("&".join(once_more)), *rest])
    query = AMPERSAND.sub("&", LINE_BREAK.sub("", query))
    query = BEFORE.sub("", query, count=1)
    pairs = query[: len(query) - len(_behind(query))].split("&")
    # Quoted-printable writes each sign so; a value that begins so of itself is alone with that.
    quoted, said = list(filter(QUOTED_SIGN.search, pairs)), list(filter(None, pairs))
    if len(quoted) > 1 or quoted == said:
        pairs = [QUOTED_SIGN.sub("=", pair, count=1) for pair in pairs]
    return "&".join(pairs)


def _behind(query: str) -> str:
    found = BEHIND.match(query[::-1])
    return found[0] if found else ""


def _decoded(query: str) -> str:
    """Where all of it was encoded no ``&`` and no ``+`` is left, each pair has its sign, and no
    value begins as quoted-printable.
    """
    whole = unquote(query, encoding="latin-1")
    signed = all("=" in pair for pair in whole.split("&") if pair)
    if signed and not QUOTED_SIGN.search(whole) and not set("&+") & set(query):
        return whole
    return "&".join(SIGN.sub("=", pair, count=1) for pair in query.split("&"))


def keys(query: str) -> set[str]:
    """Those of a query as it was sent off."""
    return {key for key, _ in parse_qsl(mended(query), keep_blank_values=True)}


def is_among(key: str, known: Collection[str]) -> bool:
    """A known key that ends in ``-`` stands for each that begins so: ``step-`` for ``step-map``."""
    kind, dash, _ = key.partition("-")
    return key in known or kind + dash in known
