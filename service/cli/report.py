"""An assessment on the terminal: conclusion first, then what is not reached, what is needed, questions, scores."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from service.cli.labels import Language, say
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient, plain, shown_digits
from service.vocabulary.finding import Finding, Theme, Verdict
from service.vocabulary.scorecard import ScoreLine, ScoreSection

_COLOURS = {
    Recommendation.PASS: "bold green",
    Recommendation.RECTIFY: "bold yellow",
    Recommendation.REJECT: "bold red",
    Recommendation.UNDETERMINED: "bold blue",
}
_SHORT = (Verdict.UNMET, Verdict.NEARLY_MET)
_MOST_CELLS = 12


class Report:
    """Prints one assessment to one console."""

    def __init__(self, assessment: Assessment, console: Console, language: Language) -> None:
        self._of = assessment
        self._console = console
        self._language = language

    def print(self, findings_file: str | None, official: bool) -> None:
        """Everything but the trace. `findings_file` is the 核查记录's name; `official` the pack's status."""
        self._banner(findings_file, official)
        self._triggered_gates()
        self._short()
        self._needs()
        self._questions()
        self._rectification()
        self._scorecard()

    def _say(self, word: str) -> str:
        return say(word, self._language)

    def _line(self, text: str, style: str = "") -> None:
        self._console.print(escape(text), style=style)

    def _heading(self, word: str, count: int) -> None:
        self._console.print()
        self._line(f"{self._say(word)}（{count}）", "bold")

    def _banner(self, findings_file: str | None, official: bool) -> None:
        of, card = self._of, self._of.scorecard
        grade = f"　{self._say('等级')}：{self._say(of.grade)}" if of.grade else ""
        self._line(f"{self._say('建议结论')}：{self._say(of.recommendation)}{grade}", _COLOURS[of.recommendation])
        if of.note:
            self._line(of.note, "bold magenta")
        score = f"{self._say('总分')} {figure(card.score)} / {figure(card.full)}"
        graded = f"（{self._say(card.grade)}：{card.grade_reason}）"
        self._line(f"{score}{graded}　{self._say('完整度')} {percent(card.completeness)}")
        example = "" if official else f"（{self._say('示例规则，非官方标准')}）"
        self._line(
            f"{self._say('园区')}：{of.park}　{self._say('规则包')}：{of.pack} {of.pack_version}{example}　"
            f"{self._say('评估日期')}：{of.evaluation_date}　{self._say('评估年度')}：{of.evaluated_year}"
        )
        nothing = self._say("未提供核查记录，须人工判定的事项均未判定")
        self._line(f"{self._say('核查记录')}：{findings_file or nothing}")
        self._line(f"{of.decision.because}（{of.decision.rule}，{self._say('条款')} {of.decision.clause}）")
        if of.deadline:
            word = "整改期限" if of.recommendation is Recommendation.RECTIFY else "补正期限"
            self._line(f"{self._say(word)}：{of.deadline}")

    def _triggered_gates(self) -> None:
        triggered = [gate for gate in self._of.gates if gate.effect]
        self._heading("否决项", len(triggered))
        for gate in triggered:
            assert gate.effect is not None
            self._finding(gate, f"→ {self._say(gate.effect.label)}")

    def _short(self) -> None:
        judged = [f for f in self._of.findings if f.theme not in (Theme.GATES, Theme.CREDIBILITY)]
        short = [f for verdict in _SHORT for f in judged if f.verdict is verdict]
        self._heading("未达到和基本达到", len(short))
        for finding in short:
            self._finding(finding)

    def _needs(self) -> None:
        self._heading("尚需补充", len(self._of.needs))
        for need in self._of.needs:
            self._line(f"  · {need.rule} {need.need}")

    def _questions(self) -> None:
        questions = sorted(self._of.questions, key=lambda f: (not f.open, "high medium low".index(f.severity)))
        self._heading("数据存疑", len(questions))
        for finding in questions:
            word = {"high": "高", "medium": "中", "low": "低"}[finding.severity]
            status = self._say("未关闭") if finding.open else f"{self._say('已关闭')}：{finding.closing}"
            self._finding(finding, f"[{self._say(word)}] {status}")

    def _rectification(self) -> None:
        if self._of.rectification:
            self._heading("整改事项", len(self._of.rectification))
        for number, item in enumerate(self._of.rectification, 1):
            self._line(f"  {number}. {item.rule} {item.demand}")

    def _finding(self, finding: Finding, remark: str = "") -> None:
        title = f"{finding.rule} {finding.title}"
        if finding.subject_title not in finding.title and finding.subject.partition(":")[0] in (
            "indicator",
            "quantity",
        ):
            title += f"（{finding.subject_title}）"
        self._line(f"  · {title}　【{self._say(finding.verdict.label)}】{remark}")
        if finding.theme is not Theme.CREDIBILITY:
            gap = f"　{self._say('差距')} {finding.gap}" if finding.gap else ""
            self._line(f"      {self._say('要求')} {finding.required}　{self._say('实际')} {finding.actual}{gap}")
        if finding.cause:
            self._line(f"      {self._say('原因')}：{finding.cause}")
        self._line(f"      {finding.because}")
        self._line(
            f"      {self._say('条款')} {finding.clause}　{self._say('单元格')} {cells_in_words(finding.cells())}",
            "dim",
        )

    def _scorecard(self) -> None:
        card = self._of.scorecard
        verdicts = {finding.key: finding.verdict for finding in self._of.findings}
        table = Table(title=self._say("评分表"), title_justify="left", show_edge=False, pad_edge=False)
        for word, justify in (("项目", "left"), ("判定", "left"), ("得分", "right"), ("计算", "left")):
            table.add_column(self._say(word), justify="right" if justify == "right" else "left", no_wrap=False)
        for section in card.sections:
            self._section(table, section, verdicts)
        table.add_row(
            self._say("合计"), self._say(card.grade), figure(card.score), escape(card.arithmetic), style="bold"
        )
        self._console.print()
        self._console.print(table, soft_wrap=False)

    def _section(self, table: Table, section: ScoreSection, verdicts: dict[tuple[str, str], Verdict]) -> None:
        points = f"{figure(section.points)} / {figure(section.weight)}"
        table.add_row(section.title, "", points, escape(section.arithmetic.partition("；")[2]), style="bold")
        for line in section.lines:
            words = self._verdicts(line, verdicts)
            table.add_row(f"  {line.rule} {escape(line.title)}", words, figure(line.points), escape(line.arithmetic))

    def _verdicts(self, line: ScoreLine, verdicts: dict[tuple[str, str], Verdict]) -> str:
        labels = [self._say(verdicts[key].label) for key in line.findings]
        return "、".join(f"{word}×{n}" if n > 1 else word for word, n in _counted(labels))


def cells_in_words(cells: Iterable[Cell]) -> str:
    """`指标!E5、F5；原始数据!H3`, with the number of the rest when there are many."""
    cells = tuple(cells)
    shown = [
        f"{sheet}!{'、'.join(cell.ref for cell in group)}"
        for sheet, group in groupby(sorted(cells[:_MOST_CELLS], key=lambda c: c.sheet), key=lambda c: c.sheet)
    ]
    rest = f" 等 {len(cells)} 处" if len(cells) > _MOST_CELLS else ""
    return ("；".join(shown) or "—") + rest


def figure(value: Quotient) -> str:
    """A number of points with two places at most where they suffice."""
    text = plain(value.rounded(shown_digits(value, 2)))
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Quotient) -> str:
    """A fraction as percent, never 0% or 100% when it is neither."""
    hundred = value * Quotient.of(100)
    edges = (Quotient.of(0).numerator, Quotient.of(100).numerator)
    return f"{plain(hundred.rounded(shown_digits(hundred, 1, edges)))}%"


def _counted(words: list[str]) -> list[tuple[str, int]]:
    return [(word, words.count(word)) for word in dict.fromkeys(words)]
