"""What an imported list says; parks that are not the caller's to see are not named as candidates."""

from decimal import Decimal

from service.access.scope import EVERYTHING, Extent, Scope
from service.api.parks.imported import ConflictShown, ListImportedShown
from service.casework.park_comparison import Changed, Comparison, Conflict
from service.casework.park_differences import Difference
from service.vocabulary.language import Said
from service.workflow.parks.import_parks import Imported
from tests.casework.parks import park

GANSU = Scope(Extent.JURISDICTION, "gansu")
CONFLICT = Conflict(4, "丁园", Said("同名", "same name"), (park(),), "same name")


def test_every_row_stands_somewhere() -> None:
    changed = Changed(3, park("S217002"), (Difference("area", None, Decimal("1.50")),))
    compared = Comparison([(2, park("S217003"))], [changed], [(5, park())], [CONFLICT])
    shown = ListImportedShown.of(Imported("d", (), compared, (7,), written=False, others=(8, 9)), EVERYTHING)
    assert ([one.row for one in shown.added], shown.unchanged, shown.skipped, shown.others) == ([2], 1, [7], 2)
    (change,) = shown.changed[0].changes
    assert (change.title.zh, change.before.zh, change.after.zh) == ("核准面积（公顷）", "无", "1.50")
    assert (shown.blocked, shown.written) == (True, False)


def test_candidates_outside_the_scope_are_not_named() -> None:
    assert [one.id for one in ConflictShown.of(CONFLICT, EVERYTHING).candidates] == ["S217001"]
    assert ConflictShown.of(CONFLICT, GANSU).candidates == []
