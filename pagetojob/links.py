"""Whether every link of a set of pages lands."""

from collections.abc import Collection, Mapping
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.doubled: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.doubled |= {value} & self.names
                self.names.add(value)
            elif name in ("href", "src") and value:
                self.links.append(value)


def broken(pages: Mapping[str, str], files: Collection[str], origin: str) -> list[str]:
    """One sentence for each link that does not land and each name that stands twice in a page.

    ``pages`` maps an address to its HTML, ``files`` holds every other address that answers. A link
    with a name after ``#`` must find that name in its page. Other origins are not looked at.
    """
    read = {address: _Page(html) for address, html in pages.items()}
    found = []
    for address, page in read.items():
        found += [f"{address} has two places named #{name}." for name in sorted(page.doubled)]
        for link in page.links:
            url = urlsplit(urljoin(origin + address, link))
            if f"{url.scheme}://{url.netloc}" != origin:
                continue
            target = read.get(url.path)
            if target is None and url.path not in files:
                found.append(f"{address} links to {link}, which is not there.")
            elif target and url.fragment and url.fragment not in target.names:
                found.append(f"{address} links to {link}, whose #{url.fragment} is not there.")
    return found
