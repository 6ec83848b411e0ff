"""Take the README's pictures from the running product: `python -m tests.browser.pictures`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.phone import Phone, new_phone
from tests.chromium import FLAGS, find_browser
from wli_toolkit.content import translator

PICTURES = Path(__file__).parents[2] / "facilitator_guide" / "pictures"
LAPTOP = {"width": 1280, "height": 800}
PEOPLE = 24
WAIT_MS = 120_000


def main() -> None:
    """Run a demo, open the second step, and take a phone's and the console's picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "wli_toolkit", "demo", "--json", "--no-browser", "--port", "0"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as demo,
        sync_playwright() as playwright,
    ):
        assert demo.stdout is not None
        line = json.loads(demo.stdout.readline())
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        try:
            take(browser, line)
        finally:
            browser.close()
            demo.terminate()


def take(browser: Browser, line: dict[str, str]) -> None:
    """Take both pictures."""
    _ = translator("ja")
    base = f"http://seminar.test:{line['port']}"
    console = browser.new_context(viewport=LAPTOP, locale="ja-JP").new_page()
    console.goto(f"{base}/console/login?s={line['session']}#p={line['passcode']}")
    console.wait_for_url("**/console")
    joined = console.locator(".wli-count", has_text=_("joined"))
    expect(joined).to_contain_text(str(PEOPLE), timeout=WAIT_MS)
    phone = Phone(new_phone(browser).new_page())
    phone.join(f"{base}/?s={line['session']}")
    phone.press("Start")
    phone.press("I have noted it down")
    expect(console.locator(".wli-next")).to_be_enabled(timeout=WAIT_MS)
    console.locator(".wli-next", has_text=_("Start the workshop")).click()
    console.get_by_role("button", name=_("Open the next step, leave this one open")).click()
    phone.press("Begin")
    phone.answer("E02", "w2l_now", 7)
    phone.answer("E02", "w2l_want", 3)
    phone.expect_saved()
    console.get_by_role("tab", name=_("Seats")).click()
    some_at_work = re.compile(r"回答中[1-9]\d*人")
    expect(console.locator(".wli-nowbar-people")).to_contain_text(some_at_work, timeout=WAIT_MS)
    keep(phone.page, "phone-ja.png")
    keep(console, "console-ja.png")


def keep(page: Page, name: str) -> None:
    """Save a picture of what is visible."""
    page.screenshot(path=PICTURES / name, animations="disabled")


if __name__ == "__main__":
    main()
