"""Finds a browser for the tests: an installed one, else Playwright's own, else Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP seminar.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
"""The seminar's name stands for a phone's view of the server: plain http, not loopback, so no secure context.
Every other name is unknown: a page that asks anything from outside fails its test."""
INSTALL_S = 600


class NoBrowserError(Exception):
    """No browser could be found or installed; the message says what was tried."""


def find_browser() -> str:
    """Return the path of a Chromium, Chrome or Edge, installing one where nothing is there.

    Raises
    ------
    NoBrowserError
        If none is to be had; it names what was tried and why each failed.
    """
    found = installed()
    if found:
        return found
    tried = []
    for how in (from_playwright, from_debian):
        try:
            return how()
        except NoBrowserError as error:
            tried.append(str(error))
    raise NoBrowserError(
        "The browser tests need Chromium or Chrome. Install one and run the tests again. Tried: "
        + "; ".join(tried)
    )


def installed() -> str | None:
    """Return a browser that is there already; WLI_BROWSER names one of your own."""
    named = os.environ.get("WLI_BROWSER")
    if named:
        if not Path(named).is_file():
            raise NoBrowserError(f"WLI_BROWSER is {named}, which is no file. Correct or unset it.")
        return named
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return next((place for place in PLACES if Path(place).is_file()), None)


def from_playwright() -> str:
    """Return Playwright's own Chromium, downloading it if it is not there yet."""
    run([sys.executable, "-m", "playwright", "install", "chromium"], "Playwright's download")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).is_file():
        raise NoBrowserError(f"Playwright's download left no browser at {path}")
    return path


def from_debian() -> str:
    """Return Debian's Chromium, installed where this user may install packages."""
    if shutil.which("apt-get") is None:
        raise NoBrowserError("there is no apt-get here")
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise NoBrowserError(
            "installing Debian's chromium needs root: sudo apt-get install chromium fonts-noto-cjk"
        )
    run(["apt-get", "update"], "apt-get update")
    run(
        ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
        "apt-get install",
    )
    path = shutil.which("chromium")
    if path is None:
        raise NoBrowserError("apt-get installed chromium, but it is not on the PATH")
    return path


def run(command: list[str], what: str) -> None:
    """Run one installer; NoBrowserError with its last words if it fails."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=INSTALL_S, stdin=subprocess.DEVNULL, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoBrowserError(f"{what}: {error}") from error
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise NoBrowserError(f"{what}: {words[-1] if words else f'status {done.returncode}'}")
