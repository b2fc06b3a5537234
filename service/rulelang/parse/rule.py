"""One rule file → a Rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from service.authoring.node import Items, Node
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_date
from service.authoring.shape import Holds, Key, Section, Shape, as_fields
from service.rulelang.attributes import SEVERITIES, Attributes
from service.rulelang.catalogue import Catalogue
from service.rulelang.derivations import Derived
from service.rulelang.pack import ClauseRegister, Example, Manual, Parameter, Provenance, Replacement, Rule
from service.rulelang.parse.clauses import require_clause
from service.rulelang.parse.derive import read_derive
from service.rulelang.parse.derived_names import note_unused, require_titles
from service.rulelang.parse.examples import read_examples
from service.rulelang.parse.k_of_n import AT_LEAST, read_at_least
from service.rulelang.parse.rule_form import RULE_ID as RULE_ID
from service.rulelang.parse.rule_form import require_id, require_theme_keys
from service.rulelang.parse.scope import Scope
from service.rulelang.parse.sentences import require_slots
from service.rulelang.parse.subjects import ATTRIBUTE_KINDS, About, Asked, read_about
from service.rulelang.parse.suppressions import read_suppressions
from service.rulelang.parse.table import MANUAL, TABLE, read_manual, read_table
from service.rulelang.suppression import IN_RULE
from service.rulelang.tables import Table
from service.vocabulary.finding import Effect, Theme

RELIABILITIES = ("notice", "standard-unverified", "practice", "example")
IN_FORCE = Shape("in_force", (Key("from", "施行日期", required=True), Key("until", "最后有效日期")))
PERIOD = Key("in_force", "施行期间", Holds.FIELDS, required=True, form="{from: 2024-01-01}")
NUMBERS = Shape(
    "numbers",
    (Key("source", "数值来源", required=True), Key("reliability", "可靠程度", required=True, choices=RELIABILITIES)),
)
NOT_APPLICABLE = Shape(
    "not_applicable",
    (
        Key("reasons", "可接受的不适用理由", Holds.TEXTS, required=True),
        Key("accepted_by", "由谁认定", required=True, choices=("assessor",)),
    ),
)
RULE = Shape(
    "规则",
    (
        Key("id", "编号", required=True),
        Key("title", "标题", required=True),
        Key("title_en", "英文标题"),
        Key("clause", "依据条款", required=True),
        Key("replaces", "替换沿用的哪条规则"),
        Key("reason", "替换的理由"),
        PERIOD,
        Key("about", "对象", Holds.ANY),
        Key(
            "numbers",
            "数值的来源和可靠程度",
            Holds.FIELDS,
            required=True,
            form="{source: 示例, reliability: example}",
        ),
        Key("not_applicable", "不适用", Holds.FIELDS, form="{reasons: [理由], accepted_by: assessor}"),
        Key("evidence", "佐证材料", Holds.TEXTS),
        Key("severity", "重要程度", choices=SEVERITIES, words=dict(zip(SEVERITIES, "高中低", strict=True))),
        Key("effect", "否决效力", choices=tuple(Effect), words={effect.value: effect.label for effect in Effect}),
        Key("derive", "由数据求出的属性", Holds.FIELDS),
        Key("table", "判定表", Holds.FIELDS),
        Key("at_least", "几条中至少几条", Holds.FIELDS, form="{k: 2, of: [TG-01, TG-02, TG-03]}"),
        Key("manual", "人工核查", Holds.FIELDS),
        Key("because", "判定理由的句子", required=True),
        Key("because_en", "英文判定理由"),
        Key("rectify", "整改要求"),
        Key("suppress", "接受的检查结果及理由", Holds.LIST),
        Key("examples", "例子", Holds.LIST, required=True),
    ),
)

_NO_REASON = Mistake(
    "missing-key",
    "规则写了“replaces”，没有“reason”（替换的理由）",
    "替换规则须写明理由",
    "补上 reason: …",
    en=English("“replaces” without “reason”", "a reason for replacing the rule", "add reason: …"),
)
_REASON_ALONE = Mistake(
    "wrong-key",
    "规则写了“reason”，没有“replaces”",
    "reason 只说明为什么替换",
    "补上 replaces: 规则编号，或删去 reason",
    en=English(
        "“reason” without “replaces”", "a reason only for replacing a rule", "add replaces: …, or remove reason"
    ),
)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """Where a rule file stands: theme and, for tasks, the task's code; `stem` is the file's name without .yaml, `pack`
    the id of the pack, `replaced_in` that of the extended pack whose rule it replaces."""

    theme: Theme
    task: str
    stem: str
    pack: str = ""
    replaced_in: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may refer to: catalogue, registers, parameters in force, grades, all rules (id → theme), the fields
    of collections, and what `park.` offers."""

    catalogue: Catalogue
    registers: Mapping[str, ClauseRegister]
    parameters: Mapping[str, Parameter]
    grades: Sequence[str]
    rules: Mapping[str, Theme]
    collections: Mapping[str, Attributes]
    park: Attributes


