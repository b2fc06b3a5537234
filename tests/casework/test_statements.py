"""The document of recorded statements: one text for the same statements, in the order of the acts."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from service.casework.statements import case_document, document_digest, in_order
from tests.casework.statements import a_closing, a_recusal, a_waiver, an_opinion, signed


@given(st.permutations(range(1, 8)))
def test_the_document_is_the_same_in_whatever_order_the_statements_come(order: list[int]) -> None:
    statements = [an_opinion(signed(seq)) for seq in order]
    document = case_document("A-1", statements)
    assert document == case_document("A-1", in_order(statements))
    assert [s["RecordedOpinion"]["signed"]["seq"] for s in json.loads(document)["statements"]] == list(range(1, 8))


def test_another_case_or_another_word_is_another_document() -> None:
    documents = [
        case_document("A-1", [an_opinion()]),
        case_document("A-2", [an_opinion()]),
        case_document("A-1", [an_opinion(answer="不符合")]),
        case_document("A-1", [a_closing()]),
    ]
    assert len({document_digest(document) for document in documents}) == len(documents)


def test_a_waiver_counts_on_its_first_and_last_day_and_not_beyond() -> None:
    waiver = a_waiver(since="2026-01-01", until="2026-03-31")
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1))
    assert [waiver.in_force(day) for day in days] == [False, True, True, False]


def test_a_recusal_covers_all_or_what_it_names() -> None:
    whole, part = a_recusal(1, "张三"), a_recusal(1, "张三", "T-01", "symbiosis")
    assert whole.covers(1, "T-09")
    assert not whole.covers(2, "T-09")
    assert part.covers(1, "symbiosis")
    assert not part.covers(1, "T-09")
