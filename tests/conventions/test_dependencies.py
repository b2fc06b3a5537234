"""The lock files hold what pyproject.toml and package.json ask for, with hashes and without naming a host."""

import json
import re
import tomllib
from typing import Any

import pytest

from tests.conventions.repository import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME: list[str] = PROJECT["project"]["dependencies"]
GROUPS: dict[str, list[str]] = PROJECT["dependency-groups"]
LOCKS = {
    "requirements.lock": RUNTIME,
    "requirements-build.lock": GROUPS["build"],
    "requirements-dev.lock": RUNTIME + GROUPS["build"] + GROUPS["dev"],
    "requirements-bench.lock": RUNTIME + GROUPS["bench"],
}
NPM = ("package.json", "package-lock.json")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: str) -> dict[str, str]:
    """Name → version of everything in a lock file."""
    entries = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    return {normal(name): version for name, version in entries}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_what_the_project_asks_for(lock: str) -> None:
    versions = locked(lock)
    for requirement in LOCKS[lock]:
        match = re.match(r"([\w.-]+)(?:==([^\s;]+))?", requirement)
        assert match, requirement
        name, pinned = normal(match[1]), match[2]
        assert name in versions, f"{requirement} is not in {lock}: run make lock"
        assert pinned in (None, versions[name]), f"{requirement}, but {lock} has {versions[name]}: run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_file_has_a_hash(lock: str) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert entries
    bare = [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert not bare, f"without a hash in {lock}: {bare}"


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host(lock: str) -> None:
    faults = [
        line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if re.search(r"://|--\w*url", line)
    ]
    assert not faults, f"whoever installs chooses the index; take these out of {lock}: {faults}"


def test_one_version_of_everything() -> None:
    dev = locked("requirements-dev.lock")
    for lock in LOCKS:
        other = {name: version for name, version in locked(lock).items() if dev.get(name, version) != version}
        assert not other, f"{lock} differs from requirements-dev.lock: {other}; run make lock"


def test_build_backend_is_the_locked_one() -> None:
    (backend,) = PROJECT["build-system"]["requires"]
    assert backend == f"hatchling=={locked('requirements-build.lock')['hatchling']}"


def test_npm_lock_holds_what_the_package_asks_for_exactly_with_hashes_and_no_host() -> None:
    package, lock = (json.loads((ROOT / name).read_text(encoding="utf-8")) for name in NPM)
    asked = {**package["dependencies"], **package["devDependencies"]}
    files = {name: entry for name, entry in lock["packages"].items() if name}
    assert {name: files[f"node_modules/{name}"]["version"] for name in asked} == asked, "run npm install"
    assert [name for name, entry in files.items() if not entry["integrity"].startswith("sha512-")] == []
    assert [name for name, entry in files.items() if "resolved" in entry] == []
