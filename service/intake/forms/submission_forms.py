"""The sheets of the 评估工作簿: what a park states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from service.intake.forms.choices import AMENDED, APPROVALS, BASES, STATES, STATUSES, TASKS, YES_NO
from service.intake.forms.code_tables import CARRIERS, INDICATORS
from service.intake.forms.layout import COVER, MARKER, Book, Column, Form, Holds, Line, year_columns
from service.intake.forms.spellings import spellings
from service.rulelang.catalogue import Indicator
from service.rulelang.pack import Pack, Rule
from service.rulelang.words import value_in_words
from service.vocabulary.finding import Theme

ITEM, CONTENT = "项目", "填写内容"

COVER_ITEMS = (
    ("园区名称", Holds.TEXT, "与批准设立文件或目录一致的全称"),
    ("园区代码", Holds.MARK, "开发区审核公告目录中的代码；没有可留空"),
    ("主管地区", Holds.TEXT, "省、自治区、直辖市、计划单列市或新疆生产建设兵团"),
    ("规划期", Holds.TEXT, "实施方案所属规划期，如 十四五"),
    ("规则包", Holds.MARK, "评估所用规则包的编号"),
    ("评估日期", Holds.DATE, "按这一天有效的规则评估，如 2026-03-31"),
    ("基期年", Holds.YEAR, "实施方案的基期年，如 2020"),
    ("评估年度", Holds.YEAR, "用哪一年的实际值与目标值比较，如 2025"),
    ("备注", Holds.TEXT, "需要随结论一并说明的事项；没有可留空"),
)
"""(item, what it holds, hint) of the cover of a 评估工作簿."""

REGION = "所在区域"
"""One more item of the cover, where the pack tells regions apart."""


def submission_forms(pack: Pack, years: tuple[int, ...]) -> tuple[Form, ...]:
    """Every sheet of the 评估工作簿 but the guide, in order; `years` are the year columns."""
    return (
        submission_cover(pack),
        _parts(pack),
        _versions(),
        _amendments(),
        _indicators(pack, years),
        _quantities(pack, years),
        _carriers(pack),
        _projects(),
        _measures(pack),
        _progress(),
        _evidence(),
    )


def cover_form(book: Book, lines: Iterable[Line] = ()) -> Form:
    """封面: one line an item, the template's marker last."""
    marker = Line(MARKER, {CONTENT: book.marker, "说明": "识别模板用，请勿改动"}, {CONTENT: Holds.LABEL})
    columns = (
        Column(ITEM, Holds.CODE, 16),
        Column(CONTENT, Holds.TEXT, 44),
        Column("说明", Holds.LABEL, 60),
    )
    return Form(COVER, "浅黄色单元格为填写内容。", columns, ITEM, (*lines, marker))


def cover_line(item: str, holds: Holds, hint: str, content: str = "", words: Mapping[str, str] | None = None) -> Line:
    """One item of a cover; `words` are its drop-down."""
    return Line(item, {CONTENT: content, "说明": hint}, {CONTENT: holds}, {CONTENT: words} if words else {})


def submission_cover(pack: Pack) -> Form:
    """封面 of the 评估工作簿."""
    known = {"规划期": pack.programme, "规则包": pack.id}
    lines = (cover_line(*item, known.get(item[0], "")) for item in COVER_ITEMS)
    return cover_form(Book.SUBMISSION, (*lines, *_region_line(pack)))


def region_words(pack: Pack) -> dict[str, str]:
    """The drop-down of 所在区域: each region stands for itself."""
    return {region: region for region in pack.regions}


def _region_line(pack: Pack) -> tuple[Line, ...]:
    hint = "园区所在区域，从列表选择；有的限值按区域规定"
    return (cover_line(REGION, Holds.WORD, hint, words=region_words(pack)),) if pack.regions else ()


def manual_rules(pack: Pack) -> tuple[Rule, ...]:
    """The checks a person answers, gates left out, in the order of themes, tasks and ids."""
    rules = (rule for theme in Theme if theme is not Theme.GATES for rule in _by_task(pack.by_theme(theme)))
    return tuple(rule for rule in rules if rule.manual)


def _by_task(rules: Iterable[Rule]) -> list[Rule]:
    order = {"": -1} | {code: place for place, code in enumerate(TASKS.values())}
    return sorted(rules, key=lambda rule: order[rule.task])


def task_title(rule: Rule) -> str:
    """What stands under 任务: one of the five tasks, else the theme."""
    return value_in_words(rule.task) if rule.task else rule.theme.label


def _code(help_text: str = "") -> Column:
    return Column("编码", Holds.CODE, 22, help_text)


