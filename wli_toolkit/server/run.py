"""Starting a seminar from the command line: the session, the server, and what is printed when it answers."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, Protocol
from urllib.parse import urlsplit

import segno
import tornado.netutil
from rich.console import Console
from rich.markup import escape

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import Lang
from wli_toolkit.content.plain_text import visible
from wli_toolkit.server.addresses import machine_addresses
from wli_toolkit.server.app import PortInUseError, ServerOptions, WorkshopServer, port_error
from wli_toolkit.server.own_folders import own_folder
from wli_toolkit.server.retention import tell_purged, tidy
from wli_toolkit.server.secret import SecretError, load_secret
from wli_toolkit.server.starting.starter import StartError, StartMode
from wli_toolkit.store import Session, Store, normalise_session_code, open_store

LOOPBACK = "127.0.0.1"
PHONES = 20
"""Seats of a demonstration beside those of the simulated people."""


def run_serve(
    *,
    agenda: str,
    pack: str | None,
    lang: Lang,
    settings: Mapping[str, Any],
    seats: int,
    host: str,
    port: int,
    db: str | None,
    code: str | None,
    no_session: bool,
    new_passcode: bool,
    public_url: str | None,
    drain_s: float,
    kernels: StartMode | None,
    no_browser: bool,
    as_json: bool,
) -> None:
    """Serve a new session, go on with `code`, or serve whatever sessions there are, until stopped."""
    public_url = _checked(public_url)
    secret = _secret()
    _check_port(host, port)
    with open_store(db) as store:
        purged = {each.code: each for each in tidy(store)}
        session: Session | None = None
        passcode: str | None = None
        if code is None and not no_session:
            content = load_pack(pack)
            session, passcode = store.create_session(
                agenda=load_agenda(content, agenda),
                pack=content,
                lang=lang,
                settings={**settings, "public_url": public_url},
            )
        elif code is not None:
            gone = purged.get(normalise_session_code(code))
            if gone is not None:
                _fail(f"{tell_purged(gone)}. Start a new one: leave out --session")
            session = store.session(code)
            passcode = store.new_passcode(session.code) if new_passcode else None
        _serve(
            store,
            session,
            passcode,
            secret=secret,
            host=host,
            port=port,
            seats=seats,
            lang=session.lang if session else lang,
            public_url=public_url,
            drain_s=drain_s,
            kernels=kernels,
            browser=not no_browser,
            as_json=as_json,
        )


class Company(Protocol):
    """People who take part in a demonstration."""

    def come(self, url: str, code: str) -> None:
        """Let them join session `code` of the workshop at `url`."""

    def go(self) -> None:
        """Let them leave."""


def run_demo(
    *,
    people: Company,
    participants: int,
    agenda: str,
    port: int,
    db: str | None,
    browser: bool,
    as_json: bool,
) -> None:
    """Serve a simulated session on this machine only, with `people` who join it as phones do."""
    secret = _secret()
    with (
        own_folder("wli-demo-") as folder,
        open_store(db or f"sqlite:///{folder / 'demo.db'}") as store,
    ):
        session, passcode = store.create_session(agenda=load_agenda(load_pack(), agenda), simulated=True)
        try:
            _serve(
                store,
                session,
                passcode,
                secret=secret,
                host=LOOPBACK,
                port=port,
                seats=participants + PHONES,
                lang=session.lang,
                public_url=None,
                kernels=None,
                browser=browser,
                as_json=as_json,
                started=lambda port: people.come(f"http://{LOOPBACK}:{port}", session.code),
            )
        finally:
            people.go()


def _serve(
    store: Store,
    session: Session | None,
    passcode: str | None,
    *,
    secret: bytes,
    host: str,
    port: int,
    seats: int,
    lang: Lang,
    public_url: str | None,
    drain_s: float = 0.0,
    kernels: StartMode | None,
    browser: bool,
    as_json: bool,
    started: Callable[[int], object] = lambda _port: None,
) -> None:
    def ready(port: int) -> None:
        base = _base_url(host, port, public_url)
        line = {
            "session": session.code if session else None,
            "join_url": f"{base}/?s={session.code}" if session else f"{base}/",
            "console_url": f"{base}/console",
            "screen_url": f"{base}/screen",
            "passcode": passcode,
            "port": port,
            "pid": os.getpid(),
            "db": store.shown_url,
        }
        if as_json:
            print(json.dumps(line, ensure_ascii=False), flush=True)
        else:
            _print_for_people(line)
        if browser:
            entered = session.code if session else ""
            _open_console(Path(server.connection_dir), f"http://{LOOPBACK}:{port}", entered, passcode)
        started(port)

    options = ServerOptions(
        store=store,
        secret=secret,
        notebooks=notebooks_folder(),
        host=host,
        port=port,
        seats=seats,
        lang=lang,
        session=session.code if session else None,
        public_url=public_url,
        drain_s=drain_s,
        kernels=kernels,
    )
    logging.getLogger("tornado.access").setLevel(logging.ERROR)
    try:
        server = WorkshopServer(options, ready)
        server.start()
    except (PortInUseError, StartError) as error:
        _fail(str(error))


def _check_port(host: str, port: int) -> None:
    """End with one line if the port is taken, before a session is made that nobody could join."""
    try:
        for bound in tornado.netutil.bind_sockets(port, host or None):
            bound.close()
    except OSError as error:
        _fail(str(port_error(host, port, error)))
    except UnicodeError:
        _fail(f"cannot listen on {host}: this is no name of a machine. Choose another with --host.")


def notebooks_folder() -> Path:
    """Return the folder with the served notebooks: the checkout's, or the copy inside an installed package."""
    package = Path(__file__).resolve().parent.parent
    folders = (package.parent / "notebooks", package / "notebooks")
    found = next((folder for folder in folders if (folder / "workshop.ipynb").is_file()), None)
    if found is None:
        _fail(
            f"workshop.ipynb was not found beside {package}. Install the toolkit again, or use its checkout."
        )
    return found


