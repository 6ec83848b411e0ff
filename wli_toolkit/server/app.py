"""The application: Voila with our pages, our identity, and everything else closed."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import jinja2
import tornado.httpserver
import tornado.netutil
import tornado.web
from traitlets.config import Config
from voila.app import Voila
from voila.configuration import VoilaConfiguration

from wli_toolkit.content.model import Lang
from wli_toolkit.pages.trouble import share_troubles
from wli_toolkit.server.assets import load_assets
from wli_toolkit.server.connection_folder import kernel_transport, make_connection_folder
from wli_toolkit.server.discretion import be_discreet
from wli_toolkit.server.hub import LOOK_EVERY_S, Hub
from wli_toolkit.server.identity import CookieJar, SeminarIdentityProvider
from wli_toolkit.server.kernels import SeatKernelManager
from wli_toolkit.server.notebooks import read_notebook
from wli_toolkit.server.own_folders import let_go
from wli_toolkit.server.provisioner import SeatKernelSpecManager
from wli_toolkit.server.regularly import regularly
from wli_toolkit.server.retention import keep_tidy
from wli_toolkit.server.rooms import Rooms
from wli_toolkit.server.routes import routes
from wli_toolkit.server.seating import Owner, PageName, Seating
from wli_toolkit.server.starting.choosing import starter
from wli_toolkit.server.starting.limits import leave_no_core
from wli_toolkit.server.starting.starter import StartMode
from wli_toolkit.store import Store

INSPECT_EVERY_S = 1.0
LONGEST_WEBSOCKET_MESSAGE = 16 * 1024 * 1024
"""Bytes taken in before the socket is closed; what is over 64 KB is refused with a word before that."""
LONGEST_FORM = 64 * 1024
LONGEST_HEADER = 32 * 1024
"""Bytes; the cookies of sessions long over are most of it."""
IDLE_S = 60.0
"""How long a request may take to arrive, and a connection may stay without one."""


class PortInUseError(Exception):
    """The address cannot be listened on; the message names it and the way out."""


def port_error(host: str, port: int, error: OSError) -> PortInUseError:
    """Return what to say of an address that cannot be listened on."""
    where = f"{host or '*'}:{port}"
    if error.errno == errno.EADDRINUSE:
        return PortInUseError(
            f"port in use: {where}. Choose another with --port, or stop what listens there."
        )
    return PortInUseError(
        f"cannot listen on {where} ({error.strerror}). Choose another with --host or --port."
    )


@dataclass(frozen=True)
class ServerOptions:
    """What `wli serve` and `wli demo` decide."""

    store: Store
    secret: bytes
    notebooks: Path
    host: str = ""
    port: int = 8866
    seats: int = 100
    lang: Lang = "ja"
    session: str | None = None
    public_url: str | None = None
    open_url: str | None = None
    drain_s: float = 0.0
    """How long to go on after a signal to stop, in seconds, while a proxy in front learns of it."""
    kernels: StartMode | None = None
    """How kernels start; None takes what suits this system."""


class QuickGZip(tornado.web.GZipContentEncoding):
    """Compresses in half of the usual time: a roomful of pages is asked for at once. They are 5 % longer."""

    GZIP_LEVEL = 4


class WorkshopServer(Voila):  # type: ignore[misc]  # voila is untyped
    """Voila without its own pages: ours instead, and nothing else."""

    name = "wli"

    def __init__(self, options: ServerOptions, ready: Callable[[int], None]) -> None:
        super().__init__(log_level=logging.WARNING)
        be_discreet(self.log)
        self.options = options
        self.ready = ready
        self.rooms: Rooms | None = None
        self.starter = starter(options.kernels, options.seats, options.store.kind)
        self.open_browser = False
        self.port_retries = 0
        self.voila_configuration = VoilaConfiguration(parent=self)
        self.voila_configuration.allow_template_override = "NO"
        self.voila_configuration.allow_theme_override = "NO"
        self.voila_configuration.file_allowlist = []
        self.voila_configuration.multi_kernel_manager_class = SeatKernelManager
        self.voila_configuration.kernel_spec_manager_class = SeatKernelSpecManager
        self.identity_provider_class = SeminarIdentityProvider
        self.token = ""
        self.template_paths: list[str] = []
        self.static_paths: list[str] = []
        self.config.merge(
            Config(
                KernelManager={"autorestart": False},
                SeatKernelManager={"root_dir": str(options.notebooks)},
            )
        )

    def init_settings(self) -> dict[str, Any]:
        """Return Voila's settings, with our rooms, a closed identity and cookies that forms must repeat."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.starter = self.starter
        options = self.options
        identity: SeminarIdentityProvider = self.identity_provider
        jar = CookieJar(options.secret)
        identity.jar = jar
        released: set[asyncio.Task[None]] = set()

        def release(owner: Owner) -> None:
            # Whoever is out hears nothing more, even before the kernel has stopped.
            for channel in self.rooms.channels.of(owner) if self.rooms is not None else ():
                channel.close()
            task = asyncio.create_task(seating.release(owner))
            released.add(task)
            task.add_done_callback(released.discard)

        hub = Hub(options.store, self.log, release)
        seating = Seating(
            self.kernel_manager,
            options.notebooks,
            options.seats,
            looking=hub.looking,
            has_moved_on=hub.has_moved_on,
            on_waiting=lambda owner, place: hub.tell(
                owner, {"type": "link", "state": "waiting", "position": place}
            ),
            on_lost=lambda owner: hub.tell(owner, {"type": "kernel", "kernel": None, "model": None}),
            log=self.log,
        )
        self.rooms = Rooms(
            store=options.store,
            identity=identity,
            jar=jar,
            hub=hub,
            seating=seating,
            starter=self.starter,
            assets=load_assets(),
            templates=page_templates(),
            lang=options.lang,
            port=self.port,
            public_url=options.public_url,
            session=options.session,
            loopback_only=options.host in ("127.0.0.1", "localhost", "::1"),
        )
        identity.still_in = self.rooms.is_let_in
        return settings | {
            "wli_rooms": self.rooms,
            "cookie_secret": options.secret,
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": {"httponly": True, "samesite": "Lax"},
            "allow_unauthenticated_access": False,
            "websocket_max_message_size": LONGEST_WEBSOCKET_MESSAGE,
            "log_function": self._log_request,
            "autoreload": False,
        }

    def init_handlers(self) -> list[Any]:
        """Return our routes; none of Voila's and Jupyter's own are open."""
        if self.rooms is None:
            raise RuntimeError("settings come before handlers")
        return routes(self.rooms.assets)

    def start(self) -> None:
        """Listen, say so, and serve until told to stop.

        Raises
        ------
        PortInUseError
            The port is taken.
        StartError
            Kernels cannot be started here.
        """
        leave_no_core()
        self.port = self.options.port
        self.connection_dir = make_connection_folder()
        share_troubles(Path(self.connection_dir))
        self.config.KernelManager.transport = kernel_transport(self.connection_dir)
        try:
            self.starter.open()
            asyncio.run(self._serve())
        finally:
            self.starter.close()
            let_go(self.connection_dir)

    async def _serve(self) -> None:
        sockets = self._bind()
        self.port = sockets[0].getsockname()[1]
        stopping = asyncio.Event()
        self.app = tornado.web.Application(**self.init_settings())
        self.app.add_transform(QuickGZip)
        self.app.add_handlers(".*$", self.init_handlers())
        server = tornado.httpserver.HTTPServer(
            self.app,
            max_body_size=LONGEST_FORM,
            max_header_size=LONGEST_HEADER,
            idle_connection_timeout=IDLE_S,
            body_timeout=IDLE_S,
            xheaders=self.options.public_url is not None,
        )
        server.add_sockets(sockets)
        rooms = self.rooms
        if rooms is None:
            raise RuntimeError("the rooms are made with the settings")
        rounds = (
            asyncio.create_task(regularly(LOOK_EVERY_S, rooms.hub.look, self.log)),
            asyncio.create_task(regularly(INSPECT_EVERY_S, rooms.seating.inspect, self.log)),
            asyncio.create_task(keep_tidy(self.options.store)),
        )
        self._stop_on_signals(stopping)
        await asyncio.to_thread(self._get_ready, rooms)
        self.ready(self.port)
        if self.options.open_url:
            threading.Thread(target=webbrowser.open, args=(self.options.open_url,), daemon=True).start()
        await stopping.wait()
        rooms.stopping = True
        rooms.seating.admit_no_more()
        # Half for whoever stands in front to notice, half for the people here to move on, not all at once.
        await asyncio.sleep(self.options.drain_s / 2)
        await rooms.hub.leave(self.options.drain_s / 2)
        for each in rounds:
            each.cancel()
        await asyncio.gather(*rounds, return_exceptions=True)
        server.stop()
        await rooms.seating.close()
        await server.close_all_connections()

    def _get_ready(self, rooms: Rooms) -> None:
        """Do once, before doors open, what the first visitor would wait for."""
        for page in get_args(PageName):
            read_notebook(self.options.notebooks / f"{page}.ipynb")
        for template in rooms.templates.list_templates():
            rooms.templates.get_template(template)
        session = rooms.only_session()
        if session is not None:
            rooms.content.of(session)

    def _bind(self) -> list[Any]:
        try:
            return tornado.netutil.bind_sockets(self.options.port, self.options.host or None)
        except OSError as error:
            raise port_error(self.options.host, self.options.port, error) from error

    def _stop_on_signals(self, stopping: asyncio.Event) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(number, stopping.set)
            except NotImplementedError:  # Windows' loop has none; the plain handler wakes it
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopping.set))

    def _log_request(self, handler: tornado.web.RequestHandler) -> None:
        """Log what failed: status, method and whose answer; never an address of a person, a path or a body."""
        status = handler.get_status()
        is_sent_elsewhere = self.rooms is not None and self.rooms.stopping
        if status >= 500 and not is_sent_elsewhere:
            self.log.error("%s %s %s", status, handler.request.method, type(handler).__name__)


def page_templates() -> jinja2.Environment:
    """Return the environment of our own pages; compiled once and shared by all requests."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
