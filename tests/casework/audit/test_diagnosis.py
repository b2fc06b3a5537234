"""What was done is told from the hashes on record, also where more than one thing was changed."""

from __future__ import annotations

from service.casework.audit.chain import GENESIS, AuditRow, chained, row_hash
from service.casework.audit.diagnosis import REACH, Break, diagnose
from service.casework.audit.tampering import Breach, Tampering
from tests.casework.audit.attacks import close_up, with_column
from tests.casework.audit.builders import chain, event, reading


def diagnosed(rows: list[AuditRow], seq: int, attested: str | None = None) -> Breach:
    """The diagnosis of a chain that breaks where row `seq` is due."""
    ordered = sorted(rows, key=lambda row: row.seq)
    good = next((row.hash for row in ordered if row.seq == seq - 1), GENESIS)
    broken = next(row for row in ordered if row.seq >= seq)
    return diagnose(Break(seq, good, broken, attested), reading(rows))


def test_the_next_row_confirms_the_stored_hash() -> None:
    rows = with_column(chain(), 5, "reason", "同意")
    assert "第 6 行记下的前行哈希（prev_hash 列）与该行存的哈希相同" in diagnosed(rows, 5).evidence.zh


def test_the_next_row_denies_both() -> None:
    rows = with_column(with_column(chain(), 5, "reason", "同意"), 5, "hash", "0" * 64)
    found = diagnosed(rows, 5)
    assert (found.kind, found.seq) == (Tampering.ALTERED, 5)
    assert "内容和 hash 列都被改过" in found.evidence.zh


def test_nothing_testifies_for_the_last_row_but_a_head() -> None:
    rows = with_column(chain(), 10, "reason", "同意")
    assert "没有别的记录可以佐证" in diagnosed(rows, 10).evidence.zh
    assert "第 10 行的签名链头与该行存的哈希相同" in diagnosed(rows, 10, rows[-1].hash).evidence.zh


def test_the_stored_hash_of_a_row_and_what_the_next_row_recorded_of_it() -> None:
    """Changed to agree with each other: the next row's own hash tells."""
    rows = with_column(with_column(chain(), 5, "hash", "f" * 64), 6, "prev_hash", "f" * 64)
    found = diagnosed(rows, 5)
    assert (found.kind, found.seq, found.column) == (Tampering.ALTERED, 5, "hash")


def test_a_row_overwritten_with_a_copy_of_another_was_altered() -> None:
    for source in (2, 9):
        rows = chain()
        rows[4] = rows[source - 1]._replace(seq=5)
        found = diagnosed(rows, 5)
        assert (found.kind, found.seq, found.until) == (Tampering.ALTERED, 5, 5)


def test_a_row_moved_over_another_leaves_its_own_place() -> None:
    rows = [row for row in chain() if row.seq != 9]
    rows[4] = rows[4]._replace(seq=9)
    found = diagnosed(rows, 5)
    assert (found.kind, found.seq, found.column) == (Tampering.ALTERED, 5, "seq")
    assert "编号为 9" in found.evidence.zh


def test_a_second_row_of_the_same_number_was_inserted() -> None:
    """Possible only where the primary key was dropped."""
    rows = chain()
    found = diagnose(Break(6, rows[4].hash, rows[4]), reading([*rows, rows[4]]))
    assert (found.kind, found.seq) == (Tampering.INSERTED, 5)


def test_the_first_row_cannot_follow_anything() -> None:
    forged = chain(1)[0]._replace(prev_hash="1" * 64)
    found = diagnosed([forged._replace(hash=row_hash(forged))], 1)
    assert (found.kind, found.seq) == (Tampering.ALTERED, 1)
    assert "第一行之前没有行" in found.evidence.zh


def test_a_row_appended_with_a_wrong_hash_is_altered() -> None:
    rows = chain(3)
    rows.append(chained(event(4), rows[-1])._replace(hash="2" * 64))
    assert diagnosed(rows, 4).kind is Tampering.ALTERED


def test_many_deleted_rows_closed_up_are_counted() -> None:
    rows = close_up(5, REACH)(chain(REACH + 8))
    found = diagnosed(rows, 5)
    assert (found.kind, found.seq, found.until) == (Tampering.DELETED, 5, REACH)
