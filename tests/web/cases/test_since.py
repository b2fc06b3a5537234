"""The acts of a case as a list tells them."""

from service.web.cases.since import acts_done
from tests.casework.builders import walk


def test_acts_since_somebody_looked_with_the_words_they_carry() -> None:
    case = walk().accepted().now
    since = acts_done(case, 2)
    assert [(one.seq, one.label.zh, one.words) for one in since] == [
        (3, "申请验收", ""),
        (4, "初审同意受理", "材料齐全"),
    ]
    assert len(acts_done(case)) == case.version
    assert acts_done(case, -5) == acts_done(case)
