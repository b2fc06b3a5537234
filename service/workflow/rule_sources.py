"""What a rule base is asked for by: a pack, a pack at a version, a digest, a pack's folder or a rules folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.rulelang.diff.consequences import RuleBase
from service.rulelang.load import load_rule_base, pack_ids
from service.settings import Settings
from service.workflow.rule_base import open_rule_base

_DIGEST = re.compile(r"[0-9a-f]{7,64}")


class UnknownSource(LookupError):  # noqa: N818 - says what is asked for
    """Nothing a rule base can be read from; the message says what can be written."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was written, and what goes with a folder: the pack in it, and where its rubrics lie."""

    text: str
    pack: str | None = None
    rubrics: Path | None = None


def open_source(settings: Settings, source: Source, on: date) -> RuleBase:
    """The rule base a source names, in force on a date.

    Raises:
        UnknownSource, UnknownPack: there is nothing of that name.
        RuleProblems: its files are faulty, or it is not in force on that date.
    """
    name, _, version = source.text.partition("@")
    folder = Path(source.text).expanduser()
    if name in pack_ids(settings.rules_dir):
        return _of_version(RuleBase(*open_rule_base(settings, name, on)), version)
    if folder.is_dir():
        return _in_folder(settings, folder.resolve(), source, on)
    if _DIGEST.fullmatch(source.text):
        return _of_digest(settings, source.text, on)
    if len(folder.parts) > 1:
        raise UnknownSource(f"没有文件夹 {folder}；请核对路径，或写规则包的编码")
    return RuleBase(*open_rule_base(settings, source.text, on))


def _of_version(found: RuleBase, version: str) -> RuleBase:
    if version and found.pack.version != version:
        raise UnknownSource(
            f"规则包 {found.pack.id} 当日有效的版本是 {found.pack.version}，不是 {version}；"
            f"请用 --on 指明 {version} 有效的日期，或给出那个版本的文件夹"
        )
    return found


def _of_digest(settings: Settings, digest: str, on: date) -> RuleBase:
    known = [RuleBase(*open_rule_base(settings, pack, on)) for pack in pack_ids(settings.rules_dir)]
    found = [one for one in known if one.pack.digest.startswith(digest)]
    if len(found) == 1:
        return found[0]
    listed = "、".join(f"{one.pack.id} {one.pack.digest[:12]}" for one in known)
    raise UnknownSource(f"摘要以“{digest}”开头的规则包有 {len(found)} 个；现有：{listed or '无'}")


def _in_folder(settings: Settings, folder: Path, source: Source, on: date) -> RuleBase:
    """A pack's folder, or the rules folder it lies in."""
    if (folder / "pack.yaml").is_file():
        rules, pack = folder.parent, folder.name
    else:
        rules, pack = folder, _only_pack(folder, source.pack)
    return RuleBase(*load_rule_base(rules, source.rubrics or _rubrics_of(rules, settings), pack, on))


def _only_pack(rules: Path, wanted: str | None) -> str:
    known = pack_ids(rules)
    if wanted in known or (wanted is None and len(known) == 1):
        return wanted or known[0]
    if not known:
        raise UnknownSource(f"文件夹 {rules} 里没有规则包（子文件夹里的 pack.yaml）；请给出规则包或规则库的文件夹")
    raise UnknownSource(f"文件夹 {rules} 里有几个规则包：{'、'.join(known)}；请用 --pack 指明一个，或给出它的文件夹")


def _rubrics_of(rules: Path, settings: Settings) -> Path:
    if rules == settings.rules_dir.resolve():
        return settings.rubrics_dir
    beside = rules.parent / "rubrics"
    if beside.is_dir():
        return beside
    raise UnknownSource(f"{rules} 旁边没有 rubrics 文件夹；请用 --rubrics 旧,新 写明评分标准所在的文件夹")
