"""What becomes of a link on its way: in HTML that was escaped, in a mail, behind a full stop."""

from urllib.parse import quote

MANGLED = {
    "escaped for HTML": lambda query: query.replace("&", "&amp;"),
    "escaped twice": lambda query: query.replace("&", "&amp;amp;"),
    "escaped, then encoded": lambda query: query.replace("&", "&amp%3B"),
    "encoded once more": lambda query: quote(query, safe=""),
    "broken, then encoded": lambda query: quote(f"{query[:9]}\r\n{query[9:]}", safe=""),
    "its signs encoded": lambda query: query.replace("=", "%3d"),
    "quoted-printable": lambda query: query.replace("=", "=3D"),
    "broken in two": lambda query: f"{query[:9]}%0D%0A{query[9:]}",
    "broken in a word": lambda query: f"{query[:3]}%0a{query[3:]}",
    "at the end of a sentence": lambda query: f"{query}.",
    "in brackets": lambda query: f"{query}).",
    "between angles": lambda query: f"{query}%3E,",
}
