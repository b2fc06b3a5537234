"""What can be done to an audit trail, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.vocabulary.language import Said


class Tampering(StrEnum):
    """What was done to the rows or their heads."""

    ALTERED = "altered"
    DELETED = "deleted"
    SWAPPED = "swapped"
    INSERTED = "inserted"
    TAIL_CUT = "tail_cut"
    REPLACED = "replaced"
    HEAD_FORGED = "head_forged"
    HEADS_REMOVED = "heads_removed"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _WORDS[self]


_WORDS = {
    Tampering.ALTERED: Said("记录被改动", "row altered"),
    Tampering.DELETED: Said("记录被删除", "rows deleted"),
    Tampering.SWAPPED: Said("两行被对调", "two rows swapped"),
    Tampering.INSERTED: Said("被插入记录", "rows inserted"),
    Tampering.TAIL_CUT: Said("末尾被截去", "tail cut off"),
    Tampering.REPLACED: Said("整段被改写", "chain replaced"),
    Tampering.HEAD_FORGED: Said("链头被伪造", "head forged"),
    Tampering.HEADS_REMOVED: Said("链头被删除", "heads removed"),
}


@dataclass(frozen=True, slots=True)
class Breach:
    """seq: the first bad row. until: the last one it is known of, or the other of two swapped rows. column: the column
    that was altered, where the hashes prove which. evidence: a sentence, what disagrees with what."""

    kind: Tampering
    seq: int
    until: int
    evidence: Said
    column: str = ""

    @property
    def said(self) -> Said:
        """`第 5 行，记录被改动：…` in both languages."""
        rows = f"{self.seq}" if self.seq == self.until else f"{self.seq}–{self.until}"
        row = "row" if self.seq == self.until else "rows"
        return Said(
            f"第 {rows} 行，{self.kind.said.zh}：{self.evidence.zh}",
            f"{row} {rows}, {self.kind.said.en}: {self.evidence.en}",
        )


def next_row(seq: int) -> Said:
    """The witness of a row's hash: what the row behind it recorded."""
    return Said(
        f"第 {seq + 1} 行记下的前行哈希（prev_hash 列）", f"what row {seq + 1} recorded of it (column prev_hash)"
    )


def head_of(seq: int) -> Said:
    """The witness of a row's hash: a signed head over it."""
    return Said(f"第 {seq} 行的签名链头", f"the signed head of row {seq}")


def altered_content(seq: int, witness: Said | None, confirms: bool) -> Breach:
    """witness: what else records the hash of the row; it confirms the stored hash, or neither the stored one nor the
    one that the row now has."""
    if witness is None:
        said = Said("它是最后一行，没有别的记录可以佐证", "it is the last row and nothing else records its hash")
    elif confirms:
        said = Said(
            f"{witness.zh}与该行存的哈希相同，所以被改的是内容",
            f"{witness.en} is the stored hash, so it is the content that was changed",
        )
    else:
        said = Said(
            f"{witness.zh}与两者都不同，所以内容和 hash 列都被改过",
            f"{witness.en} is neither of the two, so content and column hash were both changed",
        )
    evidence = Said(
        f"按现有内容算出的哈希与该行存的哈希（hash 列）不一致；{said.zh}",
        f"the hash of what it now says is not the hash stored in it (column hash); {said.en}",
    )
    return Breach(Tampering.ALTERED, seq, seq, evidence)


_PROOFS = {
    "hash": Said(
        "后面的记录证明按内容算出的哈希才是原来的，与该行存的哈希不同，所以被改的是 hash 列",
        "what was recorded of it later proves the hash of its content, not the one stored in it, so it is column hash "
        "that was changed",
    ),
    "prev_hash": Said(
        "换成前一行真正的哈希，该行存的哈希（hash 列）就相符，所以被改的是 prev_hash 列",
        "with the true hash of the row before it its stored hash (column hash) fits, so it is column prev_hash that "
        "was changed",
    ),
    "alg": Said(
        "换成原来的算法，该行存的哈希（hash 列）就相符，所以被改的是 alg 列",
        "with its former algorithm its stored hash (column hash) fits, so it is column alg that was changed",
    ),
}


def altered_column(seq: int, column: str) -> Breach:
    """The hashes prove which column of `hash`, `prev_hash`, `alg` it was."""
    return Breach(Tampering.ALTERED, seq, seq, _PROOFS[column], column)


def altered_number(seq: int, now: int) -> Breach:
    """Row `seq` now says it is row `now`."""
    evidence = Said(
        f"这一行现在编号为 {now}，但它存的哈希（hash 列）只在编号为 {seq} 时相符，所以被改的是 seq 列",
        f"the row is now numbered {now}, but its stored hash (column hash) fits only number {seq}, so it is column seq "
        "that was changed",
    )
    return Breach(Tampering.ALTERED, seq, seq, evidence, "seq")


def altered_and_rehashed(seq: int) -> Breach:
    """Row `seq` agrees with itself, but not with what row `seq` + 1 recorded."""
    evidence = Said(
        f"内容被改后又重算了它的哈希：第 {seq + 1} 行记下的前行哈希（prev_hash 列）与它现在的哈希（hash 列）不一致；"
        "它之前的行若被一并改写，只有签名链头能分辨",
        f"it was changed and its hash computed anew: row {seq + 1} recorded another hash (column prev_hash) than it "
        "has now (column hash); whether rows before it were rewritten with it only a signed head can tell",
    )
    return Breach(Tampering.ALTERED, seq, seq, evidence)