def _evidence_numbers() -> Column:
    return Column("佐证编号", Holds.MARK, 14, "填“佐证材料”表中的编号，多个编号用顿号隔开。")


def _parts(pack: Pack) -> Form:
    columns = (
        _code(),
        Column("部分", Holds.LABEL, 16),
        Column("是否具备", Holds.WORD, 12, "实施方案是否有这一部分。", YES_NO),
        Column("所在页码", Holds.MARK, 16, "如 12-18。"),
    )
    lines = tuple(Line(code, {"部分": title}) for code, title in pack.parts.items())
    return Form("方案组成", "实施方案应有的各个组成部分。", columns, "编码", lines)


def _approval_columns() -> tuple[Column, ...]:
    return (
        Column("文号", Holds.MARK, 22, "批复或审核意见的文号。"),
        Column("审核日期", Holds.DATE, 13, "如 2022-05-20。"),
    )


def _versions() -> Form:
    columns = (
        Column("版本", Holds.MARK, 14, "如 送审稿、报批稿、2023年修订版。"),
        Column("编制日期", Holds.DATE, 13, "如 2022-03-15。"),
        Column("审核意见", Holds.WORD, 12, "未取得审核意见的请留空。", APPROVALS),
        Column("审核机关", Holds.TEXT, 26),
        *_approval_columns(),
    )
    return Form("方案版本", "实施方案的每一个版本及其审核情况，一行一个版本。", columns, spare=10)


def _amendments() -> Form:
    columns = (
        Column("调整对象", Holds.WORD, 12, "调整的是目标值还是基期值。", AMENDED),
        Column("指标编码", Holds.MARK, 22, "“指标”表中的编码。", listed=INDICATORS),
        Column("原值", Holds.NUMBER, 12, "调整前的数值，单位与“指标”表中该指标的单位相同。"),
        Column("新值", Holds.TARGET, 14, "调整后的数值或目标写法，单位与“指标”表相同。"),
        Column("审核意见", Holds.WORD, 12, "未取得审核意见的请留空。", APPROVALS),
        *_approval_columns(),
        Column("理由", Holds.TEXT, 36),
    )
    return Form("方案调整", "审核同意后又调整的目标值、基期值，一行一次调整；没有调整则整表留空。", columns, spare=30)


def _by_group(pack: Pack) -> list[Indicator]:
    """The outcomes the plan promises first, core ones leading; then the indicators of each task."""
    order = {"outcome": -1} | {code: place for place, code in enumerate(TASKS.values())}
    return sorted(pack.catalogue.indicators.values(), key=lambda known: (order[known.group], not known.core))


def _indicators(pack: Pack, years: tuple[int, ...]) -> Form:
    columns = (
        _code(),
        Column("指标名称", Holds.LABEL, 26),
        Column("单位", Holds.UNIT, 14, "已填规定单位；如按其他单位填报，请从列表选择或按原样写出。"),
        Column("基期年", Holds.YEAR, 9, "与封面基期年不同时才需填写。"),
        Column("基期值", Holds.NUMBER, 12, "减排量、节约量等成效指标不填基期值。"),
        Column("目标年", Holds.YEAR, 9, "如 2025。"),
        Column("目标值", Holds.TARGET, 16, "照实施方案原文填写，如 0.35、≤0.35、90%以上、累计下降16%以上。"),
        *year_columns(years),
        Column("状态", Holds.WORD, 10, "有数值可留空；没有数值时说明是缺失、不适用还是有争议。", STATES),
        Column("原因", Holds.TEXT, 22, "状态为缺失、不适用或有争议时说明原因。"),
        _evidence_numbers(),
        Column("说明", Holds.TEXT, 30, "数据来源、口径，以及年度间大幅变化的原因。"),
    )
    lines = tuple(
        Line(
            indicator.code,
            {"指标名称": indicator.name, "单位": indicator.unit},
            words={"单位": spellings(indicator.unit)},
            percent=indicator.unit == "%",
        )
        for indicator in _by_group(pack)
    )
    note = "逐项填写基期值、目标值和各年实际值。零是有效数值；没有数据请留空并在状态、原因中说明。"
    return Form("指标", note, columns, "编码", lines)


def _quantities(pack: Pack, years: tuple[int, ...]) -> Form:
    columns = (
        _code(),
        Column("名称", Holds.LABEL, 28),
        Column("单位", Holds.UNIT, 14, "已填规定单位；如按其他单位填报，请从列表选择或按原样写出。"),
        *year_columns(years),
        _evidence_numbers(),
    )
    lines = tuple(
        Line(
            quantity.code,
            {"名称": quantity.name, "单位": quantity.unit},
            words={"单位": spellings(quantity.unit)},
            percent=quantity.unit == "%",
        )
        for quantity in pack.catalogue.quantities.values()
    )
    return Form("原始数据", "计算各项指标所用的园区总量数据，用于复核比率和强度。", columns, "编码", lines)


