"""A chart draws numbers and leaves gaps: what is missing is never drawn as zero."""

import json

from service.vocabulary.exact import Quotient
from service.web.charts import Chart, Series


def test_gaps_stay_gaps() -> None:
    third = Quotient.of(1) / Quotient.of(3)
    chart = Chart("bar", "%", ("甲", "乙", "丙"), (Series("实际", (third, None, Quotient.of(0))),))
    drawn = json.loads(chart.data)
    assert drawn["series"] == [{"name": "实际", "values": [0.3333, None, 0.0]}]
    assert (drawn["kind"], drawn["unit"], drawn["categories"]) == ("bar", "%", ["甲", "乙", "丙"])
    assert not chart.empty


def test_nothing_to_draw() -> None:
    assert Chart("line", "%", ("甲",), (Series("实际", (None,)),)).empty
    assert Chart("line", "%", (), ()).empty
