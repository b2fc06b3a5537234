"""What a rule base is asked for by: a pack, a pack at a version, a digest, a pack's folder or a rules folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.rulelang.diff.consequences import RuleBase
from service.rulelang.load import load_rule_base, pack_ids, releases
from service.settings import Settings
from service.workflow.rules.pack_folder import release_in
from service.workflow.rules.rule_base import open_rule_base, require_pack

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
    """The rule base a source names, in force on a date; a version, digest or folder of its own on the nearest day on
    which it is.

    Raises:
        UnknownSource, UnknownPack: there is nothing of that name.
        RuleProblems: its files are faulty, or a pack is not in force on that date.
    """
    folder = Path(source.text).expanduser()
    if source.text.partition("@")[0] not in pack_ids(settings.rules_dir):
        if folder.is_dir():
            return _in_folder(settings, folder.resolve(), source, on)
        if _DIGEST.fullmatch(source.text):
            return _of_digest(settings, source.text, on)
        if len(folder.parts) > 1:
            raise UnknownSource(f"没有文件夹 {folder}；请核对路径，或写规则包的编码")
    day = next((one.nearest(on) for one in releases(settings.rules_dir) if one.name == source.text), on)
    return RuleBase(*open_rule_base(settings, source.text, day))


def open_known(settings: Settings, text: str, on: date) -> RuleBase:
    """The same of what the rules folder holds: a pack, a version or the beginning of a digest, never another folder.

    Raises:
        UnknownSource, UnknownPack: there is nothing of that name.
        RuleProblems: see open_source().
    """
    if _DIGEST.fullmatch(text) and text not in pack_ids(settings.rules_dir):
        return _of_digest(settings, text, on)
    require_pack(settings, text)
    return open_source(settings, Source(text), on)


def _of_digest(settings: Settings, digest: str, on: date) -> RuleBase:
    known = [
        RuleBase(*open_rule_base(settings, release.name, release.nearest(on)))
        for release in releases(settings.rules_dir)
    ]
    found = [one for one in known if one.pack.digest.startswith(digest)]
    if len(found) == 1:
        return found[0]
    listed = "、".join(f"{one.pack.id}@{one.pack.version} {one.pack.digest[:12]}" for one in known)
    raise UnknownSource(f"摘要以“{digest}”开头的规则包有 {len(found)} 个；现有：{listed or '无'}")


def _in_folder(settings: Settings, folder: Path, source: Source, on: date) -> RuleBase:
    """A pack's folder, or the rules folder it lies in."""
    if release := release_in(folder):
        pack, rules, day = release.name, folder.parent, release.nearest(on)
    else:
        pack, rules, day = _only_pack(folder, source.pack), folder, on
    return RuleBase(*load_rule_base(rules, source.rubrics or _rubrics_of(rules, settings), pack, day))


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
