"""Headless Chromium over its debugging pipe: what a page shows, complains of and loads. Needs no package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode
from pathlib import Path
from threading import Timer
from typing import Any

LONGEST = 300  # seconds that one browser may live
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """One tab. ``complaints`` are console messages and errors, ``requests`` the addresses asked for."""

    def __init__(self, profile: Path) -> None:
        into, out = os.pipe(), os.pipe()
        flags = [
            *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
            *("--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"),
        ]
        # The browser reads commands from descriptor 3 and writes answers to descriptor 4.
        shell = f"exec {CHROMIUM} {' '.join(flags)} 3<&{into[0]} 4>&{out[1]}"
        self.process = subprocess.Popen(
            ["bash", "-c", shell], pass_fds=(into[0], out[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.watch = Timer(LONGEST, self.process.kill)  # a browser that hangs fails the tests, it does not stop them
        self.watch.start()
        os.close(into[0])
        os.close(out[1])
        self.writer, self.reader = os.fdopen(into[1], "wb"), os.fdopen(out[0], "rb")
        self.number, self.session = 0, None
        self.events: list[dict[str, Any]] = []
        self.complaints: list[str] = []
        self.requests: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The answer to one command; events on the way are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.writer.write(json.dumps(message).encode() + b"\0")
        self.writer.flush()
        while True:
            answer = self._read()
            if answer.get("id") == self.number:
                assert "error" not in answer, answer["error"]
                found: dict[str, Any] = answer["result"]
                return found

    def _read(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self.reader.read(1)) != b"\0":
            assert byte, "the browser went away"
            data += byte
        message: dict[str, Any] = json.loads(data)
        method, values = message.get("method", ""), message.get("params", {})
        self.events.append(message)
        if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
            self.complaints.append(json.dumps(values))
        if method == "Network.requestWillBeSent":
            self.requests.append(values["request"]["url"])
        return message

    def open(self, page: Path, script: bool = True, width: int = 1200, height: int = 900, dark: bool = False) -> None:
        """Load a file and wait until it is there."""
        self.complaints.clear()
        self.requests.clear()
        self.events.clear()
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self.call("Page.navigate", url=page.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self._read()

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression on the page."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def screenshot(self, file: Path) -> None:
        """A PNG of what is to be seen."""
        file.write_bytes(b64decode(self.call("Page.captureScreenshot")["data"]))

    def close(self) -> None:
        """End the browser that was started here."""
        self.watch.cancel()
        self.writer.close()
        self.process.terminate()
        self.process.wait(timeout=20)
        self.reader.close()
