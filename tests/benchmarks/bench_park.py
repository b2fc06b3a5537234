"""One complete park, the whole pack, both evaluators, scored, decided and traced, after loading."""

from __future__ import annotations

from tests.benchmarks.memory import repeat
from tests.benchmarks.parks import adapter_alone, one_park
from tests.benchmarks.rows import Row, at_most, rates

SHORT = 200


def run() -> list[Row]:
    """Time of one assessment, side by side with the durable adapter alone on the same facts; a short look at memory."""
    park = one_park()
    assessment = park()
    rate = rates({"park": park, "adapter": adapter_alone(assessment)})
    grown, _ = repeat(park, SHORT)
    pairs = len(assessment.findings) + 1
    return [
        at_most(f"一个园区：{pairs} 条规则×对象", 1_000 / rate["park"], "毫秒", 10),
        Row("同样的事实，只用 durable 适配层", 1_000 / rate["adapter"], "毫秒"),
        Row("整个评价 ÷ 只用 durable 适配层", rate["adapter"] / rate["park"], "倍"),
        Row("每条规则×对象", 1_000_000 / rate["park"] / pairs, "微秒"),
        at_most(f"{SHORT} 次评价后内存增长", grown, "MB", 4),
    ]