def read_rule(node: Node, file: RuleFile, around: Surroundings, log: ProblemLog) -> Rule | None:
    """The rule a file states; None when it is no mapping. When anything was noted, the rule is not to be used."""
    section = as_fields(node, RULE, log)
    if section is None:
        return None
    with log.doubting_inside():
        return _RuleReader(section, file, around, log).read()


def read_period(section: Section, log: ProblemLog) -> tuple[date, date | None]:
    """First and last day of `in_force`; faults are noted."""
    period = section.section("in_force", IN_FORCE)
    if period is None:
        return date.min, None
    start = period.read("from", as_date, date.min)
    until = period.read("until", as_date, date.max) if "until" in period else None
    if until is not None and until < start:
        mistake = Mistake(
            "reversed-dates",
            f"{until} 早于 {start}",
            "until 不早于 from",
            "改正日期",
            en=English(f"{until} before {start}", "until not before from", "correct the dates"),
        )
        log.add(period.place("until"), mistake)
        return start, None
    return start, until


class _RuleReader:
    """Reads one rule, part by part."""

    def __init__(self, section: Section, file: RuleFile, around: Surroundings, log: ProblemLog) -> None:
        self._section = section
        self._file = file
        self._around = around
        self._log = log
        self._id = section.text("id")

    def read(self) -> Rule:
        """The rule; every fault is noted."""
        section, before = self._section, len(self._log)
        require_id(section, self._file.stem, self._log)
        require_theme_keys(section, self._file.theme, self._log)
        manual, table = self._manual()
        about = self._about(manual)
        around = self._around
        scope = Scope(about.own, around.catalogue, around.parameters, around.collections, around.park)
        if section.wrote("derive") and "derive" not in section:
            self._log.doubt(*ATTRIBUTE_KINDS)
        derived = read_derive(section.pairs("derive"), scope, self._log)
        if (k_of_n := section.section("at_least", AT_LEAST)) is not None:
            table, made = read_at_least(k_of_n, self._around.rules, self._file.theme, self._log)
            scope.derived.update({line.attribute.name: line.attribute for line in made})
            derived = (*derived, *made)
        if (written := section.section("table", TABLE)) is not None:
            table = read_table(written, scope, self._file.theme, self._log, self._id)
            require_titles(section.pairs("derive"), table, self._log)
        for key in ("because", "because_en"):
            section.read(key, lambda text: require_slots(text, scope.quotable()), None)
        if len(self._log) == before:
            sentences = (section.text("because"), section.text("because_en"))
            note_unused(derived, table, sentences, section.pairs("derive"), self._log)
        examples = read_examples(section, scope, self._file.theme, self._log)
        return self._rule(about, manual, table, derived, examples)

    def _rule(
        self,
        about: About,
        manual: Manual | None,
        table: Table,
        derived: tuple[Derived, ...],
        examples: tuple[Example, ...],
    ) -> Rule:
        section, file = self._section, self._file
        start, until = read_period(section, self._log)
        own_evidence = tuple(text.value for text in section.texts("evidence"))
        return Rule(
            id=self._id,
            title=section.text("title"),
            theme=file.theme,
            clause=section.read("clause", lambda text: require_clause(text, self._around.registers), ""),
            subjects=about.subjects,
            table=table,
            derived=derived,
            because=section.text("because"),
            numbers=self._numbers(),
            examples=examples,
            position=section.position,
            in_force_from=start,
            in_force_until=until,
            task=file.task,
            required=about.required,
            severity=section.text("severity"),
            effect=Effect(section.text("effect")) if "effect" in section else None,
            manual=manual,
            not_applicable=self._reasons(),
            evidence=own_evidence or (manual.evidence if manual else ()),
            title_en=section.text("title_en"),
            because_en=section.text("because_en"),
            rectify=section.text("rectify"),
            pack=file.pack,
            replaces=self._replaces(),
            suppressions=read_suppressions(section, IN_RULE, self._log),
        )

    def _replaces(self) -> Replacement | None:
        section = self._section
        if section.wrote("reason") and not section.wrote("replaces"):
            self._log.add(section.key_place("reason"), _REASON_ALONE)
        if section.wrote("replaces") and not section.wrote("reason"):
            self._log.add(section.key_place("replaces"), _NO_REASON)
        if "replaces" not in section:
            return None
        return Replacement(section.text("replaces"), self._file.replaced_in, section.text("reason"))

    def _manual(self) -> tuple[Manual | None, Table]:
        section = self._section.section("manual", MANUAL)
        if section is None:
            return None, Table((), ())
        if self._file.theme in (Theme.CREDIBILITY, Theme.DECISION):
            mistake = Mistake(
                "rule-form",
                f"{self._file.theme.label}规则写了 manual",
                "由数据判定的表",
                "改写成 table",
                en=English(
                    f"manual in a rule under {self._file.theme.value}/", "a table that data decide", "write a table"
                ),
            )
            self._log.add(self._section.key_place("manual"), mistake)
        return read_manual(section, self._file.theme, self._log)

    def _about(self, manual: Manual | None) -> About:
        answers = tuple(manual.answers) if manual is not None else None
        asked = Asked(self._id, self._file.theme, answers, self._around.grades)
        node, place = self._section.node("about"), self._section.position
        about = read_about(node, place, asked, self._around.catalogue, self._log)
        if not about.subjects:
            self._log.doubt(*ATTRIBUTE_KINDS)
        if self._file.theme is Theme.DECISION and about.subjects and about.subjects != ("case",):
            mistake = Mistake(
                "about",
                "结论规则的对象不是整个案件",
                "about: case",
                "改成 about: case",
                en=English("a decision that is not about the whole case", "about: case", "write about: case"),
            )
            self._log.add(self._section.place("about"), mistake)
        return about

    def _numbers(self) -> Provenance:
        section = self._section.section("numbers", NUMBERS)
        return Provenance(section.text("source"), section.text("reliability")) if section else Provenance("", "")

    def _reasons(self) -> tuple[str, ...]:
        section = self._section.section("not_applicable", NOT_APPLICABLE)
        if section is None:
            return ()
        reasons = section.node("reasons")
        if isinstance(reasons, Items) and not reasons.items:
            section.note(
                "reasons",
                Mistake(
                    "empty-list",
                    "空的理由列表",
                    "至少一条理由",
                    "补上理由，或删去 not_applicable",
                    en=English(
                        "an empty list of reasons", "at least one reason", "add reasons, or delete not_applicable"
                    ),
                ),
            )
        return tuple(text.value for text in section.texts("reasons"))