def altered_start() -> Breach:
    """The first row agrees with itself, but names a row before it."""
    evidence = Said(
        "第一行之前没有行，它却记着一个前行哈希（prev_hash 列），并按它重算了自己的哈希",
        "no row stands before the first, yet it records the hash of one (column prev_hash) and was hashed with it",
    )
    return Breach(Tampering.ALTERED, 1, 1, evidence)


def deleted(first: int, last: int, renumbered: bool = False) -> Breach:
    """Rows first…last are gone; `renumbered`: those behind them moved up into their numbers."""
    if renumbered:
        evidence = Said(
            f"其后的行被改号补位：现在的第 {first} 行，存的哈希（hash 列）只在编号为 {last + 1} 时相符",
            "the rows behind were renumbered to close the gap: the stored hash (column hash) of what is now row "
            f"{first} fits only number {last + 1}",
        )
    elif first == 1:
        evidence = Said(f"链从第 {last + 1} 行才开始", f"the chain begins only at row {last + 1}")
    else:
        evidence = Said(
            f"第 {first - 1} 行之后直接是第 {last + 1} 行，编号不连续",
            f"row {first - 1} is followed by row {last + 1}, the numbers are not consecutive",
        )
    return Breach(Tampering.DELETED, first, last, evidence)


def swapped(first: int, second: int) -> Breach:
    """The contents of two rows stand in each other's place."""
    evidence = Said(
        f"第 {first} 行的内容现在在第 {second} 行，第 {second} 行的内容在第 {first} 行：各自的哈希只在对方的位置上相符",
        f"what row {first} said stands in row {second} and the other way round: each one's hash fits only the other's "
        "place",
    )
    return Breach(Tampering.SWAPPED, first, second, evidence)


def inserted(first: int, last: int) -> Breach:
    """Rows first…last did not belong there; those behind them were pushed back."""
    evidence = Said(
        f"现在的第 {last + 1} 行，存的哈希（hash 列）只在编号为 {first} 时相符：其后的行被改号后移，给插入的行让位",
        f"the stored hash (column hash) of what is now row {last + 1} fits only number {first}: the rows behind were "
        "renumbered to make room",
    )
    return Breach(Tampering.INSERTED, first, last, evidence)


def inserted_apart(seq: int, expected: int) -> Breach:
    """A row whose number cannot come here: below 1, or a second time."""
    evidence = Said(
        f"此处应为第 {expected} 行，出现了编号为 {seq} 的行，它不属于这条链",
        f"row {expected} should stand here, but there is a row numbered {seq} that belongs to no place in the chain",
    )
    return Breach(Tampering.INSERTED, seq, seq, evidence)


def tail_cut(last: int, head_seq: int, head_time: str) -> Breach:
    """The chain ends at `last`, but a signed head saw row `head_seq`."""
    evidence = Said(
        f"链到第 {last} 行为止，而 {head_time} 签名的链头证明当时已有第 {head_seq} 行",
        f"the chain ends at row {last}, yet a head signed at {head_time} testifies that row {head_seq} existed",
    )
    return Breach(Tampering.TAIL_CUT, last + 1, head_seq, evidence)


def replaced(after: int, head_seq: int, head_time: str) -> Breach:
    """The rows behind `after`, the last row a head agrees with (0: none), fit each other but not a signed head."""
    zh = f"与第 {after} 行的链头仍然相符，其后" if after else "整条链"
    en = f"row {after} still agrees with its signed head; from there the rows" if after else "all its rows"
    evidence = Said(
        f"{zh}各行的哈希前后一致，但第 {head_seq} 行与 {head_time} 签名的链头不符，说明是重新编造并重算的",
        f"{en} agree with each other, but row {head_seq} is not what the head signed at {head_time} says: they were "
        "made up and hashed anew",
    )
    return Breach(Tampering.REPLACED, after + 1, head_seq, evidence)


def head_forged(seq: int, key_id: str, head_time: str) -> Breach:
    """A head without a valid signature of a key of this installation; it testifies nothing."""
    evidence = Said(
        f"标明 {head_time} 由密钥 {key_id} 签名的链头，签名无效或密钥不是本机构的；核对时没有采用它",
        f"the head that names key {key_id} and {head_time} bears no valid signature of a key of this installation; it "
        "was not relied on",
    )
    return Breach(Tampering.HEAD_FORGED, seq, seq, evidence)


def heads_removed(first: int, last: int, count: int) -> Breach:
    """Genuine heads over rows first…last are known from copies only."""
    evidence = Said(
        f"副本里有 {count} 个签名有效的链头，数据库里没有：链头只会增加，说明被删除，或数据库被换成了较早的",
        f"copies hold {count} genuine head{'' if count == 1 else 's'} that the database has not: heads are only ever "
        "added, so they were removed, or the database was put back to an earlier one",
    )
    return Breach(Tampering.HEADS_REMOVED, first, last, evidence)
