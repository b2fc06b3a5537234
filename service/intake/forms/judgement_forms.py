"""The sheets of the 核查记录: what assessors and experts found and attest."""

from __future__ import annotations

from service.intake.forms.choices import QUESTION_RULINGS, RULINGS
from service.intake.forms.code_tables import QUANTITIES, QUESTIONS, VALUES, WAIVABLE
from service.intake.forms.layout import Book, Column, Form, Holds, Line
from service.intake.forms.submission_forms import cover_form, cover_line, manual_rules, task_title
from service.rulelang.pack import Pack, Rule
from service.vocabulary.finding import Theme

ASSESSOR = "评估员"
COVER_ITEMS = (
    ("园区名称", Holds.TEXT, "与评估工作簿封面一致"),
    ("核查日期", Holds.DATE, "现场核查的日期，如 2026-03-20"),
    ("组长", Holds.TEXT, "核查组组长姓名"),
)
"""(item, what it holds, hint) of the cover of a 核查记录."""

EXPERTS = tuple(f"专家{number}" for number in range(1, 8))


def judgement_forms(pack: Pack) -> tuple[Form, ...]:
    """Every sheet of the 核查记录 but the guide, in order."""
    return (
        judgement_cover(),
        _checks(pack),
        _gates(pack),
        _waivers(),
        _disputes(),
        _external(),
        _questions(),
    )


def judgement_cover() -> Form:
    """封面 of the 核查记录."""
    return cover_form(Book.JUDGEMENTS, (cover_line(*item) for item in COVER_ITEMS))


def manual_gates(pack: Pack) -> tuple[Rule, ...]:
    """The gates a person answers, by id."""
    return tuple(rule for rule in pack.by_theme(Theme.GATES) if rule.manual)


def answer_headers(rule: Rule) -> tuple[str, ...]:
    """The columns of 人工核查 that count for a check: the experts' or the assessor's."""
    return EXPERTS if rule.manual and rule.manual.by == "expert" else (ASSESSOR,)


def answers(rule: Rule) -> dict[str, str]:
    """The answers of a manual rule, each standing for itself."""
    return {answer: answer for answer in rule.manual.answers} if rule.manual else {}


def _checks(pack: Pack) -> Form:
    voices = (ASSESSOR, *EXPERTS)
    columns = (
        Column("编码", Holds.CODE, 12),
        Column("任务", Holds.LABEL, 22),
        Column("核查内容", Holds.LABEL, 40),
        Column("无数值原因", Holds.LABEL, 30),
        Column("可选答案", Holds.LABEL, 24),
        *(Column(voice, Holds.WORD, 11, "从本行“可选答案”中选择；没有意见请留空。") for voice in voices),
    )
    lines = tuple(_check_line(rule, voices) for rule in manual_rules(pack))
    note = "灰色单元格无须填写。先在“姓名”行写明每一列由谁填写，再逐项选择答案。"
    return Form("人工核查", note, columns, "编码", lines, named=voices)


def _check_line(rule: Rule, voices: tuple[str, ...]) -> Line:
    asked = answer_headers(rule)
    texts = {
        "任务": task_title(rule),
        "核查内容": rule.manual.ask if rule.manual else "",
        "无数值原因": rule.manual.why_no_number if rule.manual else "",
        "可选答案": "、".join(answers(rule)),
    }
    return Line(rule.id, texts, words=dict.fromkeys(asked, answers(rule)), closed=frozenset(voices) - frozenset(asked))


def _gates(pack: Pack) -> Form:
    columns = (
        Column("编码", Holds.CODE, 12),
        Column("否决事项", Holds.LABEL, 48),
        Column("可选答案", Holds.LABEL, 24),
        Column("认定", Holds.WORD, 14, "从本行“可选答案”中选择；没有查清请留空。"),
        Column("认定人", Holds.TEXT, 12),
        Column("依据", Holds.TEXT, 44, "据以认定的文件、查询结果或现场情况。"),
    )
    lines = tuple(
        Line(
            rule.id,
            {"否决事项": rule.manual.ask if rule.manual else "", "可选答案": "、".join(answers(rule))},
            words={"认定": answers(rule)},
        )
        for rule in manual_gates(pack)
    )
    return Form("否决事项", "每一项都要有评估员的认定，园区自述不能代替。", columns, "编码", lines)


def _waivers() -> Form:
    columns = (
        Column("编码", Holds.MARK, 22, "申请不适用的指标编码，或核查事项的编码。", listed=WAIVABLE),
        Column("名称", Holds.TEXT, 26, "便于辨认，可不填。"),
        Column("园区理由", Holds.TEXT, 30, "指标的照评估工作簿“指标”表“原因”一列填写；园区改了理由，认定不再作数。"),
        Column("认定", Holds.WORD, 10, words=RULINGS),
        Column("理由", Holds.TEXT, 36),
        Column("认定人", Holds.TEXT, 12),
    )
    return Form("不适用认定", "园区提出不适用的，逐项认定是否同意；没有认定的不按不适用处理。", columns, spare=30)


def _disputes() -> Form:
    columns = (
        Column("编码", Holds.MARK, 22, "有争议的指标或原始数据的编码。", listed=VALUES),
        Column("年份", Holds.YEAR, 9),
        Column("争议说明", Holds.TEXT, 40),
        Column("核查认定值", Holds.NUMBER, 14, "已经查清的填认定值；没有查清请留空。"),
        Column("单位", Holds.UNIT, 14, "认定值的单位；留空按规定单位理解。"),
        Column("认定人", Holds.TEXT, 12),
    )
    return Form(
        "争议数据", "有争议的数值。认定值一经填写并署名即代替园区填报值；留空则该数值不能用于评价。", columns, spare=30
    )


def _external() -> Form:
    columns = (
        Column("编码", Holds.MARK, 22, "原始数据的编码。", listed=QUANTITIES),
        Column("年份", Holds.YEAR, 9),
        Column("外部数值", Holds.NUMBER, 14),
        Column("单位", Holds.UNIT, 14, "外部数值的单位；留空按规定单位理解。"),
        Column("数据来源", Holds.TEXT, 40, "如 统计局、供电公司、国家固体废物信息平台。"),
    )
    return Form("外部核对", "统计、供电、供水、生态环境等部门的同口径数值，用于与园区填报值核对。", columns, spare=60)


def _questions() -> Form:
    columns = (
        Column("规则", Holds.MARK, 12, "评估结果“数据存疑”中的规则编号。", listed=QUESTIONS),
        Column("对象", Holds.MARK, 26, "评估结果“数据存疑”中的对象，如指标编码。"),
        Column("存疑编号", Holds.TEXT, 17, "评估结果在这条存疑后面列出的编号，如 3F9A-1C07-B2D4。"),
        Column("处理", Holds.WORD, 14, words=QUESTION_RULINGS),
        Column("理由", Holds.TEXT, 44, "怎样核实的，依据是什么。"),
        Column("处理人", Holds.TEXT, 12),
    )
    return Form("存疑处理", "对评估结果中每一条数据存疑的处理；没有处理的仍为存疑。", columns, spare=60)
