"""The shipped nginx file in front of a server: with paths, ports and a patience of this machine."""

import os
import pwd
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

from tests.support.environment import ROOT, free_port
from tests.support.server import PATIENCE, Answer

SHIPPED = ROOT / "deploy" / "nginx.conf"
CERTIFICATE = "/etc/letsencrypt/live/pilot.example.com"
# Where `make test` unpacks it, and where a user's own path does not lead.
PLACES = [os.environ["PATH"], "/usr/sbin", str(ROOT / ".venv/nginx/usr/sbin")]


@dataclass(frozen=True)
class Front:
    """What a reader on this machine reaches in place of the server."""

    folder: Path
    port: int

    def get(self, address: str, *, client: str = "127.0.0.1") -> Answer:
        """A client is known by its address; those of this machine are many."""
        asked = HTTPSConnection(
            "127.0.0.1",
            self.port,
            timeout=PATIENCE,
            source_address=(client, 0),
            context=self._trusting(),
        )
        try:
            asked.request("GET", address)
            response = asked.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            asked.close()

    def connected(self, *speaking: str, client: str = "127.0.0.1") -> ssl.SSLSocket:
        """Over which nothing is asked yet."""
        context = self._trusting()
        context.set_alpn_protocols(speaking or ["http/1.1"])
        line = socket.create_connection(("127.0.0.1", self.port), PATIENCE, (client, 0))
        return context.wrap_socket(line, server_hostname="127.0.0.1")

    def _trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.folder / "fullchain.pem")

    def log(self) -> str:
        """All that nginx has written of anybody."""
        return "".join(file.read_text() for file in sorted(self.folder.glob("*.log")))


@contextmanager
def before(origin: str, folder: Path) -> Iterator[Front]:
    """nginx in front of the server at an origin, its files in a folder."""
    front = Front(folder, free_port())
    _certify(folder)
    file = folder / "nginx.conf"
    file.write_text(_moved(SHIPPED.read_text(), front, origin.removeprefix("http://")))
    words = [_nginx(), "-e", str(folder / "error.log"), "-c", str(file)]
    subprocess.run([*words, "-t"], check=True, capture_output=True)
    with subprocess.Popen([*words, "-g", "daemon off;"], stderr=subprocess.DEVNULL) as process:
        try:
            _wait(front.port, process)
            yield front
        finally:
            process.terminate()


def _nginx() -> str:
    found = shutil.which("nginx", path=os.pathsep.join(PLACES))
    assert found, "nginx is missing: run make test, which sees to it"
    return found


def _certify(folder: Path) -> None:
    request = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 2"
    names = ["-subj", "/CN=pilot", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*request.split(), *names, *files], check=True, capture_output=True)


def _moved(text: str, front: Front, upstream: str) -> str:
    kept = "".join(
        f"{kind}_temp_path {front.folder / kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    places = {
        "user www-data;": f"user {pwd.getpwuid(os.getuid()).pw_name};",
        "/run/": f"{front.folder}/",
        "/var/log/nginx/": f"{front.folder}/",
        f"{CERTIFICATE}/": f"{front.folder}/",
        "http {": f"http {{\n{kept}",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen [::]:80;": "",
        "listen 443 ": f"listen 127.0.0.1:{front.port} ",
        "listen [::]:443 ": "# ",
        "server 127.0.0.1:8000;": f"server {upstream};",
        # A loaded machine may need the ten seconds to open as many lines as are too many.
        "send_timeout 10s;": f"send_timeout {2 * PATIENCE}s;",
    }
    for shipped, here in places.items():
        assert shipped in text, shipped
        text = text.replace(shipped, here)
    return text


def _wait(port: int, process: subprocess.Popen) -> None:
    for _ in range(100 * PATIENCE):
        assert process.poll() is None, "nginx has ended"
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise AssertionError("nginx does not answer")
