"""What a query says: its keys, and how one is read that a mail program or a chat has mangled."""

import re
from collections.abc import Collection
from urllib.parse import parse_qsl, unquote

AMPERSAND = re.compile(r"&(?:amp(?:;|%3B|%253B))+", re.IGNORECASE)
SIGN = re.compile("%3D", re.IGNORECASE)
LINE_BREAK = re.compile(r"[\r\n]|%0D|%0A", re.IGNORECASE)
# What a sentence puts behind a link is taken for a part of it.
BEHIND = re.compile(r"(?:[.,)>]|%2E|%2C|%29|%3E)+\Z", re.IGNORECASE)


def mended(query: str) -> str:
    """A query as it was sent off; one that arrived whole stays as it is.

    Its letters are bytes, as WSGI hands them on. What no value of ours begins, ends with or holds
    is taken out; a query without any ``=`` of its own was percent-encoded once more, all of it or
    its signs alone.
    """
    if "=" not in query and SIGN.search(query):
        query = _decoded(query)
    query = AMPERSAND.sub("&", LINE_BREAK.sub("", query))
    pairs = BEHIND.sub("", query).split("&")
    if all("=3D" in pair for pair in pairs if pair):  # quoted-printable: each sign, or none
        pairs = [pair.replace("=3D", "=", 1) for pair in pairs]
    return "&".join(pairs)


def _decoded(query: str) -> str:
    """Where all of it was encoded no ``&`` and no ``+`` is left, each pair has its sign, and no
    value begins as quoted-printable.
    """
    whole = unquote(query, encoding="latin-1")
    signed = all("=" in pair for pair in whole.split("&") if pair)
    if signed and "=3D" not in whole and not set("&+") & set(query):
        return whole
    return "&".join(SIGN.sub("=", pair, count=1) for pair in query.split("&"))


def keys(query: str) -> set[str]:
    """Those of a query as it was sent off."""
    return {key for key, _ in parse_qsl(mended(query), keep_blank_values=True)}


def is_among(key: str, known: Collection[str]) -> bool:
    """A known key that ends in ``-`` stands for each that begins so: ``step-`` for ``step-map``."""
    kind, dash, _ = key.partition("-")
    return key in known or kind + dash in known
