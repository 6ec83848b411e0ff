"""What a cold phone loads, and how long until its page is usable, against stock Voila on the same notebook.

The phone: a processor four times slower, 5 Mbit/s each way, 40 ms. Bytes and requests are counted from the address in
the QR code: the join page, joining, and the workshop's page. Usable is when the first control of the participant's page
can be pressed, from the moment that page was asked for.

::

    python -m tests.benchmarks.cold_page
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmarks.stock import stock_voila
from tests.chromium import FLAGS, find_browser
from tests.load.room import open_room

SLOWER = 4
BITS_PER_S = 5_000_000
LATENCY_MS = 40
LONGEST_MS = 180_000
WATCH = """
(function look() {
  const controls = document.querySelectorAll(
    '.wli-participant button:not([disabled]), .wli-participant input:not([disabled])');
  if ([...controls].some((control) => control.checkVisibility())) window.usableAfter = performance.now();
  else requestAnimationFrame(look);
})();
"""
"""Notes when the first control of the participant's page is there, in milliseconds from the start of loading."""


@dataclass
class Traffic:
    """What a page loaded."""

    requests: int = 0
    received: int = 0
    """Bytes over HTTP as they came through the network, headers included, and over websockets both ways."""
    hosts: set[str] = field(default_factory=set)

    def listen(self, session: CDPSession) -> None:
        """Count what the page of `session` loads."""
        session.on("Network.requestWillBeSent", lambda event: self._request(event["request"]["url"]))
        session.on("Network.loadingFinished", lambda event: self._bytes(event["encodedDataLength"]))
        for name in ("webSocketFrameReceived", "webSocketFrameSent"):
            session.on(
                f"Network.{name}", lambda event: self._bytes(len(event["response"]["payloadData"].encode()))
            )
        session.on("Network.webSocketCreated", lambda event: self._request(event["url"]))

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob"):
            self.requests += 1
            self.hosts.add(parts.hostname or "")

    def _bytes(self, count: float) -> None:
        self.received += int(count)


@dataclass(frozen=True)
class Cold:
    """One cold visit."""

    traffic: Traffic
    usable_s: float


def visit(browser: Browser, open_page: Callable[[Page], None], *, slow: bool) -> Cold:
    """Open a page as a phone that has never been there, with all that comes until it is quiet."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, locale="ja-JP", bypass_csp=True
    )
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        if slow:
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            rate = BITS_PER_S / 8
            session.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": LATENCY_MS,
                    "downloadThroughput": rate,
                    "uploadThroughput": rate,
                },
            )
        page.add_init_script(WATCH)
        traffic = Traffic()
        traffic.listen(session)
        open_page(page)
        page.wait_for_function("window.usableAfter !== undefined", timeout=LONGEST_MS)
        usable = page.evaluate("window.usableAfter") / 1000
        page.wait_for_load_state("networkidle", timeout=LONGEST_MS)
        return Cold(traffic, usable)
    finally:
        context.close()


def told(name: str, visits: list[Cold]) -> str:
    """Return a line for a way of serving."""
    traffic = visits[0].traffic
    median = statistics.median(visit.usable_s for visit in visits)
    return (
        f"{name:12} {traffic.received / 1000:8.1f} KB in {traffic.requests:3d} requests to {sorted(traffic.hosts)}"
        f"   usable {median:6.2f} s (of {', '.join(f'{visit.usable_s:.2f}' for visit in visits)})"
    )


def main() -> None:
    """Print a line for stock and one for ours, and their ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        with stock_voila() as stock:
            address = stock.url.replace("127.0.0.1", "localhost")

            def plain(page: Page) -> None:
                page.goto(address + "/", wait_until="commit", timeout=LONGEST_MS)

            visit(browser, plain, slow=False)  # what only the first visit after a start costs is not counted
            theirs = [visit(browser, plain, slow=True) for _ in range(given.times)]
        with open_room(given.times + 2, "fork") as room:
            base = room.seminar.base

            def joining(page: Page) -> None:
                page.goto(f"{base}/?s={room.code}", timeout=LONGEST_MS)
                page.locator("#join input[name=consent_use]").check()
                page.locator("#join button[type=submit]").click()

            visit(browser, joining, slow=False)
            ours = [visit(browser, joining, slow=True) for _ in range(given.times)]
        browser.close()
    print(told("stock Voila", theirs))
    print(told("ours", ours))
    medians = [statistics.median(visit.usable_s for visit in visits) for visits in (theirs, ours)]
    print(
        f"{theirs[0].traffic.received / ours[0].traffic.received:.0f} x fewer bytes, "
        f"usable {medians[0] / medians[1]:.1f} x sooner"
    )


if __name__ == "__main__":
    main()
