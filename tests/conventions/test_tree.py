"""The tree is the architecture: every thing has one home, and its test lies in the same place."""

import ast
import re
from pathlib import Path

from tests.conventions.repository import ROOT, files, functions, modules, relative, tree

TOP_LEVEL = {
    "Makefile",
    "README.md",
    "compose.yaml",
    "features",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "rubrics",
    "rules",
    "service",
    "templates",
    "tests",
}
LOCK_FILE = re.compile(r"requirements(-[a-z]+)?\.lock")
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "service"}
# Modules that only declare frozen values: there is no behaviour to test, and the tests of every stage build them.
WITHOUT_TWIN = {
    "service/casework/acts/carrying_out.py",
    "service/casework/acts/decision.py",
    "service/casework/acts/evaluation.py",
    "service/casework/acts/site_visit.py",
    "service/casework/acts/submission.py",
    "service/rulelang/rubric.py",
    "service/vocabulary/judgements.py",
    "service/vocabulary/submission.py",
}
# Spelt in pieces, so that this file does not name one itself.
MACHINE_PATH = re.compile(r"(?<![\w.\-/])/(?:" + "|".join(["home", "root", "work", "Users", "tmp"]) + r")/[\w.\-]")


def test_top_level_entries_are_the_known_ones() -> None:
    entries = {relative(path).parts[0] for path in files()}
    unknown = {e for e in entries - TOP_LEVEL if not e.startswith(".") and not LOCK_FILE.fullmatch(e)}
    assert not unknown, f"these have no place at the top; find the folder they belong to: {sorted(unknown)}"


def test_module_names_say_something() -> None:
    empty = [str(relative(path)) for path in modules("service", "tests") if path.stem in EMPTY_NAMES]
    empty += [str(relative(p)) for p in modules("service", "tests") if EMPTY_NAMES & set(relative(p).parts[1:-1])]
    assert not empty, f"name the thing these modules hold: {empty}"


def twin(module: Path) -> Path:
    """service/a/b.py → tests/a/test_b.py"""
    inside = relative(module).relative_to("service")
    return ROOT / "tests" / inside.parent / f"test_{inside.stem.strip('_')}.py"


def test_every_module_has_its_twin_test() -> None:
    known = set(files())
    missing = {
        str(relative(module)): str(relative(twin(module)))
        for module in modules("service")
        if module.name != "__init__.py" and str(relative(module)) not in WITHOUT_TWIN and twin(module) not in known
    }
    assert not missing, "write these tests (module → test):\n" + "\n".join(f"  {m} → {t}" for m, t in missing.items())


def test_modules_without_twin_only_declare() -> None:
    stale = [m for m in WITHOUT_TWIN if not (ROOT / m).is_file() or twin(ROOT / m).is_file()]
    stale += [str(function) for m in WITHOUT_TWIN - set(stale) for function in functions(ROOT / m)]
    assert not stale, f"gone, tested, or no longer only declaring; take these out of WITHOUT_TWIN: {stale}"


def test_every_module_has_a_short_docstring() -> None:
    faults = []
    for path in modules("service", "tests"):
        docstring = ast.get_docstring(tree(path)) or ""
        if not 1 <= len(docstring.splitlines()) <= 3:
            faults.append(str(relative(path)))
    assert not faults, f"say in one to three lines what these modules are for: {faults}"


def reads_environment(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in {"environ", "environb", "getenv"} and isinstance(node.value, ast.Name)
    if isinstance(node, ast.ImportFrom) and node.module == "os":
        return bool({"environ", "environb", "getenv"} & {name.name for name in node.names})
    return False


def test_only_settings_reads_the_environment() -> None:
    faults = [
        f"{relative(path)}:{getattr(node, 'lineno', 0)}"
        for path in modules("service")
        if relative(path) != Path("service/settings.py")
        for node in ast.walk(tree(path))
        if reads_environment(node)
    ]
    assert not faults, f"make it a field of service/settings.py and pass the value in: {faults}"


def test_no_file_names_a_path_of_one_machine() -> None:
    faults = []
    for path in files():
        if path.suffix in {".xlsx", ".docx", ".png"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if MACHINE_PATH.search(line):
                faults.append(f"{relative(path)}:{number} {line.strip()[:80]}")
    assert not faults, "no other machine has these paths:\n" + "\n".join(faults)
