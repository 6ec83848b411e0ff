"""Every route, method and websocket, asked by everybody: what is allowed is listed here, and all else is refused."""

from __future__ import annotations

import http.client
import socket
import uuid
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from tornado.web import RequestHandler

from tests.attacks.cast import PEOPLE, SAID, Cast, gather
from tests.browser.seminar import Seminar, start
from tests.server.client import OPEN, Client, refused
from wli_toolkit.server.assets import load_assets
from wli_toolkit.server.routes import KERNEL_ID, routes
from wli_toolkit.store import open_store

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
EVERYBODY = frozenset(PEOPLE)
ROOM = frozenset({"participant", "fellow"})
LEADER = frozenset({"facilitator"})
HELPER = frozenset({"assistant"})

ALLOWED: dict[str, dict[str, tuple[str, frozenset[str], int]]] = {
    # route: {method: (address asked for, who may, with which answer)}; `{code}` is the session's.
    r"/": {"GET": ("/?s={code}", EVERYBODY, 200)},
    r"/join": {"GET": ("/join", EVERYBODY, 303), "POST": ("/join", frozenset(), 0)},
    r"/resume": {"GET": ("/resume", EVERYBODY, 303), "POST": ("/resume", frozenset(), 0)},
    r"/leave": {"GET": ("/leave", EVERYBODY, 303), "POST": ("/leave", frozenset(), 0)},
    r"/workshop": {"GET": ("/workshop?s={code}", ROOM, 200)},
    r"/me/blueprint\.html": {"GET": ("/me/blueprint.html?s={code}", ROOM, 200)},
    r"/me/calendar\.ics": {"GET": ("/me/calendar.ics?s={code}", ROOM, 200)},
    r"/console": {"GET": ("/console?s={code}", LEADER | HELPER, 200)},
    r"/screen": {"GET": ("/screen?s={code}", LEADER, 200)},
    r"/console/login": {
        "GET": ("/console/login?s={code}", EVERYBODY, 200),
        "POST": ("/console/login", frozenset(), 0),
    },
    r"/console/leave": {
        "GET": ("/console/leave", EVERYBODY, 303),
        "POST": ("/console/leave", frozenset(), 0),
    },
    r"/console/log-out": {
        "GET": ("/console/log-out", EVERYBODY, 303),
        "POST": ("/console/log-out", frozenset(), 0),
    },
    r"/export/([0-9A-Za-z]+)(\.html|\.xlsx|\.pptx|\.csv|\.json)": {
        "GET": ("/export/{code}.json?audience=organiser", LEADER, 200)
    },
    r"/live": {"GET": ("/live?page=workshop&s={code}", frozenset(), 0)},  # as a websocket: see LIVE
    rf"/api/kernels/{KERNEL_ID}/channels": {"GET": ("/api/kernels/{kernel}/channels", frozenset(), 0)},
    r"/static/([0-9a-f]{16})/([a-z.]+)": {"GET": ("{asset}", EVERYBODY, 200)},
    r"/healthz": {"GET": ("/healthz", EVERYBODY, 200)},
    r".*": {},
}
"""Forms are refused here because no token comes with them; what they do with one is tested in `test_doors_tried`."""

LIVE = {"workshop": ROOM, "console": LEADER, "screen": LEADER, "assistant": HELPER}
"""Whose live line opens, by page."""
CHANNELS = {"workshop": {"participant"}, "console": LEADER, "screen": LEADER, "assistant": HELPER}
"""Who talks with the kernel of the participant's page, the session's console, screen and assistants' console."""
REFUSED = {302, 303, 400, 403, 404, 405, 426}
DOORS = ("/", "/console/login")

