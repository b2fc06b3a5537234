"""compose.yaml names only what there is: commands and options, settings, services, folders of this repository."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from ipaddress import ip_address, ip_network
from typing import Any

import pytest
import typer
from ruamel.yaml import YAML

from service.cli.main import app
from service.serving.supervisor import END_S
from service.serving.web_server import KEEP_ALIVE_S
from service.settings import Settings, variables
from tests.conventions.repository import ROOT

FILE: Mapping[str, Any] = YAML(typ="safe", pure=True).load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: Mapping[str, Mapping[str, Any]] = FILE["services"]
OURS = {name: one for name, one in SERVICES.items() if one["image"].startswith("acceptance:")}
DOCKERFILE: str = FILE["x-build"]["dockerfile_inline"]
CADDYFILE: str = FILE["configs"]["caddyfile"]["content"]


def parsed(arguments: list[str]) -> Mapping[str, Any]:
    """The options of a command line, as the program itself reads them."""
    group = typer.main.get_command(app)
    with typer.Context(group) as outer:
        command = group.get_command(outer, arguments[0])  # type: ignore[attr-defined]
        assert command is not None, f"there is no command {arguments[0]}"
        context = command.make_context(arguments[0], arguments[1:], parent=outer)
        return dict(context.params)


def test_two_web_processes_and_two_workers_are_behind_one_proxy() -> None:
    commands = {name: one["command"][0] for name, one in OURS.items()}
    assert commands == {"migrate": "migrate", "web1": "serve", "web2": "serve", "worker": "worker"}
    assert SERVICES["worker"]["deploy"]["replicas"] == 2
    assert [name for name, one in SERVICES.items() if "ports" in one] == ["proxy"]


@pytest.mark.parametrize("name", OURS)
def test_every_command_is_one_of_the_program(name: str) -> None:
    options = parsed(OURS[name]["command"])
    if name.startswith("web"):
        assert options["workers"] == 0
        assert f"{name}:{options['port']}" in CADDYFILE


def test_the_address_of_the_proxy_is_given_to_nobody_else() -> None:
    (front,) = FILE["networks"]["front"]["ipam"]["config"]
    own = ip_address(SERVICES["proxy"]["networks"]["front"]["ipv4_address"])
    assert own in ip_network(front["subnet"])
    assert own not in ip_network(front["ip_range"])
    assert ip_network(front["ip_range"]).subnet_of(ip_network(front["subnet"]))  # type: ignore[arg-type]


def test_every_variable_is_a_setting() -> None:
    given = FILE["x-program"]["environment"]
    assert {name for name in given if name.startswith("ACCEPTANCE_")} == set(given) <= set(variables().values())
    Settings(trusted_proxies=given["ACCEPTANCE_TRUSTED_PROXIES"])
    assert given["ACCEPTANCE_TRUSTED_PROXIES"] == SERVICES["proxy"]["networks"]["front"]["ipv4_address"]
    (secret,) = FILE["x-program"]["secrets"]
    assert secret.upper() == variables()["database_url"]
    assert given["ACCEPTANCE_SECRETS_DIR"] == "/run/secrets"


@pytest.mark.parametrize("kind", ["secrets", "configs", "networks"])
def test_what_services_use_is_declared(kind: str) -> None:
    used = set()
    for one in SERVICES.values():
        used |= {item if isinstance(item, str) else item["source"] for item in one.get(kind, ())}
    assert used == set(FILE[kind])


def test_volumes_and_dependencies_are_declared() -> None:
    volumes = {one.partition(":")[0] for service in SERVICES.values() for one in service.get("volumes", ())}
    assert volumes == set(FILE["volumes"])
    needed = {other for one in SERVICES.values() for other in one.get("depends_on", ())}
    assert needed <= set(SERVICES)
    assert all("healthcheck" in SERVICES[name] for name, _ in waited_for("service_healthy"))


def waited_for(condition: str) -> Iterator[tuple[str, str]]:
    for name, one in SERVICES.items():
        yield from ((other, name) for other, how in one.get("depends_on", {}).items() if how["condition"] == condition)


def test_the_image_is_built_from_what_is_here_and_runs_as_nobody_special() -> None:
    copied = [
        word for line in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.MULTILINE) for word in line.split()[:-1]
    ]
    assert copied
    assert [one for one in copied if not (ROOT / one).exists()] == []
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert [one for one in copied if one in ignored or (one.startswith(".") and f"!{one}" not in ignored)] == []
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.findall(r"^USER (\w+)$", last, re.MULTILINE) == ["acceptance"]
    assert "$" not in DOCKERFILE, "Compose would put its own variables there"
    assert all(not one["image"].endswith(":latest") and ":" in one["image"] for one in SERVICES.values())


def test_the_image_is_made_of_all_that_an_installed_copy_carries() -> None:
    """What git does not keep is made while the image is built, so that nobody has to think of `make assets`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["include"]
    before, found, _ = DOCKERFILE.rpartition(" pip install ")
    assert found
    there = re.findall(r"^(?:COPY|RUN) .* (\S+)$", before, re.MULTILINE)
    assert [one for one in carried if not any(f"/{path}/".startswith(f"{one}/") for path in there)] == []


def test_the_image_is_built_once_and_fetched_from_nowhere() -> None:
    assert [name for name, one in OURS.items() if "build" in one] == ["migrate"]
    assert {one["image"] for one in OURS.values()} == {SERVICES["migrate"]["image"]}
    assert {one["pull_policy"] for one in OURS.values()} == {"never"}


def test_nothing_is_cut_off_early() -> None:
    for name, one in OURS.items():
        assert int(one["stop_grace_period"].removesuffix("s")) > END_S, name
    (kept,) = re.findall(r"keepalive (\d+)s", CADDYFILE)
    assert int(kept) < KEEP_ALIVE_S, "the proxy has to let a connection go before the service closes it"
    (path,) = re.findall(r"health_uri (\S+)", CADDYFILE)
    assert path == "/readyz"
