"""An installed copy outside the checkout: built from the source archive, it finds the data folders it carries."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from service.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DATA = ("rules", "rubrics", "templates", "features")
KEPT = {name: ROOT / name for name in DATA} | {name: ROOT / "build" / name for name in ("assets", "compiled")}

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a user's pip would: source archive first, wheel from that."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds nothing but the installed package; its dependencies come from this environment."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, wheel, cwd=folder)
    return folder


def test_wheel_carries_the_data_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    foreign = [name for name in names if not name.startswith(("service/", "acceptance-"))]
    assert not foreign
    for folder, source in KEPT.items():
        shipped = {name.removeprefix(f"service/_data/{folder}/") for name in names if f"/_data/{folder}/" in name}
        kept = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
        assert kept
        assert shipped == kept


def test_installed_copy_finds_its_own_data(installed: Path, tmp_path: Path) -> None:
    program = "from service.settings import load_settings; print(load_settings().model_dump_json())"
    answer = run(sys.executable, "-c", program, cwd=tmp_path, PYTHONPATH=str(installed))
    settings = Settings.model_validate_json(answer)
    for folder in DATA:
        assert getattr(settings, f"{folder}_dir") == installed.resolve() / "service" / "_data" / folder


def test_installed_copy_finds_its_own_assets(installed: Path, tmp_path: Path) -> None:
    program = "from service.web.assets import load_assets; print(load_assets().asset('screen.css').address)"
    told = run(sys.executable, "-c", program, cwd=tmp_path, PYTHONPATH=str(installed))
    assert told.startswith("/assets/screen-")


def test_installed_copy_need_not_compile_its_templates(installed: Path, tmp_path: Path) -> None:
    program = (
        "from service.settings import compiled_templates as file; from service.web.compiled import Compiled;"
        "from service.workflow.bundles.program import program; print(Compiled().fetch(file(), program()['code']))"
    )
    assert run(sys.executable, "-c", program, cwd=tmp_path, PYTHONPATH=str(installed)).strip() == "True"


def test_installed_copy_carries_its_migrations(installed: Path, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(installed), "ACCEPTANCE_DATA_DIR": str(tmp_path / "data")}
    told = run(installed / "bin" / "acceptance", "migrate", cwd=tmp_path, **environment)
    assert "版本：新建到" in told
    assert (tmp_path / "data" / "acceptance.db").is_file()


def test_installed_command_works(installed: Path, tmp_path: Path) -> None:
    assert "evaluate" in run(installed / "bin" / "acceptance", "--help", cwd=tmp_path, PYTHONPATH=str(installed))