STOCK = (
    "/api", "/api/kernels", "/api/kernels/{kernel}", "/api/kernels/{kernel}/interrupt", "/api/kernels/{kernel}/restart",
    "/api/kernelspecs", "/api/sessions", "/api/contents", "/api/contents/workshop.ipynb", "/api/terminals", "/api/me",
    "/api/status", "/api/events/subscribe", "/api/config/x", "/api/nbconvert", "/api/security/csp-report",
    "/terminals/websocket/1", "/voila/", "/voila/tree", "/voila/render/workshop.ipynb", "/voila/static/main.js",
    "/voila/files/workshop.ipynb", "/voila/api/shutdown/{kernel}", "/voila/api/contents", "/voila/api/kernels",
    "/voila/query/workshop.ipynb", "/voila/templates/lab/static/x", "/files/workshop.ipynb", "/view/workshop.ipynb",
    "/nbconvert/html/workshop.ipynb", "/nbextensions/x.js", "/kernelspecs/python3/logo.svg", "/custom/custom.css",
    "/edit/x", "/tree", "/lab", "/login", "/logout", "/metrics", "/services/x", "/favicon.ico", "/static/favicon.ico",
    "/notebooks/workshop.ipynb", "/workshop.ipynb", "/proxy/8866/", "/.git/config", "/seminar.db", "/server.log",
)  # fmt: skip
"""What Voila, Jupyter and careless servers have open."""

