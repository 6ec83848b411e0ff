"""Finds nginx and HAProxy, installed or unpacked from Debian's packages, and runs them by the guide's files."""

from __future__ import annotations

import datetime as dt
import fcntl
import ipaddress
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

GUIDE = Path(__file__).parent.parent / "facilitator_guide" / "deployment"
PLACES = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")
TAKE_S, START_S = 300, 30
NAME = "seminar.test"


class NoProxyError(Exception):
    """A proxy could not be found or fetched; the message says what was tried."""


@dataclass(frozen=True)
class Program:
    """A program and where its libraries are."""

    path: str
    libraries: str = ""

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        return subprocess.run(
            [self.path, *arguments], env=self.env, capture_output=True, text=True, timeout=TAKE_S, check=False
        )

    @property
    def env(self) -> dict[str, str]:
        """Return the environment it runs in."""
        return {**os.environ, **({"LD_LIBRARY_PATH": self.libraries} if self.libraries else {})}


def find_proxy(name: str) -> Program:
    """Return nginx or haproxy: an installed one, else Debian's, unpacked among temporary files and not installed.

    Raises
    ------
    NoProxyError
        If it is not to be had; it names what was tried.
    """
    installed = shutil.which(name) or next(
        (str(Path(place, name)) for place in PLACES if Path(place, name).is_file()), None
    )
    if installed:
        return Program(installed)
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        raise NoProxyError(
            f"The tests of many servers need {name}. Install it and run the tests again. There is no apt-get here."
        )
    folder = Path(tempfile.gettempdir(), f"wli-test-{name}-{os.getuid()}")
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        program = folder / "usr" / "sbin" / name
        if not program.is_file():
            unpack(name, folder)
    libraries = ":".join(sorted({str(path.parent) for path in folder.rglob("*.so*")}))
    return Program(str(program), libraries)


def unpack(name: str, folder: Path) -> None:
    """Unpack Debian's package `name`, and those it needs that are not there, into `folder`."""
    if os.geteuid() == 0:
        take(name, ["apt-get", "update"], folder)
    needed = take(name, ["apt-get", "-s", "--no-install-recommends", "install", name], folder)
    packages = re.findall(r"^Inst (\S+)", needed, re.MULTILINE)
    take(name, ["apt-get", "download", *packages], folder)
    for package in folder.glob("*.deb"):
        take(name, ["dpkg-deb", "-x", str(package), str(folder)], folder)


def take(name: str, command: Sequence[str], folder: Path) -> str:
    """Run one step and return what it said; NoProxyError with its last words if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=TAKE_S, check=False)
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise NoProxyError(
            f"The tests of many servers need {name}. Install it and run the tests again. "
            f"Tried {' '.join(command[:2])}: {words[-1] if words else done.returncode}"
        )
    return done.stdout


def make_certificate(folder: Path) -> Path:
    """Make a certificate for this machine and the seminar's name; return its file, with `key.pem` and both beside.

    Each has a subject of its own: whoever trusts two of the same name is shown the first, and believes neither.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    number = x509.random_serial_number()
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, NAME),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, str(number)),
        ]
    )
    now = dt.datetime.now(dt.UTC)
    names = [x509.DNSName(NAME), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(number)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(private)
    (folder / "both.pem").write_bytes(certificate + private)
    (folder / "certificate.pem").write_bytes(certificate)
    return folder / "certificate.pem"


def configuration(name: str, changes: Mapping[str, str]) -> str:
    """Return the guide's own file with what an operator changes; each must stand in it."""
    text = (GUIDE / name).read_text("utf-8")
    for old, new in changes.items():
        assert old in text, f"{name} has no {old!r} any more"
        text = text.replace(old, new)
    return text


def nginx_configuration(folder: Path, ports: tuple[int, int], replicas: Sequence[int]) -> str:
    """Return the guide's nginx.conf for these ports: plain and TLS, and the servers'."""
    first, second = replicas
    return configuration(
        "nginx.conf",
        {
            "pid /run/nginx.pid": f"pid {folder}/nginx.pid",
            "listen 80;": f"listen 127.0.0.1:{ports[0]};",
            "listen 443 ssl;": f"listen 127.0.0.1:{ports[1]} ssl;",
            "wli-1:8866": f"127.0.0.1:{first}",
            "wli-2:8866": f"127.0.0.1:{second}",
            "/etc/nginx/tls/fullchain.pem": f"{folder}/certificate.pem",
            "/etc/nginx/tls/privkey.pem": f"{folder}/key.pem",
        },
    )


def haproxy_configuration(folder: Path, ports: tuple[int, int], replicas: Sequence[int]) -> str:
    """Return the guide's haproxy.cfg for these ports: plain and TLS, and the servers'."""
    first, second = replicas
    return configuration(
        "haproxy.cfg",
        {
            "bind :80": f"bind 127.0.0.1:{ports[0]}",
            "bind :443": f"bind 127.0.0.1:{ports[1]}",
            "wli-1:8866": f"127.0.0.1:{first}",
            "wli-2:8866": f"127.0.0.1:{second}",
            "/etc/haproxy/tls/seminar.pem": f"{folder}/both.pem",
        },
    )


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def running_proxy(name: str, folder: Path, replicas: Sequence[int]) -> Iterator[str]:
    """Run nginx or haproxy in front of servers at the ports `replicas`, by the guide's file; give its https address."""
    program = find_proxy(name)
    plain, port = free_ports(2)
    make = nginx_configuration if name == "nginx" else haproxy_configuration
    file = folder / f"{name}.conf"
    file.write_text(make(folder, (plain, port), replicas), "utf-8")
    if name == "nginx":
        command = [program.path, "-p", f"{folder}/", "-c", str(file), "-e", "stderr", "-g", "daemon off;"]
    else:
        command = [program.path, "-db", "-f", str(file)]
    with (folder / f"{name}.log").open("w") as log:
        process = subprocess.Popen(command, env=program.env, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + START_S
        while not answers(port):
            assert process.poll() is None, (folder / f"{name}.log").read_text()
            assert time.monotonic() < deadline, f"{name} does not listen"
        yield f"https://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(START_S)


def answers(port: int) -> bool:
    """Tell whether somebody listens."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
