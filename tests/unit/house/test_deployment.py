"""What the guide says of many machines is true: files that parse, commands that exist, steps that can be taken."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import click
import kubernetes_validate
import pytest
import yaml

from tests.proxies import find_proxy, haproxy_configuration, make_certificate, nginx_configuration
from wli_toolkit.cli import main

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "facilitator_guide"
FILES = GUIDE / "deployment"
COMMAND = re.compile(r"\bwli (?:serve|session|export|summary|simulate|doctor|demo|content)\b[^`\n]*")


def documents(name: str) -> list[dict[str, Any]]:
    """Return what a YAML file holds."""
    return list(yaml.safe_load_all((FILES / name).read_text("utf-8")))


def arguments() -> dict[str, list[str]]:
    """Return how each file starts a server, and each command that the page names."""
    found = {"compose": documents("compose.yaml")[0]["x-server"]["command"]}
    pod = next(each for each in documents("kubernetes.yaml") if each["kind"] == "Deployment")
    found["kubernetes"] = pod["spec"]["template"]["spec"]["containers"][0]["args"]
    image = (FILES / "Containerfile").read_text("utf-8")
    found["image"] = re.findall(r'"([^"]+)"', image.split("\nCMD ")[1])
    for line in COMMAND.findall((GUIDE / "deployment.md").read_text("utf-8")):
        found[line] = shlex.split(line)
    return found


@pytest.mark.parametrize("name", arguments())
def test_every_command_that_is_named_exists(name: str) -> None:
    program, *given = arguments()[name]
    assert program == "wli"
    command: click.Command = main
    context = click.Context(main)
    while isinstance(command, click.Group):
        found = command.get_command(context, given.pop(0))
        assert found is not None, name
        command = found
    options = {option for parameter in command.params for option in parameter.opts}
    assert {each for each in given if each.startswith("--")} <= options


def test_nginx_takes_the_guide_s_file(tmp_path: Path) -> None:
    make_certificate(tmp_path)
    file = tmp_path / "nginx.conf"
    file.write_text(nginx_configuration(tmp_path, (1080, 1443), (1866, 2866)), "utf-8")
    done = find_proxy("nginx").run("-t", "-p", f"{tmp_path}/", "-c", str(file), "-e", "stderr")
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_haproxy_takes_the_guide_s_file(tmp_path: Path) -> None:
    make_certificate(tmp_path)
    file = tmp_path / "haproxy.cfg"
    file.write_text(haproxy_configuration(tmp_path, (1080, 1443), (1866, 2866)), "utf-8")
    done = find_proxy("haproxy").run("-c", "-f", str(file))
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr + done.stdout


def test_kubernetes_knows_every_field() -> None:
    found = documents("kubernetes.yaml")
    assert [each["kind"] for each in found] == [
        "Secret", "Deployment", "Service", "PodDisruptionBudget", "Ingress",
    ]  # fmt: skip
    for each in found:
        kubernetes_validate.validate(each, kubernetes_validate.latest_version(), strict=True)


def test_a_pod_writes_nowhere_and_is_nobody() -> None:
    pod = next(each for each in documents("kubernetes.yaml") if each["kind"] == "Deployment")["spec"][
        "template"
    ]
    container = pod["spec"]["containers"][0]
    assert pod["spec"]["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert "WLI" not in str(container.get("env", "")) + str(container["args"])
    image = (FILES / "Containerfile").read_text("utf-8")
    assert f"USER {pod['spec']['securityContext']['runAsUser']}" in image


def test_what_the_image_copies_is_there_and_is_all_the_build_needs() -> None:
    image = (FILES / "Containerfile").read_text("utf-8")
    copied = {name for line in re.findall(r"^COPY (.+)$", image, re.MULTILINE) for name in line.split()[:-1]}
    assert all((ROOT / name).exists() for name in copied)
    assert {"pyproject.toml", "README.md", "LICENSE", "notebooks", "wli_toolkit"} == copied


def test_compose_has_what_the_proxy_s_file_names() -> None:
    services = documents("compose.yaml")[0]["services"]
    named = set(re.findall(r"(wli-\d+):8866", (FILES / "haproxy.cfg").read_text("utf-8")))
    assert named == {name for name in services if name.startswith("wli-")}


def test_the_page_s_links_lead_somewhere() -> None:
    page = (GUIDE / "deployment.md").read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", page) if "://" not in link]
    missing = [link for link in links if not (GUIDE / link).exists()]
    assert links
    assert missing in ([], ["reliability.md"])  # that page is made of what the tests counted
