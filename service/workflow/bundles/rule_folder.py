"""The rule base inside a bundle: laid out in a folder of its own for as long as it is read, and read from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from service.documents.bundle.member import Content
from service.rulelang.load import load_rule_base, releases
from service.rulelang.pack import Pack
from service.rulelang.parse.pack import LANGUAGE
from service.rulelang.rubric import Rubric

_LANGUAGE_PROBLEM = "language"


class UnknownLanguage(ValueError):  # noqa: N818 - says what the rules are
    """The rules are written in a version of the rule language that this program does not read."""


@dataclass(frozen=True, slots=True)
class KeptRules:
    """The files of one rule base by path; a path begins with the name of the rules or rubrics folder."""

    rules: Mapping[str, Content]
    rubrics: Mapping[str, Content]


def open_kept(kept: KeptRules, pack_id: str, on: date) -> tuple[Pack, Rubric]:
    """A pack (`id@version`) of the kept files and its rubric, as in force on a date.

    Raises:
        UnknownLanguage: the pack, or one it extends, is written in another version of the rule language.
        RuleProblems: the files are faulty; also where a file it needs is missing.
    """
    with TemporaryDirectory(prefix="acceptance-rules-") as folder:
        rules, rubrics = (_lay_out(files, Path(folder) / name) for name, files in _named(kept))
        _require_language(rules)
        return load_rule_base(rules, rubrics, pack_id, on)


def _named(kept: KeptRules) -> tuple[tuple[str, Mapping[str, Content]], ...]:
    return (("rules", kept.rules), ("rubrics", kept.rubrics))


def _lay_out(files: Mapping[str, Content], under: Path) -> Path:
    """The folder in which the files then lie, under its own name: findings tell the place of a rule by it."""
    for path, content in files.items():
        target = under / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    names = {path.partition("/")[0] for path in files}
    return under / min(names, default="")


def _require_language(rules: Path) -> None:
    for release in releases(rules):
        if any(problem.code == _LANGUAGE_PROBLEM for problem in release.problems):
            raise UnknownLanguage(f"{release.folder}/pack.yaml：language 不是 {LANGUAGE}")
