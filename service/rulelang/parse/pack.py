"""pack.yaml: what a pack says of itself, which pack it extends and which of its rules it switches off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import date

from service.authoring.nearest import nearest
from service.authoring.node import Fields, Node, Text
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_name, as_whole
from service.authoring.shape import Holds, Key, Section, Shape, as_fields, mistaken
from service.rulelang.pack import Comparison
from service.rulelang.parse.regions import REGIONS, read_regions
from service.rulelang.parse.rule import PERIOD, read_period
from service.rulelang.parse.version import as_version
from service.rulelang.tables import Position

NOT_IN_FORCE = "not-in-force"
"""The code of the fault that a pack is asked for on a day outside its period."""
LANGUAGE = 1
"""The version of the rule language this program reads."""

_STATUS = {"official": "正式", "example": "示例"}
_SAID = (
    Key("id", "编码", required=True),
    Key("title", "标题", required=True),
    Key("title_en", "英文标题"),
    Key("programme", "规划期", required=True),
    Key("version", "版本", required=True),
    Key("language", "规则语言版本", required=True),
    Key("status", "性质：正式或示例", required=True, choices=("official", "example"), words=_STATUS),
    PERIOD,
)
_INHERITED = (
    Key("years", "工作簿的首末年份", Holds.TEXTS, required=True),
    Key("comparison", "数值比较方法", Holds.FIELDS, required=True, form="{method: full}"),
    Key("parts", "实施方案的组成部分", Holds.FIELDS, required=True),
    REGIONS,
)
_ADAPTING = (
    Key("extends", "沿用哪个规则包", required=True),
    Key("switched_off", "停用的规则，连同理由", Holds.LIST),
)
PACK = Shape("规则包", (*_SAID, *_INHERITED))
"""pack.yaml of a pack that stands on its own."""

ADAPTED = Shape("规则包", (*_SAID, *_ADAPTING, *(changed(key, required=False) for key in _INHERITED)))
"""pack.yaml of a pack that extends another: what it does not say of years, comparison, parts and regions, the
other says."""

SWITCHED_OFF = Shape(
    "switched_off 里的一项", (Key("rule", "规则编号", required=True), Key("reason", "停用理由", required=True))
)
COMPARISON = Shape(
    "comparison",
    (
        Key("method", "全数值比较或修约值比较", required=True, choices=("full", "rounded")),
        Key("percent_digits", "百分数修约的小数位数"),
    ),
)


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """One rule that a pack does without."""

    rule: str
    reason: str
    position: Position


@dataclass(frozen=True, slots=True)
class PackHead:
    """What pack.yaml says. `years`, `parts`, `comparison` and `regions` are empty where it leaves them to the pack it
    `extends` (empty: none, or, where it is `adapted`, one that cannot be read). `places` are those of the values by
    key."""

    id: str
    title: str
    programme: str
    version: str
    language: int
    status: str
    in_force_from: date
    in_force_until: date | None
    years: tuple[int, ...]
    parts: Mapping[str, str]
    comparison: Comparison | None
    extends: str
    switched_off: tuple[SwitchedOff, ...]
    places: Mapping[str, Position]
    regions: tuple[str, ...] = ()
    adapted: bool = False

    @property
    def name(self) -> str:
        """`base-145@2024.1`."""
        return f"{self.id}@{self.version}"

    def place(self, key: str) -> Position:
        """Where the value of a key stands; KeyError when it does not."""
        return self.places[key]


def read_pack_head(node: Node, folder: str, log: ProblemLog) -> PackHead | None:
    """pack.yaml of the folder. None when it is no mapping."""
    adapted = isinstance(node, Fields) and _is_adapted(node)
    section = as_fields(node, ADAPTED if adapted else PACK, log)
    if section is None:
        return None
    _require_folder(section, folder)
    start, until = read_period(section, log)
    return PackHead(
        section.text("id"),
        section.text("title"),
        section.text("programme"),
        section.read("version", as_version, section.text("version")),
        section.read("language", _language, LANGUAGE),
        section.text("status"),
        start,
        until,
        _years(section),
        _parts(section, log),
        _comparison(section),
        section.text("extends"),
        _switched_off(section, log),
        {key.name: section.place(key.name) for key in (*_SAID, *_ADAPTING)},
        read_regions(section, log),
        adapted,
    )


def _is_adapted(node: Fields) -> bool:
    """Whether a pack.yaml says, or means to say, that the pack extends another: by the key, be it misspelt, or by
    saying nothing of what every other pack has to say."""
    titles = {key.name: key.title for key in ADAPTED.keys}
    written = {nearest(name.value, titles, titles) for name, _ in node.pairs}
    return "extends" in written or not written & {key.name for key in _INHERITED if key.required}


def _require_folder(section: Section, folder: str) -> None:
    """Note it when the folder is named neither after the pack nor after this version of it."""
    pack, version = section.text("id"), section.text("version")
    if "id" not in section or folder in (pack, f"{pack}-{version}"):
        return
    mistake = Mistake(
        "file-name",
        f"编码“{pack}”与文件夹“{folder}”不符",
        f"与文件夹同名的编码；同一规则包有几个版本时，文件夹名为 {pack}-{version}",
        f"改成 {folder}，或给文件夹改名",
        en=English(
            f"the id “{pack}” in the folder “{folder}”",
            f"the folder's own name as id; of several versions of a pack, a folder {pack}-{version}",
            f"write {folder}, or rename the folder",
        ),
    )
    section.note("id", mistake)


def _switched_off(section: Section, log: ProblemLog) -> tuple[SwitchedOff, ...]:
    """The rules switched off, each once."""
    found: dict[str, SwitchedOff] = {}
    for line in section.sections("switched_off", SWITCHED_OFF):
        if "rule" not in line:
            continue
        off = SwitchedOff(line.text("rule"), line.text("reason"), line.place("rule"))
        earlier = found.setdefault(off.rule, off)
        if earlier is not off:
            mistake = Mistake(
                "switched-off-twice",
                f"规则 {off.rule} 停用了两次（{earlier.position} 已有）",
                "一条规则停用一次",
                "删去其中一处",
                en=English(
                    f"rule {off.rule} switched off twice (already at {earlier.position})",
                    "each rule once",
                    "remove one of the two",
                ),
            )
            line.note("rule", mistake)
    return tuple(found.values())


def require_in_force(head: PackHead, on: date, log: ProblemLog) -> None:
    """Note it when the pack is not in force on the date."""
    start, until = head.in_force_from, head.in_force_until
    if on < start:
        mistake = Mistake(
            NOT_IN_FORCE,
            f"评估日期 {on} 早于规则包 {head.name} 的施行日期 {start}",
            f"{start} 起的评估日期",
            "改用当时有效的规则包，或改正评估日期",
            en=English(
                f"the evaluation date {on}, before pack {head.name} comes into force on {start}",
                f"a date from {start} on",
                "use the pack in force at that time, or correct the date",
            ),
        )
        log.add(head.place("in_force"), mistake)
    if until is not None and on > until:
        mistake = Mistake(
            NOT_IN_FORCE,
            f"评估日期 {on} 晚于规则包 {head.name} 的最后有效日期 {until}",
            f"不晚于 {until} 的评估日期",
            "改用现行的规则包，或改正评估日期",
            en=English(
                f"the evaluation date {on}, after the last day of pack {head.name}, {until}",
                f"a date up to {until}",
                "use the pack now in force, or correct the date",
            ),
        )
        log.add(head.place("in_force"), mistake)


def _language(text: str) -> int:
    if as_whole(text) != LANGUAGE:
        raise Mistake(
            "language",
            f"规则语言版本 {text}",
            f"版本 {LANGUAGE}",
            f"改用支持该版本的程序，或按版本 {LANGUAGE} 书写",
            en=English(
                f"version {text} of the rule language",
                f"version {LANGUAGE}",
                f"use a program that reads it, or write version {LANGUAGE}",
            ),
        )
    return LANGUAGE


def _years(section: Section) -> tuple[int, ...]:
    texts = section.texts("years")
    if "years" not in section:
        return ()
    numbers = [
        int(text.value) for text in texts if text.value.isascii() and text.value.isdigit() and len(text.value) == 4
    ]
    if len(texts) != 2 or len(numbers) != 2 or not numbers[0] < numbers[1]:
        found = f"年份 [{', '.join(text.value for text in texts)}]"
        english = English(
            f"the years [{', '.join(text.value for text in texts)}]",
            "first and last year, such as [2020, 2025]",
            "write [first, last]",
        )
        section.note("years", Mistake("years", found, "首年和末年，如 [2020, 2025]", "写成 [首年, 末年]", en=english))
        return ()
    return tuple(range(numbers[0], numbers[1] + 1))


def _parts(section: Section, log: ProblemLog) -> Mapping[str, str]:
    parts: dict[str, str] = {}
    for code, node in section.pairs("parts"):
        with log.catching(code.position):
            as_name(code.value)
        if isinstance(node, Text) and not node.left_out:
            parts[code.value] = node.value
        else:
            log.add(node.position, mistaken(node, Holds.TEXT))
    return parts


def _comparison(section: Section) -> Comparison | None:
    found = section.section("comparison", COMPARISON)
    if found is None:
        return None
    method = found.text("method")
    if method == "full" and "percent_digits" in found:
        found.note("percent_digits", _NEEDLESS_DIGITS)
    if method == "rounded" and "percent_digits" not in found:
        section.note("comparison", _NO_DIGITS)
    return Comparison(method, found.read("percent_digits", as_whole, Comparison().percent_digits))


_NEEDLESS_DIGITS = Mistake(
    "wrong-key",
    "method: full 时的“percent_digits”",
    "只用于 method: rounded",
    "删去 percent_digits",
    en=English("“percent_digits” with method: full", "only with method: rounded", "remove percent_digits"),
)
_NO_DIGITS = Mistake(
    "missing-key",
    "method: rounded 时没有“percent_digits”",
    "写明修约到几位",
    "补上 percent_digits: 2 之类",
    en=English("method: rounded without “percent_digits”", "to how many digits", "add percent_digits: 2 or the like"),
)
