"""What keeps a service from starting is said in one sentence, and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.serving.endpoint import Endpoint, bound, reserve
from service.serving.serve import serve
from service.serving.supervisor import Plan
from service.settings import Settings
from service.vocabulary.fault import Fault
from tests.serving.served import APP, WORKER

ANYWHERE = Endpoint("127.0.0.1", 0)


def never(_: Endpoint) -> None:
    pytest.fail("it was not ready")


def test_an_installation_that_was_not_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCEPTANCE_DATA_DIR", str(tmp_path / "none"))
    plan = Plan(web=1, workers=0, app=APP, worker=WORKER)
    with pytest.raises(Fault, match="请运行 acceptance migrate"):
        serve(Settings(), plan, ANYWHERE, None, never)


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with reserve(ANYWHERE) as other:
        other.listen()
        with pytest.raises(Fault, match="已被别的程序占用"):
            serve(Settings(data_dir=tmp_path), Plan(), bound(other), None, never)


def test_figures_on_a_port_that_is_taken(tmp_path: Path) -> None:
    with reserve(ANYWHERE) as other:
        other.listen()
        with pytest.raises(Fault, match="或用 --metrics"):
            serve(Settings(data_dir=tmp_path), Plan(), ANYWHERE, bound(other), never)
