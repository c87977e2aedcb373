"""The conversation, carried: read once from the address, and put on everything that leads on.

Rooms write their links and forms as if there were none. Here, on the finished page, each of ours is
given what its page knows of the conversation, and nothing that leads elsewhere gets any of it.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.http import HttpResponse, HttpResponseRedirect, QueryDict

from flow.conversation import KEYS, VIEW, Part, encoded
from flow.reading import read
from flow.requests import Asked
from pagetojob.keys import Keys, keys
from pagetojob.queries import is_among
from pagetojob.requests import own_address

# Our own HTML: a bracket within an attribute is always escaped.
LINK = re.compile(r"<(?:a|button data-carried)\s[^>]*>")
HREF, COPY = re.compile(r'(?<=\shref=")[^"]*'), re.compile(r'(?<=\sdata-copy=")[^"]*')
FORM = re.compile(r"(<form\s[^>]*>)(.*?)(?=</form>)", re.DOTALL)
ACTION = re.compile(r'(?<=\saction=")[^"]*')
NAME = re.compile(r'(?<=\sname=")[^"]*')
BARE = " data-bare"  # on a link that leaves the conversation
LED_ON = ("Location", "HX-Replace-Url")


class CarryingMiddleware:
    """``request.said`` is what the address says; the answer leads on with it. An address with
    fields that were left empty leads to the one without.
    """

    def __init__(self, get_response: Callable[[Asked], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Asked) -> HttpResponse:
        path, known = request.path, keys()
        own = known.own.get(path, [])
        # The answers may also stand under keys of the audit's own, and a plan be asked for a part.
        read_too = own if {Part.ANSWERS, VIEW} & set(own) else []
        query = _among(request.GET, [*KEYS, *read_too])
        request.said = read(query, own)
        # What was left out is named where it was said.
        if path in known.known and (unsaid := _unsaid(query)) and not request.said.wrong:
            return HttpResponseRedirect(path + _without(request.GET, unsaid))
        response = self.get_response(request)
        if pairs := request.said.conversation.pairs:
            carrier = Carrier(own_address(request), pairs, known)
            for name in LED_ON:
                if name in response.headers:
                    response.headers[name] = carrier.address(response.headers[name])
            if response.get("Content-Type", "").startswith("text/html"):
                response.content = carrier.page(response.content.decode())
        return response


def _among(query: QueryDict, known: Collection[str]) -> QueryDict:
    found = QueryDict(mutable=True)
    for key, values in query.lists():
        if is_among(key, known):
            found.setlist(key, values)
    return found


def _unsaid(query: QueryDict) -> set[str]:
    """A form sends each of its fields; those that were left empty say nothing."""
    return {key for key, values in query.lists() if is_among(key, KEYS) and not any(values)}


def _without(query: QueryDict, unsaid: Collection[str]) -> str:
    """The rest of a query, with its question mark."""
    rest = [(key, each) for key, values in query.lists() for each in values if key not in unsaid]
    return f"?{encoded(rest)}" if rest else ""


@dataclass(frozen=True)
class Carrier:
    """Puts the pairs of a conversation on whatever leads on from the page at a path."""

    path: str
    pairs: Sequence[tuple[str, str]]
    known: Keys

    def page(self, html: str) -> str:
        return FORM.sub(self._form, LINK.sub(self._link, html))

    def address(self, address: str) -> str:
        """An address with what its page knows; what it says itself stays as it says it."""
        url = urlsplit(urljoin(self.path, address))
        if address.startswith("#") or url.scheme or url.netloc:
            return address
        carried = self._carried(url.path, {key for key, _ in parse_qsl(url.query)})
        query = "&".join(filter(None, [url.query, encoded(carried)]))
        return url._replace(query=query).geturl() if carried else address

    def _carried(self, path: str, said: set[str]) -> list[tuple[str, str]]:
        """What a page reads for itself, its own links and forms say as they mean it."""
        own = self.known.own.get(path, ())
        if own and own == self.known.own.get(self.path):
            said = said.union(own)
        known = self.known.known.get(path, ())
        return [pair for pair in self.pairs if pair[0] not in said and is_among(pair[0], known)]

    def _link(self, found: re.Match[str]) -> str:
        tag = found[0]
        if BARE in tag:
            return tag
        find = COPY if tag.startswith("<button") else HREF
        return find.sub(lambda href: escape(self.address(unescape(href[0]))), tag)

    def _form(self, found: re.Match[str]) -> str:
        """Its fields are sent in place of its address's query."""
        tag, rest = found.groups()
        action = ACTION.search(tag)
        url = urlsplit(urljoin(self.path, unescape(action[0]) if action else ""))
        if url.scheme or url.netloc:
            return found[0]
        carried = self._carried(url.path, {unescape(name) for name in NAME.findall(tag + rest)})
        if [key for key, _ in carried] == [Part.SHOP]:
            # A browser writes no query as we do: a name is never all of it, nor its end.
            carried.append((Part.CALL, ""))
        return tag + "".join(map(_hidden, carried)) + rest


def _hidden(pair: tuple[str, str]) -> str:
    key, value = map(escape, pair)
    return f'<input type="hidden" name="{key}" value="{value}">'
