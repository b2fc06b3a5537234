"""What a park list says beside the registry: new, changed, the same, and what a person must decide."""

from __future__ import annotations

from pydantic import Field

from service.access.scope import Scope, place_of_park
from service.api.parks.park import ParkNamed
from service.api.values import Digest, Shown, Words
from service.api.workbook_problems import ProblemShown
from service.workflow.parks.import_parks import Changed, Conflict, Difference, Imported, shown


class FieldChangeShown(Shown):
    """One field that the list states otherwise."""

    field: str = Field(description="字段")
    title: Words = Field(description="字段的名称")
    before: Words = Field(description="名录里的内容")
    after: Words = Field(description="清单里的内容")

    @classmethod
    def of(cls, one: Difference) -> FieldChangeShown:
        """The difference."""
        return cls(
            field=one.field,
            title=Words.of(one.title),
            before=Words.of(shown(one.old)),
            after=Words.of(shown(one.new)),
        )


class RowShown(Shown):
    """A row of the list with the park it is about."""

    row: int = Field(description="清单的行号，表头也算一行")
    park: ParkNamed = Field(description="园区")


class ChangedRowShown(RowShown):
    """A row that changes a park."""

    changes: list[FieldChangeShown] = Field(description="改动")

    @classmethod
    def of(cls, one: Changed) -> ChangedRowShown:
        """The row."""
        changes = [FieldChangeShown.of(difference) for difference in one.differences]
        return cls(row=one.row, park=ParkNamed.of(one.park), changes=changes)


class ConflictShown(Shown):
    """A row that a person must decide."""

    row: int = Field(description="清单的行号")
    name: str = Field(description="清单里的园区名称")
    said: Words = Field(description="原因和处理办法")
    candidates: list[ParkNamed] = Field(description="可能是您看得到的哪些园区")

    @classmethod
    def of(cls, one: Conflict, scope: Scope) -> ConflictShown:
        """The conflict; of the parks it may mean, those that are seen."""
        candidates = [ParkNamed.of(park) for park in one.candidates if scope.covers(place_of_park(park))]
        return cls(row=one.row, name=one.name, said=Words.of(one.said), candidates=candidates)


class ListImportedShown(Shown):
    """A park list that was compared, and written where nothing stood in the way."""

    digest: Digest = Field(description="清单的摘要")
    written: bool = Field(description="已写入名录；试导入时为 false")
    blocked: bool = Field(description="有错误或须认定的行，先处理才能写入")
    problems: list[ProblemShown] = Field(description="清单中的问题")
    added: list[RowShown] = Field(description="新增的园区")
    changed: list[ChangedRowShown] = Field(description="改动的园区")
    unchanged: int = Field(description="与名录一致的行数")
    conflicts: list[ConflictShown] = Field(description="须由人认定的行")
    skipped: list[int] = Field(description="按要求略过的行")
    others: int = Field(description="属于其他地区而略过的行数")

    @classmethod
    def of(cls, imported: Imported, scope: Scope) -> ListImportedShown:
        """What came of the list."""
        found = imported.comparison
        return cls(
            digest=imported.digest,
            written=imported.written,
            blocked=imported.blocked,
            problems=[ProblemShown.of(one) for one in imported.problems],
            added=[RowShown(row=row, park=ParkNamed.of(park)) for row, park in found.added],
            changed=[ChangedRowShown.of(one) for one in found.changed],
            unchanged=len(found.unchanged),
            conflicts=[ConflictShown.of(one, scope) for one in found.conflicts],
            skipped=list(imported.skipped),
            others=len(imported.others),
        )
