"""The decision as a file to print."""

from __future__ import annotations

from datetime import date

import html5lib

from service.casework.decision_lines import decision_lines
from service.casework.signing import content_digest, signatures
from service.casework.state import State
from service.documents.decision import DecisionPaper, decision_page
from service.settings import Settings
from tests.casework.stages import at


def test_everything_signed_is_in_it_and_it_is_valid() -> None:
    case = at(State.SIGNING).sign().now
    digest = content_digest(case)
    paper = DecisionPaper("c-1", decision_lines(case, "浙江省"), digest, signatures(case), "1号", date(2026, 3, 20))
    text = decision_page(paper, Settings().templates_dir)
    html5lib.HTMLParser(strict=True).parse(text)
    assert (paper.decided, paper.grouped.replace(" ", "")) == ("通过（良好）", digest)
    for told in ("1号", "2026-03-20", paper.grouped, "（北京时间）"):
        assert told in text
