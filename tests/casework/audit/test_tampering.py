"""Each breach is told in both languages: which rows, what was done, which hash shows it."""

import pytest

from service.casework.audit import tampering
from service.casework.audit.tampering import Breach, Tampering

TOLD = [
    (
        tampering.altered_content(5, tampering.next_row(5), True),
        (
            "第 5 行，记录被改动：按现有内容算出的哈希与该行存的哈希（hash 列）不一致；"
            "第 6 行记下的前行哈希（prev_hash 列）与该行存的哈希相同，所以被改的是内容"
        ),
    ),
    (
        tampering.deleted(1, 3),
        "第 1–3 行，记录被删除：链从第 4 行才开始",
    ),
    (
        tampering.deleted(5, 5),
        "第 5 行，记录被删除：第 4 行之后直接是第 6 行，编号不连续",
    ),
    (
        tampering.tail_cut(6, 10, "2026-04-01T09:10:00.000000Z"),
        "第 7–10 行，末尾被截去：链到第 6 行为止，而 2026-04-01T09:10:00.000000Z 签名的链头证明当时已有第 10 行",
    ),
    (
        tampering.replaced(0, 4, "2026-04-01T09:04:00.000000Z"),
        (
            "第 1–4 行，整段被改写：整条链各行的哈希前后一致，但第 4 行与 2026-04-01T09:04:00.000000Z 签名的链头不符，"
            "说明是重新编造并重算的"
        ),
    ),
]
EVERY = [
    *(breach for breach, _ in TOLD),
    tampering.altered_content(5, None, False),
    tampering.altered_content(5, tampering.head_of(5), False),
    *(tampering.altered_column(5, column) for column in ("hash", "prev_hash", "alg")),
    tampering.altered_number(5, 9),
    tampering.altered_and_rehashed(5),
    tampering.altered_start(),
    tampering.deleted(5, 6, renumbered=True),
    tampering.swapped(3, 8),
    tampering.inserted(5, 5),
    tampering.inserted_apart(0, 1),
    tampering.replaced(4, 10, "2026-04-01"),
    tampering.head_forged(4, "ab12", "2026-04-01"),
    tampering.heads_removed(4, 10, 2),
]


@pytest.mark.parametrize(("breach", "sentence"), TOLD)
def test_a_breach_is_one_sentence(breach: Breach, sentence: str) -> None:
    assert breach.said.zh == sentence


def test_no_two_breaches_are_told_alike() -> None:
    assert len({breach.said.zh for breach in EVERY}) == len({breach.said.en for breach in EVERY}) == len(EVERY)


def test_every_kind_is_told() -> None:
    assert {breach.kind for breach in EVERY} == set(Tampering)


@pytest.mark.parametrize("breach", EVERY, ids=lambda breach: breach.evidence.en[:40])
def test_what_was_done_is_named_in_both_languages(breach: Breach) -> None:
    assert breach.kind.said.zh in breach.said.zh
    assert breach.kind.said.en in breach.said.en
    assert str(breach.seq) in breach.said.en
