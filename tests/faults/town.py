"""A place where many servers stand: PostgreSQL, two servers on it, nginx and HAProxy in front, one session."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPSConnection
from pathlib import Path
from typing import Any

import psycopg
import tornado.netutil

from tests.faults.replicas import PASSWORD, Replica, until
from tests.postgres import RunningPostgres, running_postgres
from tests.proxies import free_ports, make_certificate, running_proxy
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Session, Store, open_store

ANSWER_S = 30.0


@dataclass(frozen=True)
class Town:
    """All of it; `proxies` by name, each with its https address."""

    postgres: RunningPostgres
    url: str
    replicas: tuple[Replica, Replica]
    proxies: dict[str, str]
    store: Store
    believed: ssl.SSLContext

    def new_session(self) -> tuple[Session, str]:
        """Return one more session, and its passcode."""
        return self.store.create_session(agenda=load_agenda(load_pack(), "30min"))

    def status(self, proxy: str, path: str, person: str) -> int:
        """Return what somebody whom the proxy knows is answered."""
        there = self.proxies[proxy].removeprefix("https://")
        with closing(HTTPSConnection(there, context=self.believed, timeout=ANSWER_S)) as connection:
            connection.request("GET", path, headers={"Cookie": f"wli_replica={person}"})
            return connection.getresponse().status

    def is_well(self, proxy: str) -> bool:
        """Whether somebody answers behind a proxy, which may have looked for servers before they were there."""
        return self.status(proxy, "/healthz", "nobody") == HTTPStatus.OK

    def connections(self) -> int:
        """Return how many connections PostgreSQL holds, without the one that asks."""
        query = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
        with psycopg.connect(self.postgres.url) as connection:
            counted = connection.execute(query).fetchone()
        assert counted is not None
        return int(counted[0]) - 1


@contextmanager
def running_town(folder: Path) -> Iterator[Town]:
    """Let the servers start at the same moment on an empty database."""
    with ExitStack() as stack:
        postgres = stack.enter_context(running_postgres())
        with psycopg.connect(postgres.url, autocommit=True) as connection:
            connection.execute(f"CREATE ROLE wli LOGIN PASSWORD '{PASSWORD}'")
            connection.execute("CREATE DATABASE wli OWNER wli")
        url = postgres.url.replace("postgres@", f"wli:{PASSWORD}@").replace("/postgres", "/wli")
        certificate = make_certificate(folder)
        trust(certificate)
        ports = free_ports(2)
        proxies = {
            name: stack.enter_context(running_proxy(name, folder, ports)) for name in ("nginx", "haproxy")
        }
        first, second = (Replica(port, folder, url, proxies["nginx"]) for port in ports)
        starting = [(replica, replica.launch()) for replica in (first, second)]
        for replica, process in starting:
            stack.callback(replica.stop)
            replica.ready(process)
        store = stack.enter_context(open_store(url))
        believed = ssl.create_default_context(cafile=certificate)
        town = Town(postgres, url, (first, second), proxies, store, believed)
        for name in proxies:
            until(lambda name=name: town.is_well(name), "a proxy sends people nowhere")
        yield town


def trust(certificate: Path) -> None:
    """Let the simulated people believe the proxies' certificate."""
    asked: Any = tornado.netutil._client_ssl_defaults
    # A newer tornado makes it when it is first asked for.
    (asked() if callable(asked) else asked).load_verify_locations(certificate)
