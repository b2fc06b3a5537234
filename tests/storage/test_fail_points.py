"""Every place of death is reached by a path of the program, and a process that is to die there does."""

import ast
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from service.storage.fail_points import KILLED, FailPoint, read_fail_point
from tests.conventions.repository import ROOT, modules, tree
from tests.programs import started
from tests.storage.installations import installed

WRITER = """
import sys
from datetime import UTC, datetime
from service.settings import load_settings
from service.storage.fail_points import arm
from service.storage.files import FileStore, StoredFile, record_file
from service.storage.location import files_folder
from service.storage.jobs import submit
from service.vocabulary.job import NewJob
from service.workflow.installation.open_database import opened
arm(sys.argv[1])
settings = load_settings()
store = FileStore(files_folder(settings))
with opened(settings) as database:
    for number in range(3):
        jobs_too = NewJob(kind="sweep_files", arguments_json='{"n":%d}' % number, owner="me")
        digest, size = store.put(b"%d" % number)
        with database.writing() as session:
            submit(session, jobs_too, datetime.now(UTC))
            record_file(session, store, StoredFile(digest, size, "application/pdf", "a.pdf", datetime.now(UTC)))
        print(digest, flush=True)
"""


def reached() -> Counter[str]:
    calls = (node for path in modules("service") for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "reach")
    return Counter(call.args[0].attr for call in named if isinstance(call.args[0], ast.Attribute))


def test_every_place_is_in_the_program_once() -> None:
    assert reached() == Counter(point.name for point in FailPoint)


@pytest.mark.parametrize(
    ("text", "read"),
    [("", None), (" ", None), ("before-commit", ("before-commit", 1)), ("after-commit:12", ("after-commit", 12))],
)
def test_a_place_is_named_with_its_number(text: str, read: tuple[str, int] | None) -> None:
    assert read_fail_point(text) == read


@pytest.mark.parametrize("text", ["before-lunch", "before-commit:0", "before-commit:x"])
def test_a_place_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text.partition(":")[2] or text):
        read_fail_point(text)


def test_the_environment_tells_where_a_process_is_to_die() -> None:
    program = "from service.storage.fail_points import FailPoint, reach; reach(FailPoint.BEFORE_COMMIT)"
    environment = {**os.environ, "ACCEPTANCE_FAIL_POINT": str(FailPoint.BEFORE_COMMIT)}
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=False)
    assert done.returncode == KILLED


@pytest.mark.parametrize("point", FailPoint)
def test_a_process_dies_at_the_place_it_was_told(point: FailPoint, tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        exit_code, told = started(WRITER, f"{point}:2", environment=made.environment).ended()
    assert exit_code == KILLED
    assert len(told.split()) == 1, "the first write was acknowledged, the second was not"
