"""The rules a case was judged by, kept with it as files: they are read again whatever the rules folder says by then."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from service.rulelang.load import last_day_alike, load_rule_base, releases
from service.rulelang.pack import Pack
from service.rulelang.parse.pack import LANGUAGE
from service.rulelang.rubric import Rubric
from service.rulelang.source_files import SourceFiles, source_files
from service.settings import Settings
from service.storage.outputs import StageOutput
from service.workflow.at_hand import at_hand, files_stamp
from service.workflow.passing_folder import passing_folder
from service.workflow.rules.rule_base import require_pack

KIND = "rules"
SCHEMA = 1
_WARM = 8
_LANGUAGE_PROBLEM = "language"


class UnknownLanguage(ValueError):  # noqa: N818 - says what the rules are
    """The rules are written in a version of the rule language that this program does not read."""


@dataclass(frozen=True, slots=True)
class KeptRules:
    """A pack and its rubric, and the files they were read from as they are kept."""

    output: StageOutput
    pack: Pack
    rubric: Rubric


def keep_rules(settings: Settings, pack_id: str, on: date) -> KeptRules:
    """A pack of the rules folder in force on a date, read from the very files that are to be kept, as they are now.

    Raises:
        UnknownPack: there is no such pack or version. RuleProblems: its files are faulty, or it is not in force then.
    """
    folders = (settings.rules_dir, settings.rubrics_dir)

    def read() -> KeptRules:
        require_pack(settings, pack_id)
        output = _output(kept_text(source_files(*folders, pack_id, on)))
        return KeptRules(output, *open_text(output.json_text, pack_id, on))

    return at_hand(("rules", *folders, pack_id, on), files_stamp(*folders), read)


@lru_cache(maxsize=_WARM)
def _output(text: str) -> StageOutput:
    """One and the same for the same text, which is long, on however many days it is asked for."""
    return StageOutput(KIND, SCHEMA, text)


def open_text(text: str, pack_id: str, on: date) -> tuple[Pack, Rubric]:
    """As open_kept() of a text made by kept_text(). Reading rules takes half a second, which a process that reads the
    same ones again need not wait for, on whatever day on which they are alike."""
    known = _known(text, pack_id.partition("@")[0])
    for one in known:
        if one.first <= on <= one.last:
            return one.pack, one.rubric
    files = read_kept(text)
    with _laid_out(files) as (rules, rubrics):
        pack, rubric = load_rule_base(rules, rubrics, pack_id, on)
        known.append(_Alike(on, last_day_alike(rules, pack_id, on), pack, rubric))
    return pack, rubric


@dataclass(frozen=True, slots=True)
class _Alike:
    """What is in force from the first day to the last."""

    first: date
    last: date
    pack: Pack
    rubric: Rubric


@lru_cache(maxsize=_WARM)
def _known(_text: str, _pack: str) -> list[_Alike]:
    """What open_text() has read of them; a text holds one version of a pack, whether or not that is asked for."""
    return []


def kept_text(files: SourceFiles) -> str:
    """The files as one JSON text, the same for the same files: `{"rubrics": {path: text}, "rules": {path: text}}`."""
    told = {"rules": _texts(files.rules), "rubrics": _texts(files.rubrics)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",\n", ": "))


def read_kept(text: str) -> SourceFiles:
    """The files of a text made by kept_text()."""
    told: dict[str, Any] = json.loads(text)
    return SourceFiles(_contents(told["rules"]), _contents(told["rubrics"]))


def open_kept(files: SourceFiles, pack_id: str, on: date) -> tuple[Pack, Rubric]:
    """A pack (`id@version`) of the kept files and its rubric, as in force on a date.

    Raises:
        UnknownLanguage: the pack, or one it extends, is written in another version of the rule language.
        RuleProblems: the files are faulty; also where a file it needs is missing.
    """
    with _laid_out(files) as (rules, rubrics):
        return load_rule_base(rules, rubrics, pack_id, on)


@contextmanager
def _laid_out(files: SourceFiles) -> Iterator[tuple[Path, Path]]:
    """The folders of rules and rubrics, for as long as they are needed."""
    with passing_folder("rules") as folder:
        rules = _lay_out(files.rules, folder / "rules")
        rubrics = _lay_out(files.rubrics, folder / "rubrics")
        _require_language(rules)
        yield rules, rubrics


def _texts(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: content.decode() for path, content in files.items()}


def _contents(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in texts.items()}


def _lay_out(files: Mapping[str, bytes], under: Path) -> Path:
    """The folder in which the files then lie, under its own name: findings tell the place of a rule by it."""
    for path, content in files.items():
        target = under / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return under / min((path.partition("/")[0] for path in files), default="")


def _require_language(rules: Path) -> None:
    for release in releases(rules):
        if any(problem.code == _LANGUAGE_PROBLEM for problem in release.problems):
            raise UnknownLanguage(f"{release.folder}/pack.yaml：language 不是 {LANGUAGE}")