CLIMBING = (
    "/static/../../../etc/passwd", "/static/0123456789abcdef/../../server.log", "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%2f..%2fetc%2fpasswd", "/static//etc/passwd", "/static/0123456789abcdef/workshop.js",
    "/static/{digest}/..", "/static/{digest}/%2e%2e%2fapp.py", "/static/{digest}/workshop.js%00.css",
    "/static\\..\\..\\app.py", "//etc/passwd", "/export/..%2f..%2fseminar.db", "/export/{code}.json/../../x",
    "/me/../seminar.db", "/me/blueprint.html/../../seminar.db", "/console/../seminar.db",
)  # fmt: skip


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a running server."""
    running = start(tmp_path_factory.mktemp("matrix"))
    yield running
    OPEN.close()
    running.stop()


@pytest.fixture(scope="module")
def cast(seminar: Seminar) -> Iterator[Cast]:
    """Return everybody there is."""
    with open_store(f"sqlite:///{seminar.database}") as store:
        yield gather(seminar, store)


def answered(handler: type[RequestHandler]) -> set[str]:
    """Return the methods that a handler answers itself."""
    refusing = RequestHandler._unimplemented_method
    return {name for name in METHODS if getattr(handler, name.lower()) is not refusing}


def ask(client: Client, method: str, path: str) -> tuple[int, str, str]:
    """Return the status, the place redirected to and everything that came; the address is sent as it stands."""
    with closing(http.client.HTTPConnection("127.0.0.1", client.port, timeout=30)) as connection:
        connection.putrequest(method, path, skip_host=False)
        connection.putheader("Cookie", client.cookie_header())
        connection.endheaders()
        reply = connection.getresponse()
        body = reply.read()
        headers = reply.getheaders()
    location = next((value for name, value in headers if name.lower() == "location"), "")
    return reply.status, location.split("?")[0], str(headers) + body.decode("utf-8", "replace")


def test_a_new_route_or_method_is_listed_before_it_is_served() -> None:
    served = {route[0]: answered(route[1]) for route in routes(load_assets())}
    assert {route: set(methods) for route, methods in ALLOWED.items()} == served


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("method", METHODS)
def test_each_route_answers_whom_it_is_for(cast: Cast, who: str, method: str) -> None:
    client, kernel = cast.people[who], cast.kernels["workshop"].kernel
    asset = load_assets().url("workshop.js")
    for route, methods in ALLOWED.items():
        path, allowed, expected = methods.get(method) or methods.get("GET") or ("/nothing", frozenset(), 0)
        filled = path.format(code=cast.seminar.code, kernel=kernel, asset=asset)
        status, location, told = ask(client, method, filled)
        if method in methods and who in allowed:
            assert status == expected, (who, method, filled)
        else:
            assert status in REFUSED, (who, method, filled, status)
            assert location in ("", *DOORS), (who, method, filled, location)
        mine = who == "participant" and route in (r"/workshop", r"/me/blueprint\.html")
        assert (SAID in told) == (mine and method == "GET"), (who, method, filled)
        assert "Traceback" not in told
        assert kernel not in told


@pytest.mark.parametrize("who", PEOPLE)
def test_each_live_line_opens_for_whom_it_is(cast: Cast, who: str) -> None:
    for page, allowed in LIVE.items():
        for code, own in ((cast.seminar.code, who in allowed), (cast.other, False)):
            asked = f"/live?page={page}&s={code}"
            if own:
                cast.people[who].socket(asked).close()
            elif code == cast.seminar.code or who in ("nobody", *ROOM, *LEADER, *HELPER):
                assert refused(cast.people[who], asked) == 403, (who, asked)
    for asked in ("/live", "/live?page=", "/live?page=nothing", "/live?page=Console"):
        assert refused(cast.people[who], asked) == 403


@pytest.mark.parametrize("who", PEOPLE)
def test_each_kernel_opens_for_its_owner(cast: Cast, who: str) -> None:
    for page, allowed in CHANNELS.items():
        asked = f"/api/kernels/{cast.kernels[page].kernel}/channels?session_id={uuid.uuid4().hex}"
        for query in ("", f"&s={cast.seminar.code}", f"&s={cast.other}"):
            if who in allowed:
                cast.people[who].socket(asked + query).close()
            else:
                assert refused(cast.people[who], asked + query) == 403, (who, page)
    assert refused(cast.people[who], f"/api/kernels/{uuid.uuid4()}/channels?session_id=x") == 403


def test_a_websocket_from_another_site_is_refused(cast: Cast) -> None:
    owner, kernel = cast.people["participant"], cast.kernels["workshop"].kernel
    handshake = (
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        "Cookie: {cookies}\r\nOrigin: {origin}\r\n\r\n"
    )
    here = f"http://127.0.0.1:{owner.port}"
    for path in (
        f"/live?page=workshop&s={cast.seminar.code}",
        f"/api/kernels/{kernel}/channels?session_id=x",
    ):
        for origin, status in (
            (here, b"101"),
            ("http://elsewhere.example", b"403"),
            ("null", b"403"),
            (here.replace("127.0.0.1", "localhost"), b"403"),
            (here + "1", b"403"),
        ):
            text = handshake.format(path=path, port=owner.port, cookies=owner.cookie_header(), origin=origin)
            with socket.create_connection(("127.0.0.1", owner.port), timeout=30) as line:
                line.sendall(text.encode())
                assert line.recv(64).split(b" ")[1] == status, (path, origin)


@pytest.mark.parametrize("who", ["nobody", "fellow", "facilitator"])
def test_what_voila_and_jupyter_have_open_is_closed(cast: Cast, who: str) -> None:
    for path in STOCK:
        filled = path.format(kernel=cast.kernels["workshop"].kernel)
        for method in ("GET", "POST", "DELETE"):
            assert ask(cast.people[who], method, filled)[0] == 404, (who, method, filled)
    assert cast.kernels["workshop"].ask({"type": "hello"}, "state")["state"]["participant"]


def test_no_path_climbs_out(cast: Cast) -> None:
    digest = load_assets().url("workshop.js").split("/")[2]
    for path in CLIMBING:
        status, _location, told = ask(
            cast.people["participant"], "GET", path.format(code=cast.seminar.code, digest=digest)
        )
        assert status in (400, 404), path
        assert "root:" not in told
        assert SAID not in told


def test_a_cookie_opens_only_what_it_was_given_for(cast: Cast) -> None:
    """Each sealed cookie under each other name, and each a little changed."""
    code, port = cast.seminar.code, cast.seminar.line["port"]
    owned = {
        f"wli-{role}-{session}": cast.people[who].cookies[f"wli-{role}-{session}"]
        for role, session, who in (
            ("participant", code, "participant"),
            ("participant", cast.other, "elsewhere"),
            ("assistant", code, "assistant"),
            ("facilitator", code, "facilitator"),
            ("facilitator", cast.other, "other facilitator"),
        )
    }
    pages: dict[str, Any] = {
        f"wli-participant-{code}": f"/workshop?s={code}",
        f"wli-facilitator-{code}": f"/screen?s={code}",
        f"wli-assistant-{code}": f"/console?s={code}&as=assistant",
    }
    for name, page in pages.items():
        assert Client(port, {name: owned[name]}).get(page).status == 200
        for other, value in owned.items():
            if other != name:
                assert Client(port, {name: value}).get(page).status in (302, 303), (name, other)
        for spoiled in (owned[name][:-6], owned[name][::-1], "A" + owned[name][1:], "", "AAAA", "é"):
            if spoiled != owned[name]:
                sent = spoiled.encode("utf-8").decode("latin-1")
                assert Client(port, {name: sent}).get(page).status in (302, 303), (name, spoiled)
