"""An assessment on the terminal: conclusion first, then what is not reached, what is needed, questions, scores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from service.assessment.english import english_marks
from service.assessment.labels import say
from service.assessment.needed_inputs import NeededInput
from service.assessment.outline import (
    Headline,
    cells_in_words,
    cited,
    deadline_word,
    faults_in_words,
    figure,
    named,
    on_cover,
    questions,
    severity_word,
    short,
    title,
    triggered,
    unmade_checks,
    verdicts,
)
from service.assessment.question_code import code_of
from service.assessment.tripped import Places
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.cell import Cell
from service.vocabulary.finding import Effect, Finding, Theme
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.scorecard import ScoreLine, ScoreSection

_COLOURS = {
    Recommendation.PASS: "bold green",
    Recommendation.RECTIFY: "bold yellow",
    Recommendation.REJECT: "bold red",
    Recommendation.UNDETERMINED: "bold blue",
}

_FIRST_ERRORS = 3
_SUMMANDS = re.compile("^[^；;]*[；;] ?")
"""In the arithmetic of a section: the lines below it say the same."""
_DIGEST = 12


class Report:
    """Prints one assessment to one console."""

    def __init__(
        self,
        assessment: Assessment,
        headline: Headline,
        needed: Sequence[NeededInput],
        console: Console,
        places: Places,
    ) -> None:
        self._of = assessment
        self._headline = headline
        self._needed = needed
        self._console = console
        self._places = places
        self._language = places.language

    def print(self, findings_file: str | None, faults: Sequence[tuple[str, Problem]] = ()) -> None:
        """Everything but the trace. `findings_file` is the 核查记录's name; `faults`: which workbook, what is wrong."""
        self._banner(findings_file, faults)
        self._triggered_gates()
        self._short()
        self._needs()
        self._questions()
        self._rectification()
        self._scorecard()

    def _say(self, word: str) -> str:
        return say(word, self._language)

    def _line(self, text: str, style: str = "") -> None:
        self._console.print(escape(english_marks(text) if self._language is Language.EN else text), style=style)

    def _heading(self, word: str, count: int | str) -> None:
        self._console.print()
        self._line(f"{self._say(word)}（{count}）" if count else f"{self._say(word)}：{self._say('无')}", "bold")

    def _banner(self, findings_file: str | None, faults: Sequence[tuple[str, Problem]]) -> None:
        of, told = self._of, self._headline
        grade = f"　{self._say('等级')}：{self._say(of.grade)}" if of.grade else ""
        self._line(f"{self._say('建议结论')}：{self._say(of.recommendation)}{grade}", _COLOURS[of.recommendation])
        self._faults(faults)
        decided = f"{of.decision.rule}，{self._clause(of.decision)}"
        self._line(f"{self._say('理由')}：{of.decision.because}（{decided}）")
        if of.deadline:
            self._line(f"{self._say(deadline_word(of))}：{of.deadline}")
        if of.note:
            self._line(f"{self._say('备注')}：{of.note}", "bold magenta")
        self._line(self._score())
        example = f"（{self._say('示例规则，非官方标准')}）" if told.example else ""
        self._line(
            f"{self._say('园区')}：{of.park}　{self._say('规则包')}：{of.pack} {of.pack_version}{example}　"
            f"{self._say('评估日期')}：{of.evaluation_date}　{self._say('评估年度')}：{of.evaluated_year}"
        )
        self._adaptation()
        nothing = self._say("未提供核查记录，须人工判定的事项均未判定")
        if findings_file or not of.digests.case:
            self._line(f"{self._say('核查记录')}：{findings_file or nothing}")
        self._line(f"{self._say('文件摘要')}：{self._digests()}", "dim")
        if told.documents:
            self._line(f"{self._say('依据文件')}：{'；'.join(told.documents.values())}")

    def _adaptation(self) -> None:
        """What the pack extends and which rules of that it does without, for they are named nowhere else."""
        if self._of.extends:
            self._line(f"{self._say('沿用')}：{'、'.join(self._of.extends)}")
        for rule, reason in self._of.switched_off.items():
            self._line(f"{self._say('停用的规则')}：{rule}（{reason}）")

    def _faults(self, faults: Sequence[tuple[str, Problem]]) -> None:
        """How many there are and, of errors, the first, then what is odd on a cover, on which all else hangs: whoever
        reads only the conclusion must know of them."""
        if not faults:
            return
        errors = [(kind, one) for kind, one in faults if one.severity is Severity.ERROR]
        self._line(faults_in_words((one for _, one in faults), self._language), "bold red" if errors else "yellow")
        for kind, one in errors[:_FIRST_ERRORS]:
            self._line(self._fault(kind, one), "red")
        for kind, one in (fault for fault in faults if fault not in errors and on_cover(fault[1])):
            stop = Said("；", "; ").told(self._language)
            self._line(f"{self._fault(kind, one)}{stop}{one.repair.told(self._language)}", "yellow")

    def _fault(self, kind: str, problem: Problem) -> str:
        place, found = (one.told(self._language) for one in (problem.place, problem.found))
        return f"  · {f'{self._say(kind)} ' if kind else ''}{place}：{self._say('发现')} {found}"

    def _digests(self) -> str:
        """What the conclusion rests on, enough of each digest to compare two printouts."""
        of = self._of.digests
        named = {
            "评估工作簿": of.workbook,
            "核查记录": of.judgements,
            "案卷记录": of.case,
            "规则包": of.pack,
            "评分标准": of.rubric,
        }
        return "　".join(f"{self._say(word)} {digest[:_DIGEST]}" for word, digest in named.items() if digest)

    def _score(self) -> str:
        """Score and completeness together; where nothing can be determined the grade would say too much."""
        told, card = self._headline, self._of.scorecard
        complete = f"{self._say('完整度')} {told.completeness}"
        if self._of.recommendation is Recommendation.UNDETERMINED:
            caution = self._say("补齐之前，得分不是结论，不评等级")
            return f"{self._say('现有数据得分')} {told.score} / {told.full}　{complete}（{caution}）"
        graded = f"{self._say('评分等级')} {self._say(card.grade)}（{told.grade_reason.told(self._language)}）"
        return f"{self._say('总分')} {told.score} / {told.full}　{complete}　{graded}"

    def _triggered_gates(self) -> None:
        gates = triggered(self._of)
        effects = [gate.effect for gate in gates]
        rejecting, withholding = effects.count(Effect.REJECT), effects.count(Effect.WITHHOLD)
        counts = f"{self._say('触发不予通过')} {rejecting}，{self._say('尚不能判定')} {withholding}"
        self._heading("否决项", counts if gates else "")
        for gate in gates:
            assert gate.effect is not None
            self._finding(gate, f" → {self._say(gate.effect.label)}")

    def _short(self) -> None:
        findings = short(self._of)
        self._heading("未达到和基本达到", len(findings))
        for finding in findings:
            self._finding(finding)

    def _needs(self) -> None:
        """One line for each input; behind the arrow the rules that wait for it."""
        self._heading("尚需补充", len(self._needed))
        for by, wanted in groupby(self._needed, key=lambda one: one.by):
            self._line(f"  {self._say(by)}")
            for one in wanted:
                self._line(f"  · {self._needed_input(one)}　→ {'、'.join(one.rules)}")

    def _needed_input(self, one: NeededInput) -> str:
        cells = f"{self._cells(one.cells)}　" if one.cells else ""
        instead = f"（{self._say('或由原始数据算出，须填')} {self._cells(one.instead)}）" if one.instead else ""
        return f"{cells}{one.what}{instead}"

    def _questions(self) -> None:
        asked = questions(self._of)
        self._heading("数据存疑", len(asked))
        for finding in asked:
            status = self._say("未关闭" if finding.open else "已关闭")
            status += f"：{finding.closing}" if finding.closing else ""
            self._finding(finding, f" {self._say('重要程度')} {self._say(severity_word(finding))}，{status}")
            self._line(f"      {self._say('存疑编号')} {code_of(finding)}", "dim")
        if unmade := unmade_checks(self._of):
            counted = "、".join(f"{rule} {number}" for rule, number in unmade.items())
            self._line(f"  {self._say('没有填报或没有外部数据、未作核对的项数')}：{counted}", "dim")

    def _rectification(self) -> None:
        if self._of.rectification:
            self._heading("整改事项", len(self._of.rectification))
        for number, item in enumerate(self._of.rectification, 1):
            self._line(f"  {number}. {item.rule} {item.demand}")

    def _finding(self, finding: Finding, remark: str = "") -> None:
        self._line(f"  · {title(finding)}　【{self._say(finding.verdict.label)}】{remark}")
        if finding.theme is not Theme.CREDIBILITY:
            gap = f"　{self._say('差距')} {finding.gap}" if finding.gap else ""
            self._line(f"      {self._say('要求')} {finding.required}　{self._say('实际')} {finding.actual}{gap}")
        if finding.cause:
            self._line(f"      {self._say('原因')}：{finding.cause}")
        elif finding.because not in (f"{finding.title}：{finding.actual}", f"{finding.title}: {finding.actual}"):
            self._line(f"      {finding.because.removeprefix(f'{named(finding)}: ')}")
        if finding.replaces:
            self._line(f"      {self._say('替换')} {finding.replaces}", "dim")
        self._line(
            f"      {self._clause(finding)}　{self._say('单元格')} {self._places.of(finding)}",
            "dim",
        )

    def _cells(self, cells: Iterable[Cell]) -> str:
        return cells_in_words(cells, judgements=self._of.digests.judgements, language=self._language)

    def _clause(self, finding: Finding) -> str:
        return f"{self._say('条款')} {cited(finding.clause, self._headline.documents)}"

    def _scorecard(self) -> None:
        card = self._of.scorecard
        table = Table(title=self._say("评分表"), title_justify="left", show_edge=False, pad_edge=False)
        for word, justify in (("项目", "left"), ("判定", "left"), ("得分", "right"), ("计算", "left")):
            table.add_column(self._say(word), justify="right" if justify == "right" else "left", overflow="fold")
        for section in card.sections:
            self._section(table, section)
        grade = "—" if self._of.recommendation is Recommendation.UNDETERMINED else self._say(card.grade)
        table.add_row(self._say("合计"), grade, self._headline.score, escape(card.arithmetic), style="bold")
        self._console.print()
        self._console.print(table, soft_wrap=False)

    def _section(self, table: Table, section: ScoreSection) -> None:
        points = f"{figure(section.points)} / {figure(section.weight)}"
        table.add_row(section.title, "", points, escape(_SUMMANDS.sub("", section.arithmetic)), style="bold")
        for line in section.lines:
            words = self._verdicts(line)
            table.add_row(f"  {line.rule} {escape(line.title)}", words, figure(line.points), escape(line.arithmetic))

    def _verdicts(self, line: ScoreLine) -> str:
        words = ((self._say(verdict.label), n) for verdict, n in verdicts(line, self._of))
        return "、".join(f"{word}×{n}" if n > 1 else word for word, n in words)