def _carriers(pack: Pack) -> Form:
    units = {unit: unit for carrier in pack.catalogue.carriers.values() for unit in spellings(carrier.unit)}
    columns = (
        Column("年份", Holds.YEAR, 9),
        Column("品种", Holds.WORD, 16, "从列表选择。", listed=CARRIERS),
        Column("实物量", Holds.NUMBER, 14),
        Column("单位", Holds.UNIT, 12, "实物量的单位，如 t、万m³、万kWh。", units),
        Column(
            "折标系数", Holds.NUMBER, 14, "只填数字时按填写说明所列计量单位理解；也可连单位填写，如 0.7143 kgce/kg。"
        ),
        Column("系数基准", Holds.WORD, 12, "电力、热力须注明当量值或等价值。", BASES),
        Column("折标量", Holds.NUMBER, 14, unit="tce"),
    )
    return Form("能源消费", "基期年和评估年度分品种的能源消费量，一行一个品种。", columns, spare=60)


def _projects() -> Form:
    columns = (
        Column("项目名称", Holds.TEXT, 28),
        Column("业主单位", Holds.TEXT, 22),
        Column("所属任务", Holds.WORD, 20, "五项任务之一。", TASKS),
        Column("建设内容", Holds.TEXT, 32),
        Column("计划投资", Holds.NUMBER, 12, unit="万元"),
        Column("实际投资", Holds.NUMBER, 12, "截至评估日期实际完成的投资。", unit="万元"),
        Column("资金来源", Holds.TEXT, 16),
        Column("开工日期", Holds.DATE, 13, "如 2022-06-01。"),
        Column("竣工日期", Holds.DATE, 13, "已完成的项目必填。"),
        Column("状态", Holds.WORD, 10, words=STATUSES),
        Column("变更审核", Holds.WORD, 10, "已取消、已替换的项目：变更是否经审核同意；尚无意见请留空。", APPROVALS),
        Column("台账编号", Holds.MARK, 14, "备案、审批文件或项目台账中的编号，每个项目一个，用来核对有无重复申报。"),
        Column("年节能量", Holds.NUMBER, 12, unit="tce"),
        Column("其他计划", Holds.WORD, 10, "是否也计入其他计划或其他任务的成效。", YES_NO),
    )
    return Form("重点项目", "实施方案列出的全部重点项目，含已取消、已替换的，一行一个项目。", columns, spare=100)


def _measures(pack: Pack) -> Form:
    columns = (
        _code(),
        Column("任务", Holds.LABEL, 22),
        Column("核查内容", Holds.LABEL, 44),
        Column("园区自述", Holds.TEXT, 50, "做了什么、成效如何。自述供核查参考，不能代替专家或评估员的意见。"),
        _evidence_numbers(),
    )
    lines = tuple(
        Line(rule.id, {"任务": task_title(rule), "核查内容": rule.manual.ask if rule.manual else ""})
        for rule in manual_rules(pack)
    )
    note = "针对每个人工核查事项的自述。是否达到由专家和评估员在核查记录中认定。"
    return Form("任务措施", note, columns, "编码", lines)


def _progress() -> Form:
    columns = (
        Column("年度", Holds.YEAR, 9),
        Column("是否报送", Holds.WORD, 10, words=YES_NO),
        Column("报送日期", Holds.DATE, 13, "如 2023-12-25。"),
        Column("主要进展", Holds.TEXT, 48),
        Column("困难", Holds.TEXT, 32, "没有困难请写“无”。"),
        Column("是否解决", Holds.WORD, 10, "所列困难是否已经解决；困难写“无”的不填。", YES_NO),
    )
    return Form("年度进展", "自方案审核同意当年起每年年底的进展报告，一行一年。", columns, spare=10)


def _evidence() -> Form:
    columns = (
        Column("编号", Holds.MARK, 12, "各表“佐证编号”所引用的编号，如 ZZ01。"),
        Column("名称", Holds.TEXT, 40),
        Column("类型", Holds.TEXT, 18, "如 统计数据、审计报告、监测报告、台账。"),
        Column("出具单位", Holds.TEXT, 28),
        Column("日期", Holds.DATE, 13),
    )
    return Form("佐证材料", "全部佐证材料的清单，一行一件。", columns, spare=100)
