"""WebKit, by the driver that Debian ships beside WebKitGTK: WebDriver over HTTP."""

import base64
import json
import os
import subprocess
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from tests.engines.window import PATIENCE, Failed, Window, patiently
from tests.support.environment import free_port

OWN_WINDOW = Path(__file__).with_name("own_window.py")
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class WebKit(Window):
    """Its window needs a screen: one that nobody sees."""

    def __init__(self) -> None:
        super().__init__()
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
        quiet = subprocess.DEVNULL
        self._screen = subprocess.Popen(screen, stdout=subprocess.PIPE, stderr=quiet)
        number = self._screen.stdout.readline().decode().strip()
        self._profile = tempfile.TemporaryDirectory(prefix="pagetojob-webkit-")
        port = free_port()
        env = {**os.environ, "DISPLAY": f":{number}", "NO_AT_BRIDGE": "1"}
        driver = ["WebKitWebDriver", f"--port={port}"]
        self._driver = subprocess.Popen(driver, env=env, stdout=quiet, stderr=quiet)
        self._root = f"http://127.0.0.1:{port}"
        patiently(lambda: self._ask("GET", "/status"), "a WebKitWebDriver that answers")
        browser = {"binary": "/usr/bin/python3", "args": [str(OWN_WINDOW), self._profile.name]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": browser}}
        made = self._ask("POST", "/session", capabilities=wanted)
        self._root += f"/session/{made['sessionId']}"

    def _ask(self, method: str, path: str, **body: object) -> object:
        data = json.dumps(body).encode() if method == "POST" else None
        request = urllib.request.Request(self._root + path, data, method=method)
        try:
            with _opener.open(request, timeout=2 * PATIENCE) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise Failed(error.read().decode()) from None

    def open(self, address: str) -> None:
        self._ask("POST", "/url", url=address)

    def travel(self, entries: int) -> None:
        self._ask("POST", "/back" if entries < 0 else "/forward")

    def resize(self, width: int, height: int) -> None:
        across, down = self.evaluate("[outerWidth - innerWidth, outerHeight - innerHeight]")
        self._ask("POST", "/window/rect", x=0, y=0, width=width + across, height=height + down)

    def cookies(self) -> list[object]:
        return self._ask("GET", "/cookie")

    def close(self) -> None:
        self._ask("DELETE", "")
        for process in (self._driver, self._screen):
            process.terminate()
            process.wait()
        self._screen.stdout.close()
        self._profile.cleanup()

    def _evaluate(self, expression: str) -> str:
        return self._ask("POST", "/execute/sync", script=f"return {expression}", args=[])

    def _act(self, source: dict[str, object]) -> None:
        self._ask("POST", "/actions", actions=[source])

    def _photograph(self) -> bytes:
        return base64.b64decode(self._ask("GET", "/screenshot"))
