"""The trail is compared with the heads beside it and with those kept elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from service.casework.audit.heads import head_line
from service.casework.audit.tampering import Tampering
from service.storage.head_file import HEADS_FILE
from service.vocabulary.fault import Fault
from service.workflow.audit.verify_audit import verify_audit
from tests.casework.audit.attacks import Attack, cut, flip, replace_all
from tests.casework.audit.builders import chain, head
from tests.storage.audit_trails import a_trail, filled, rewritten, rows_in, without_triggers
from tests.storage.installations import Installation


def fill(installation: Installation) -> None:
    with installation.open() as database:
        filled(database, a_trail(installation))


def forget_heads(installation: Installation) -> None:
    """All that this machine knows of heads is gone."""
    (installation.data_dir / HEADS_FILE).unlink()
    with installation.open() as database:
        without_triggers(database, lambda session: session.connection().execute(text("DELETE FROM audit_head")))


def test_an_untouched_trail_holds(installation: Installation) -> None:
    fill(installation)
    told: list[int] = []
    found = verify_audit(installation.settings, progress=told.append)
    assert found.verdict.holds
    assert (found.verdict.rows, found.verdict.heads, found.remarks) == (10, 3, ())


def test_what_was_done_is_told(installation: Installation) -> None:
    fill(installation)
    with installation.open() as database:
        rewritten(database, flip(5, "actor")(rows_in(database)))
    (breach,) = verify_audit(installation.settings).verdict.breaches
    assert (breach.kind, breach.seq) == (Tampering.ALTERED, 5)


@pytest.mark.parametrize(("attack", "kind"), [(cut(6), Tampering.TAIL_CUT), (replace_all, Tampering.REPLACED)])
def test_only_heads_kept_elsewhere_convict_who_owns_the_machine(
    attack: Attack, kind: Tampering, installation: Installation, tmp_path: Path
) -> None:
    fill(installation)
    elsewhere = Path(shutil.copy(installation.data_dir / HEADS_FILE, tmp_path / "副本.jsonl"))
    with installation.open() as database:
        rewritten(database, attack(rows_in(database)))
    forget_heads(installation)
    assert verify_audit(installation.settings).verdict.holds
    kinds = {breach.kind for breach in verify_audit(installation.settings, elsewhere).verdict.breaches}
    assert kinds == {kind, Tampering.HEADS_REMOVED}


def test_heads_of_another_installation_are_forged_here(installation: Installation, tmp_path: Path) -> None:
    fill(installation)
    (tmp_path / "别家.jsonl").write_text(head_line(head(chain(4)[-1])) + "\n", encoding="utf-8")
    (breach,) = verify_audit(installation.settings, tmp_path / "别家.jsonl").verdict.breaches
    assert (breach.kind, breach.seq) == (Tampering.HEAD_FORGED, 4)


def test_a_torn_line_is_remarked_and_not_used(installation: Installation) -> None:
    fill(installation)
    with (installation.data_dir / HEADS_FILE).open("a", encoding="utf-8") as file:
        file.write('{"seq":')
    found = verify_audit(installation.settings)
    assert found.verdict.holds
    assert "第 4 行不是链头" in found.remarks[0].zh


def test_a_file_without_heads_is_refused(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "空.jsonl").touch()
    with pytest.raises(Fault, match="没有签名的链头"):
        verify_audit(installation.settings, tmp_path / "空.jsonl")
    with pytest.raises(FileNotFoundError):
        verify_audit(installation.settings, tmp_path / "没有.jsonl")
