"""acceptance serve: the whole service by one command, and one sentence where it cannot be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.request import urlopen

import pytest

from service.serving.endpoint import Endpoint, bound, reserve
from tests.cli.builders import call
from tests.storage.installations import installed
from tests.storage.postgres import ROOT


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("--host", "192.0.2.1"), "这不是本机的地址", "no address of this machine"),
        (("--metrics", "9100"), "“9100”不是监听地址；请写 地址:端口", "is no address to listen on"),
    ],
)
def test_what_cannot_be_listened_on(words: tuple[str, ...], zh: str, en: str, tmp_path: Path) -> None:
    folders = {"ACCEPTANCE_DATA_DIR": str(tmp_path)}
    for language, sentence in (("zh", zh), ("en", en)):
        result = call("serve", *words, "--lang", language, folders=folders)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
        assert sentence in result.stderr


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with reserve(Endpoint("127.0.0.1", 0)) as other:
        other.listen()
        result = call("serve", "--port", str(bound(other).port), folders={"ACCEPTANCE_DATA_DIR": str(tmp_path)})
    assert result.exit_code == 2
    assert "已被别的程序占用" in result.stderr


def test_a_database_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with started({"ACCEPTANCE_DATA_DIR": str(tmp_path), "ACCEPTANCE_DATABASE_URL": ""}) as one:
        _, told = one.communicate(timeout=120)
    assert (one.returncode, len(told.splitlines())) == (2, 1), told
    assert "acceptance migrate" in told


@pytest.mark.parametrize(
    ("variable", "value", "zh", "en"),
    [
        ("SESSION_HOURS", "99", "ACCEPTANCE_SESSION_HOURS=99，应不大于 8", "SESSION_HOURS=99, at most 8 is allowed"),
        ("SIGN_IN_FAILURES", "10", "ACCEPTANCE_SIGN_IN_FAILURES=10，应不大于 5", "SIGN_IN_FAILURES=10, at most 5"),
        (
            "TEMPLATES_DIR",
            "",
            "ACCEPTANCE_TEMPLATES_DIR 设为版式齐全的文件夹",
            "set ACCEPTANCE_TEMPLATES_DIR to a folder",
        ),
    ],
)
def test_settings_under_which_no_page_can_be_served(
    variable: str, value: str, zh: str, en: str, tmp_path: Path
) -> None:
    """On an address of another machine: what is refused for its settings does not come to listening."""
    folders = {"ACCEPTANCE_DATA_DIR": str(tmp_path), f"ACCEPTANCE_{variable}": value or str(tmp_path)}
    for language, sentence in (("zh", zh), ("en", en)):
        result = call("serve", "--host", "192.0.2.1", "--lang", language, folders=folders)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
        assert sentence in result.stderr


def started(environment: Mapping[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "service", "serve", "--port", "0", "--log", "text"]
    return subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_it_serves_until_it_is_told_to_end(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation, started(installation.environment) as one:
        assert one.stdout is not None
        said = one.stdout.readline()
        assert said.startswith("正在 http://127.0.0.1:"), one.communicate()[1]
        address = said.split()[1]
        with urlopen(f"{address}/readyz", timeout=120) as answer:
            assert answer.read() == b'{"status":"ready"}'
        one.send_signal(signal.SIGINT)
        _, log = one.communicate(timeout=120)
    assert one.returncode == 0, log
    assert "route=/readyz" in log
    assert "Traceback" not in log
