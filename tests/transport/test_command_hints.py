"""A client of the interface is never told to run a command for which there is a route."""

from pathlib import Path

import pytest

from service.api.app import ROOT
from service.asgi import make_app
from service.settings import Settings
from service.storage.errors import not_migrated
from service.transport.command_hints import FIELDS, ROUTES, for_clients, in_routes
from service.vocabulary.language import Said
from tests.api.served import served


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("请先用 acceptance park include 7 列入", "请先用 POST /api/v1/parks/7/listings 列入"),
        ("see acceptance park show 7", "see GET /api/v1/parks/7"),
        (
            "import one with acceptance case import first",
            "import one with POST /api/v1/cases/{case_id}/submissions first",
        ),
        ("请写 --skip-row 和 --new-row（表头也算一行）", "请写 skip_rows 和 new_rows（表头也算一行）"),
        ("请用 --second-factor", "请用 second_factor"),
        ("用 acceptance case list 查看", "用 GET /api/v1/cases 查看"),
        ("请用 acceptance case show zhejiang-2026-0001 查看", "请用 GET /api/v1/cases/zhejiang-2026-0001 查看"),
        ("look at acceptance case show x-2026-0001 and act", "look at GET /api/v1/cases/x-2026-0001 and act"),
        (
            "运行 acceptance rules changelog --write，再写 --new-row",
            "运行 acceptance rules changelog --write，再写 new_rows",
        ),
        ("2024--2025 年，a--b", "2024--2025 年，a--b"),
    ],
)
def test_commands_and_options_become_routes_and_fields(told: str, meant: str) -> None:
    assert in_routes(told) == meant
    assert for_clients(Said(told, told)) == Said(meant, meant)


def test_what_only_the_operator_can_run_stays() -> None:
    said = not_migrated("x").said
    assert for_clients(said) == said


def test_every_route_and_field_is_there(tmp_path: Path) -> None:
    told = make_app(Settings(data_dir=tmp_path)).openapi()
    for route in ROUTES.values():
        method, path = route.split()
        assert method.lower() in told["paths"][path], route
    assert ROOT in path
    imports = str(told["components"]["schemas"]["Body_import_list_api_v1_parks_imports_post"])
    assert all(field in imports for field in FIELDS.values())


def test_a_problem_tells_the_route(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        answer = service.sign_in().get("/accounts/nobody")
    assert "acceptance account" not in answer.text
