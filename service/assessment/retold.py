"""An assessment as readers of English see it: the same findings, points and keys in other words. A record is never made
of it; what was recorded stays in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial

from service.assessment import outline
from service.assessment.conclusion import demand_in_english
from service.assessment.english import English, counted, english_of
from service.assessment.grade_reason import grade_reason, section_in_english
from service.assessment.needed_inputs import NeededInput, needed_inputs
from service.assessment.prepared import MOST_ROWS, Prepared, prepared_for
from service.assessment.tripped import GOOD, what_trips
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.rulelang.words import test_in_words
from service.vocabulary.assessment import Assessment, Need, RectificationItem
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Texts, Theme, Verdict, told_later
from service.vocabulary.language import Language
from service.vocabulary.scorecard import Scorecard, ScoreLine, ScoreSection
from service.vocabulary.state import State

_TOLD = tuple(one.name for one in fields(Finding) if one.name not in Texts._fields)
_NOT_JUDGED = (Verdict.MANUAL, Verdict.NOT_EVALUABLE)
_OWN = {
    State.MISSING: "missing",
    State.DISPUTED: "disputed",
    State.NOT_APPLICABLE: "not applicable",
}


def retold(assessment: Assessment, pack: Pack, rubric: Rubric) -> Assessment:
    """The assessment in English: titles and names by their English where they have one, sentences of the program put
    together again from the facts; what a pack or a person wrote in Chinese alone stays."""
    telling = _Telling(pack, english_of(pack))
    findings = {one.key: telling.finding(one) for one in (*assessment.findings, assessment.decision)}
    return replace(
        assessment,
        findings=tuple(findings[one.key] for one in assessment.findings),
        decision=findings[assessment.decision.key],
        scorecard=telling.card(assessment.scorecard, rubric),
        rectification=tuple(telling.demand(one, findings) for one in assessment.rectification),
        needs=tuple(_need(one, findings) for one in assessment.needs),
    )


def retold_findings(findings: Iterable[Finding], pack: Pack) -> tuple[Finding, ...]:
    """Findings of a pack in English."""
    return tuple(map(_Telling(pack, english_of(pack)).finding, findings))


def told_in(
    language: Language, assessment: Assessment, pack: Pack, rubric: Rubric
) -> tuple[Assessment, tuple[NeededInput, ...]]:
    """(the assessment, what has to be supplied) as a reader of the language sees them."""
    if language is Language.ZH:
        return assessment, needed_inputs(assessment, pack)
    told = retold(assessment, pack, rubric)
    return told, needed_in_english(assessment, pack, told)


def needed_in_english(assessment: Assessment, pack: Pack, told: Assessment) -> tuple[NeededInput, ...]:
    """What has to be supplied, from the assessment as it is and as it was `retold`."""
    english = english_of(pack)
    whole = zip(assessment.findings, told.findings, strict=True)
    named = {outline.title(one): (one, other) for one, other in whole if one.open or one.verdict in _NOT_JUDGED}
    return tuple(replace(one, what=_what(one.what, named, english)) for one in needed_inputs(assessment, pack))


def _what(text: str, named: Mapping[str, tuple[Finding, Finding]], english: English) -> str:
    for heading, (one, other) in named.items():
        if text == f"{heading}：{one.because}":
            return _headed(other)
    return english.of(text)


def _need(need: Need, findings: Mapping[tuple[str, str], Finding]) -> Need:
    return replace(need, need=_why_open(findings[need.rule, need.subject]))


def _headed(finding: Finding) -> str:
    return f"{finding.rule} {_why_open(finding)}"


def _why_open(finding: Finding) -> str:
    """Why a finding is open, behind its title, which a question begins with by itself."""
    why, heading = finding.cause or finding.because, outline.named(finding)
    return why if why.startswith(heading) else f"{heading}: {why}"


@dataclass(frozen=True, slots=True)
class _Telling:
    """Tells findings of one pack again."""

    pack: Pack
    english: English

    def finding(self, finding: Finding) -> Finding:
        """The same finding; its texts are put together when they are read."""
        rule = self.pack.rules.get(finding.rule)
        if rule is None:
            return finding
        told: dict[str, object] = {name: getattr(finding, name) for name in _TOLD}
        titled = told["title"] = rule.title_en or finding.title
        # A title that names its subject names it in English as well, though in other words.
        named = finding.subject_title in finding.title
        told["subject_title"] = titled if named else self.english.of(finding.subject_title)
        told["closing"] = self.english.of(finding.closing)
        return told_later(partial(self._texts, finding), told)

    def _texts(self, finding: Finding, told: Finding) -> Texts:
        prepared = prepared_for(self.pack, self.pack.rules[finding.rule], finding.subject)
        facts = dict(zip(prepared.derivation.names, finding.facts, strict=False))
        columns = prepared.rule.told_columns
        by_table = finding.required == prepared.required
        known = all(column.name in facts for column in columns)
        of = self.english.of
        return Texts(
            cause=self._cause(prepared, facts) if finding.cause and known else of(finding.cause),
            required=self._required(prepared) if by_table else of(finding.required),
            actual=self._actual(prepared, facts) if by_table and known and len(columns) > 1 else of(finding.actual),
            gap=of(finding.gap),
            unit=finding.unit,
            because=self._because(prepared, facts, told) or finding.because,
        )

    def _required(self, prepared: Prepared) -> str:
        columns = prepared.rule.told_columns
        rows = []
        for row in (row for row in prepared.rule.table.rows if row.outcome in GOOD):
            tested = [column for column in columns if column.name in row.tests]
            words = (self._headed(c.name, test_in_words(row.tests[c.name], c, Language.EN), columns) for c in tested)
            rows.append(", ".join(words) or "any")
        return counted("; or ".join(rows))

    def _headed(self, name: str, text: str, columns: tuple[object, ...]) -> str:
        return f"{self.english.name(name)} {text}" if len(columns) > 1 else text

    def _actual(self, prepared: Prepared, facts: Mapping[str, Fact]) -> str:
        columns = prepared.rule.told_columns
        return "; ".join(self._headed(c.name, self._shown(prepared, facts, c.name), columns) for c in columns)

    def _cause(self, prepared: Prepared, facts: Mapping[str, Fact]) -> str:
        """Which columns have no value, and why; the note of an answer says both."""
        lacking = [facts[c.name] for c in prepared.rule.table.attributes if not facts[c.name].present]
        return "; ".join(map(self._why, lacking))

    def _why(self, fact: Fact) -> str:
        note = self.english.of(fact.note)
        if fact.name == "answer" and note:
            return note
        state = f"{self.english.name(fact.name)} is {_OWN[fact.state]}"
        return f"{state} ({note})" if note else state

    def _because(self, prepared: Prepared, facts: Mapping[str, Fact], told: Finding) -> str:
        """The pack's own sentence in English; where it has none, what its Chinese one quotes, each by its name; a
        question, which is read without its title, begins with that. What the check lacks comes before all this. Empty
        where a fact is not there."""
        if lack := prepared.lack(facts):
            return f"{outline.named(told)}: {self.english.of(lack)}"
        written = prepared.in_english
        quoted = (written or prepared.sentence)[1::2]
        if not all(name in facts for name in quoted):
            return ""
        rows = what_trips(prepared.rule, facts)
        values = [self._shown(prepared, facts, name) + self._listed(rows.get(name, ())) for name in quoted]
        rest = "".join(self._listed(counted) for name, counted in rows.items() if name not in quoted)
        if prepared.sentence[::2] == (f"{prepared.rule.title}：", "") and not written:
            return f"{told.title}: {values[0]}"
        if not written:
            listed = "; ".join(f"{self.english.name(n)} {value}" for n, value in zip(quoted, values, strict=True))
            return f"{outline.named(told)}: {listed}{rest}" if told.theme is Theme.CREDIBILITY else f"{listed}{rest}"
        return "".join(part + value for part, value in zip(written[::2], [*values, rest], strict=True))

    def _listed(self, rows: Sequence[str]) -> str:
        """The rows that a number counts, in brackets; empty for none."""
        if not rows:
            return ""
        rest = f" … {len(rows)} in all" if len(rows) > MOST_ROWS else ""
        return f" ({'; '.join(map(self.english.name, rows[:MOST_ROWS]))}{rest})"

    def _shown(self, prepared: Prepared, facts: Mapping[str, Fact], name: str) -> str:
        return self.english.of(prepared.show(facts[name], facts))

    def demand(self, item: RectificationItem, findings: Mapping[tuple[str, str], Finding]) -> RectificationItem:
        """What is to be put right; the rule's measure is the pack's."""
        return replace(item, demand=demand_in_english(findings[item.rule, item.subject], self.pack))

    def card(self, card: Scorecard, rubric: Rubric) -> Scorecard:
        """The same points."""
        return replace(
            card,
            grade_reason=grade_reason(card, rubric).en,
            arithmetic=self.english.of(card.arithmetic),
            sections=tuple(map(self._section, card.sections)),
        )

    def _section(self, section: ScoreSection) -> ScoreSection:
        return replace(
            section,
            title=section_in_english(section),
            working=self.english.of(section.arithmetic),
            lines=tuple(map(self._line, section.lines)),
        )

    def _line(self, line: ScoreLine) -> ScoreLine:
        rule = self.pack.rules.get(line.rule)
        named = (rule.title_en if rule is not None else "") or line.title
        return replace(line, title=named, working=self.english.of(line.arithmetic))