def _checked(public_url: str | None) -> str | None:
    """Return the public address as browsers write it; end with one line if it is none."""
    if public_url is None:
        return None
    try:
        parts = urlsplit(public_url)
        known = (parts.scheme, parts.port) in (("http", 80), ("https", 443))
    except ValueError:
        known, parts = False, urlsplit("")
    way = "Give one like https://seminar.example.jp"
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        _fail(f"--public-url is no address that people can open: {public_url!r}. {way}.")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        _fail(
            f"--public-url has more than a host: {public_url!r}. The workshop needs a host name or a port "
            f"of its own. {way}."
        )
    netloc = parts.netloc.rpartition(":")[0] if known else parts.netloc
    return f"{parts.scheme}://{netloc.lower()}"


def _base_url(host: str, port: int, public_url: str | None) -> str:
    """Return the address to print: the public one, the machine's likeliest, or the host asked for."""
    if public_url:
        return public_url.rstrip("/")
    if host in ("", "0.0.0.0", "::"):  # noqa: S104 - comparing, not binding
        addresses = machine_addresses()
        return addresses[0].url(port) if addresses else f"http://{LOOPBACK}:{port}"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _print_for_people(line: dict[str, Any]) -> None:
    console = Console()
    shown = {name: value and escape(visible(str(value))) for name, value in line.items()}
    console.print(f"\n[bold]参加者 / participants[/bold]  {shown['join_url']}")
    if sys.stdout.isatty():
        segno.make(line["join_url"], error="m").terminal(compact=True)
    console.print(f"[bold]進行役 / console[/bold]      {shown['console_url']}")
    console.print(f"[bold]スクリーン / screen[/bold]   {shown['screen_url']}")
    console.print(f"[bold]セッション / session[/bold]  {shown['session'] or 'すべて / all in the store'}")
    if line["passcode"]:
        console.print(
            f"[bold]パスコード / passcode[/bold] {shown['passcode']}   (表示は今回だけ / shown only now)"
        )
    console.print(f"保存先 / store: {shown['db']}\n終了は Ctrl+C / stop with Ctrl+C\n", highlight=False)


def _open_console(folder: Path, base: str, code: str, passcode: str | None) -> None:
    """Open the console in this machine's browser, by a page in `folder`.

    The passcode goes in the fragment, which no server receives, by way of a page that only this user can read
    and that is gone after a minute, or with the server: a browser's command line can be read by everybody on the
    machine.
    """
    import webbrowser

    fragment = f"#p={passcode}" if passcode else ""
    url = f"{base}/console/login?s={code}{fragment}"
    descriptor, path = tempfile.mkstemp(prefix="open-", suffix=".html", dir=folder)
    with os.fdopen(descriptor, "w", encoding="utf-8") as page:
        page.write(f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={url}">')
    forget = threading.Timer(60, Path(path).unlink, kwargs={"missing_ok": True})
    forget.daemon = True
    forget.start()
    threading.Thread(target=webbrowser.open, args=(Path(path).as_uri(),), daemon=True).start()


def _secret() -> bytes:
    try:
        return load_secret()
    except SecretError as error:
        _fail(str(error))


def _fail(text: str) -> NoReturn:
    print(visible(" ".join(text.split())), file=sys.stderr)
    sys.exit(2)
