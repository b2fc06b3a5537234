"""补正材料通知书 as a document: its words in Chinese, whoever reads the screen around it in whatever language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.vocabulary.day import in_words


@dataclass(frozen=True, slots=True)
class SupplementNotice:
    """case: its number; park, place: names of the park and the jurisdiction; programme: title; items: what is to be
    supplied, by the last day; dated: None while it is not sent."""

    case: str
    park: str
    place: str
    programme: str
    items: tuple[str, ...]
    deadline: date
    dated: date | None = None
    title: str = "补正材料通知书"

    @property
    def addressee(self) -> str:
        """To whom it goes."""
        return f"{self.park}管委会："

    @property
    def opening(self) -> str:
        """What is asked for, and why."""
        return f"你单位{self.programme}的验收申请（案卷 {self.case}）经审查，下列材料需要补正："

    @property
    def closing(self) -> str:
        """By when, and how."""
        day = in_words(self.deadline)
        return f"请于{day}前（含当日）补齐：改正评估工作簿后重新导入，并附相应的佐证材料。"

    @property
    def signed(self) -> tuple[str, ...]:
        """Who asks, and since when."""
        who = f"{self.place}循环化改造验收主管部门"
        return (who, in_words(self.dated)) if self.dated is not None else (who,)
