"""Firefox, in the protocol that it speaks by itself: WebDriver BiDi over a socket."""

import base64
import json
import subprocess
import tempfile
from pathlib import Path

import websocket

from tests.engines.window import PATIENCE, Failed, Window, patiently

# It speaks to the server under test and to nobody else, and asks nobody anything.
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "privacy.reduceTimerPrecision": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "data:,",
}


class Firefox(Window):
    """A profile of its own, with preferences where a test has some."""

    def __init__(self, **preferences: object) -> None:
        super().__init__()
        self._profile = tempfile.TemporaryDirectory(prefix="pagetojob-firefox-")
        folder = Path(self._profile.name)
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in {**QUIET, **preferences}.items()
        ]
        (folder / "user.js").write_text("\n".join(lines))
        words = ["firefox-esr", "--headless", "--no-remote", "--profile", str(folder)]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(
            [*words, "--remote-debugging-port", "0"], stdout=quiet, stderr=quiet
        )
        self._asked = 0
        port = patiently(lambda: _port(folder), "a Firefox that can be spoken to")
        self._socket = websocket.create_connection(
            f"ws://127.0.0.1:{port}/session", timeout=2 * PATIENCE, suppress_origin=True
        )
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        # The window that it starts with is never given focus, where no person could give it.
        self._tab = self._ask("browsingContext.create", type="window")["context"]

    def _ask(self, command: str, **parameters: object) -> dict:
        self._asked += 1
        message = {"id": self._asked, "method": command, "params": parameters}
        self._socket.send(json.dumps(message))
        while (answer := json.loads(self._socket.recv())).get("id") != self._asked:
            self._note(answer)
        if answer["type"] == "error":
            raise Failed(f"{answer['error']}: {answer['message']}")
        return answer["result"]

    def _note(self, event: dict) -> None:
        entry = event["params"]
        if event["method"] == "log.entryAdded" and entry["level"] in ("error", "warn"):
            self.complaints.append(entry["text"])

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")
        self.until("document.readyState === 'complete'")  # it says so a little early at times

    def travel(self, entries: int) -> None:
        self._ask("browsingContext.traverseHistory", context=self._tab, delta=entries)

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", context=self._tab, viewport=viewport)

    def cookies(self) -> list[object]:
        partition = {"type": "context", "context": self._tab}
        return self._ask("storage.getCookies", partition=partition)["cookies"]

    def close(self) -> None:
        self._ask("browser.close")
        self._socket.close()
        self._process.wait()
        self._profile.cleanup()

    def _evaluate(self, expression: str) -> str:
        target = {"context": self._tab}
        said = self._ask(
            "script.evaluate", expression=expression, target=target, awaitPromise=False
        )
        if said["type"] == "exception":
            raise Failed(said["exceptionDetails"]["text"])
        return said["result"]["value"]

    def _act(self, source: dict[str, object]) -> None:
        self._ask("input.performActions", context=self._tab, actions=[source])

    def _photograph(self) -> bytes:
        return base64.b64decode(
            self._ask("browsingContext.captureScreenshot", context=self._tab)["data"]
        )


def _port(profile: Path) -> int | None:
    """Which it has chosen, as it notes it in its profile."""
    note = profile / "WebDriverBiDiServer.json"
    return json.loads(note.read_text() or "{}").get("ws_port") if note.is_file() else None
