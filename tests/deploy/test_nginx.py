"""What the nginx file that is shipped does, in front of the server under test."""

import re
import time
from contextlib import ExitStack
from itertools import takewhile
from pathlib import Path

import pytest

from artifacts.audit.models import SLUG
from pagetojob.requests import LONGEST_QUERY
from tests.deploy.front import SHIPPED, before
from tests.support.environment import free_port
from tests.support.server import PATIENCE

PAGE, SHOP = "/plan/", "?shop=Harlow+Heating"
ON_DEMAND = (f"/artifacts/{SLUG}.pdf", "/plan.pdf")
REFUSED = "?shop=" + LONGEST_QUERY * "x"  # by the server at once: nothing is made
# Of nginx's own: when, who, and how the connection goes on.
OF_ITS_OWN = {"connection", "date", "server"}


@pytest.fixture(scope="module")
def front(server, tmp_path_factory):
    with before(server.origin, tmp_path_factory.mktemp("front")) as front:
        yield front


def headers(answer):
    """Sorted, each as often as it is there."""
    said = [(name.lower(), value) for name, value in answer.headers.items()]
    return sorted((name, value) for name, value in said if name not in OF_ITS_OWN)


@pytest.mark.parametrize("address", ["/", "/pilot-flow.pdf", f"{PAGE}{SHOP}", "/nothing/"])
def test_every_answer_arrives_as_the_server_gave_it(front, server, address):
    direct, through = server.get(address), front.get(address)
    assert (through.status, through.body) == (direct.status, direct.body)
    assert headers(through) == headers(direct)


def test_readers_speak_http_2(front):
    with front.connected("h2", "http/1.1") as line:
        assert line.selected_alpn_protocol() == "h2"


def test_health_is_not_the_publics(front):
    assert [front.get(address).status for address in ("/healthz", "/readyz")] == [404, 404]


def test_one_client_makes_few_pdfs_and_keeps_those_that_are_published(front):
    for client, address in zip(("127.0.0.3", "127.0.0.4"), ON_DEMAND, strict=True):
        asked = (front.get(f"{address}{REFUSED}", client=client) for _ in range(PATIENCE))
        passed = list(takewhile(lambda answer: answer.status == 400, asked))
        assert 5 <= len(passed) < PATIENCE
        refused = next(asked)
        assert (refused.status, refused.headers["Retry-After"]) == (429, "10")
        assert front.get(address, client=client).status == 200


def test_who_does_not_read_is_held_to_a_few_pdfs_and_to_those_alone(front):
    """So many that no buffer of the system takes them in."""
    greedy = {"client": "127.0.0.5"}
    asks = b"GET /artifacts/titan-map.pdf HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with ExitStack() as open_lines:
        for _ in range(16):
            line = open_lines.enter_context(front.connected(**greedy))
            line.sendall(asks * 100)
        until = time.monotonic() + PATIENCE
        while front.get("/pilot-flow.pdf", **greedy).status != 429:
            assert time.monotonic() < until, "sixteen lines that nobody reads are no bound"
            time.sleep(0.05)  # well below what is refused for being asked too often
        assert front.get("/", **greedy).status == 200
        assert front.get("/pilot-flow.pdf").status == 200


def test_the_largest_answer_fits_into_memory_so_that_no_slow_reader_holds_a_thread(publication):
    number, kilobytes = re.search(r"proxy_buffers (\d+) (\d+)k;", SHIPPED.read_text()).groups()
    largest = max(file.stat().st_size for file in publication.rglob("*") if file.is_file())
    assert 2 * largest < int(number) * int(kilobytes) * 1024


def test_while_the_server_is_away_readers_are_told_to_come_again(tmp_path: Path):
    with before(f"http://127.0.0.1:{free_port()}", tmp_path) as front:
        answer = front.get(f"{PAGE}{SHOP}")
        assert (answer.status, answer.headers["Content-Type"]) == (503, "text/plain; charset=utf-8")
        assert answer.headers["Retry-After"] and "try again" in answer.text
        assert "Harlow" not in front.log()


def test_no_log_holds_what_was_said_on_a_call(front):
    """Whatever became of the request, refused ones among them."""
    front.get(f"{PAGE}{SHOP}", client="127.0.0.3")
    assert re.search(r"^127\.0\.0\.3 \S+ GET /plan/ 200 \d+$", front.log(), re.M)
    assert "shop" not in front.log()
