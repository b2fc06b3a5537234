"""How the service is doing, for the system administrator."""

from __future__ import annotations

from pydantic import Field

from service.access.use_cases import UseCase
from service.api.auth import Who
from service.api.declared import asks, routed
from service.api.values import Shown, Words
from service.vocabulary.fault import Fault
from service.workflow.installation.readiness import Readiness, readiness

router = routed("/operations", "运行")


class HealthShown(Shown):
    """What /readyz says in one word, in detail."""

    database: Words | None = Field(description="数据库不能使用的原因；能用时为空")
    space: Words | None = Field(description="不能写入的原因；能写时为空")
    free_mb: int | None = Field(description="数据文件夹所在磁盘的剩余空间（MiB）")
    min_free_mb: int = Field(description="低于此数（MiB）只能查看，不能办理")

    @classmethod
    def of(cls, now: Readiness, least: int) -> HealthShown:
        """The state of a moment."""
        return cls(database=_words(now.database), space=_words(now.space), free_mb=now.free_mb, min_free_mb=least)


@router.get("/health", **asks(UseCase.READ_HEALTH))
def read_health(who: Who) -> HealthShown:
    """数据库能否使用、磁盘还剩多少。"""
    return HealthShown.of(readiness(who.settings), who.settings.min_free_mb)


def _words(fault: Fault | None) -> Words | None:
    return None if fault is None else Words.of(fault.said)
