"""Whether a park meets the conditions of listing, and whether it is on the list."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.api.values import Given, Labelled, Shown
from service.casework.eligibility import Eligibility
from service.vocabulary.listing import Answer, Appraisal, Condition, Listing, ListingTerms
from service.workflow.parks.appraise_park import Appraising
from service.workflow.parks.decide_listing import Deciding


class ConditionShown(Shown):
    """One condition of listing."""

    id: str = Field(description="编码；认定时照写")
    text: str = Field(description="文件的原话")
    source: str = Field(description="出处")
    reliability: str = Field(description="出处的可靠程度")

    @classmethod
    def of(cls, condition: Condition) -> ConditionShown:
        """The condition."""
        return cls(**{name: getattr(condition, name) for name in cls.model_fields})


class TermsShown(Shown):
    """The principles and conditions of a jurisdiction."""

    id: str = Field(description="编码")
    title: str = Field(description="名称")
    document: str = Field(description="文件的名称和文号")
    issued: date | None = Field(description="文件的日期，没有的为 null")
    principles: list[str] = Field(description="原则")
    conditions: list[ConditionShown] = Field(description="条件")

    @classmethod
    def of(cls, terms: ListingTerms) -> TermsShown:
        """The terms."""
        return cls(
            id=terms.id,
            title=terms.title,
            document=terms.document,
            issued=terms.issued,
            principles=list(terms.principles),
            conditions=[ConditionShown.of(one) for one in terms.conditions],
        )


class AppraisalShown(Shown):
    """What was found against the conditions."""

    on: date | None = Field(description="认定的日期")
    document: str = Field(description="认定的文件")
    note: str = Field(description="不符合或未认定的原因")
    answers: dict[str, Answer] = Field(description="条件的编码 → yes、no 或 unknown")


class EligibilityShown(Shown):
    """What the conditions give."""

    answer: Labelled = Field(description="是否符合列入条件")
    failed: list[ConditionShown] = Field(description="不符合的条件")
    open: list[ConditionShown] = Field(description="尚未认定的条件")
    appraisal: AppraisalShown | None = Field(description="最近一次认定，没有的为 null")

    @classmethod
    def of(cls, found: Eligibility, appraisal: Appraisal | None) -> EligibilityShown:
        """The answer with the appraisal it rests on."""
        return cls(
            answer=Labelled.of(found.answer),
            failed=[ConditionShown.of(one) for one in found.failed],
            open=[ConditionShown.of(one) for one in found.open],
            appraisal=_appraisal(appraisal) if appraisal is not None else None,
        )


def _appraisal(one: Appraisal) -> AppraisalShown:
    return AppraisalShown(on=one.on, document=one.document, note=one.note, answers=dict(one.answers))


class ListingShown(Shown):
    """The decision on the list."""

    listed: bool = Field(description="列入清单，或不列入")
    on: date = Field(description="决定的日期")
    document: str = Field(description="决定的文件")
    reason: str = Field(description="原因，没有的为空")

    @classmethod
    def of(cls, listing: Listing) -> ListingShown:
        """The decision."""
        return cls(**{name: getattr(listing, name) for name in cls.model_fields})


class AppraisedShown(Shown):
    """After an appraisal."""

    eligibility: EligibilityShown = Field(description="条件现在的结果")
    recorded: bool = Field(description="已登记；与最近一次登记相同的不再登记，为 false")
    version: int = Field(description="园区现在的版本")

    @classmethod
    def of(cls, found: Eligibility, recorded: bool, version: int) -> AppraisedShown:
        """What the conditions now give."""
        return cls(eligibility=EligibilityShown.of(found, None), recorded=recorded, version=version)


class ListedShown(Shown):
    """After a decision on the list."""

    listing: ListingShown = Field(description="决定")
    recorded: bool = Field(description="已登记；与最近一次登记相同的不再登记，为 false")
    version: int = Field(description="园区现在的版本")

    @classmethod
    def of(cls, listing: Listing, recorded: bool, version: int) -> ListedShown:
        """The decision."""
        return cls(listing=ListingShown.of(listing), recorded=recorded, version=version)


class AppraisalGiven(Given):
    """Answers to conditions; those of earlier appraisals stay."""

    seen: int = Field(ge=1, description="您看到的园区版本；此后有人改动过的，答复 409")
    programme: str = Field("", description="规划期编号；不写为最近的一个")
    answers: dict[str, Answer] = Field(min_length=1, description="条件的编码 → yes、no 或 unknown")
    on: date = Field(description="认定的日期")
    document: str = Field(min_length=1, description="认定的文件")
    note: str = Field("", description="有条件不符合的，写明原因")

    def asked(self, park: str) -> Appraising:
        """What the use case takes."""
        return Appraising(park, self.programme, self.answers, self.on, self.document, self.note, self.seen)


class ListingGiven(Given):
    """A decision on the list."""

    seen: int = Field(ge=1, description="您看到的园区版本；此后有人改动过的，答复 409")
    programme: str = Field("", description="规划期编号；不写为最近的一个")
    listed: bool = Field(description="列入清单，或不列入、退出")
    on: date = Field(description="决定的日期")
    document: str = Field(min_length=1, description="决定的文件")
    reason: str = Field("", description="不列入的，或不符合条件、尚未认定而列入的，写明原因")

    def asked(self, park: str) -> Deciding:
        """What the use case takes."""
        return Deciding(park, self.programme, self.listed, self.on, self.document, self.reason, self.seen)
