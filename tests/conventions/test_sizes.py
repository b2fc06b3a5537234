"""Small pieces: files, functions and templates stay short."""

from pathlib import Path
from statistics import median

from tests.conventions.repository import files, functions, modules, relative

FILE_LINES = 300
TEMPLATE_LINES = 120
FUNCTION_LINES = 50
MEDIAN_FUNCTION_LINES = 10
CONFTEST_LINES = 100


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_python_files_are_short() -> None:
    long = {str(relative(path)): n for path in modules("service", "tests") if (n := lines_of(path)) > FILE_LINES}
    assert not long, f"split these files by meaning, at most {FILE_LINES} lines each: {long}"


def test_templates_are_short() -> None:
    templates = [path for path in files() if relative(path).parts[0] == "templates"]
    long = {str(relative(path)): n for path in templates if (n := lines_of(path)) > TEMPLATE_LINES}
    assert not long, f"take components out of these templates, at most {TEMPLATE_LINES} lines each: {long}"


def test_conftest_is_short() -> None:
    long = {
        str(relative(path)): n
        for path in modules("tests")
        if path.name == "conftest.py" and (n := lines_of(path)) > CONFTEST_LINES
    }
    assert not long, f"use builders with defaults instead of fixtures: {long}"


def test_no_function_is_long() -> None:
    long = [str(f) for path in modules("service", "tests") for f in functions(path) if f.length > FUNCTION_LINES]
    assert not long, f"name the steps of these functions, at most {FUNCTION_LINES} lines each: {long}"


def test_most_functions_are_very_short() -> None:
    lengths = [f.length for path in modules("service") for f in functions(path)]
    middle = median(lengths)
    assert middle < MEDIAN_FUNCTION_LINES, f"the median function has {middle} lines, not under {MEDIAN_FUNCTION_LINES}"
