"""How the installation is doing, for the system administrator."""

from __future__ import annotations

from pydantic import Field, SecretStr

from service.access.use_cases import UseCase
from service.api.values import Shown, Words
from service.settings import variables
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.workflow.installation.state import state

router = routed("/operations", "运行状况")


class StateShown(Shown):
    """The state of this moment."""

    database: str = Field(description="数据库的位置，不含密码")
    product: str = Field(description="数据库产品和版本", examples=["SQLite 3.53.4"])
    journal: str = Field(description="SQLite 的日志方式，其他为空", examples=["wal"])
    revision: str = Field(description="数据库结构的版本", examples=["0007_requests"])
    free_mb: int | None = Field(description="数据文件夹所在磁盘的剩余空间（MiB），不知道时为 null")
    read_only: Words | None = Field(description="为什么暂停写入；可以写入时为 null")
    audit_head_age_s: int | None = Field(description="最近一次签审计链头距今几秒，没有签过时为 null")


class SettingShown(Shown):
    """One setting. value: as in force; null where it is secret."""

    variable: str = Field(description="环境变量", examples=["ACCEPTANCE_DATA_DIR"])
    value: str | None


@router.get("", **asks(UseCase.READ_HEALTH))
def read_state(who: Who) -> StateShown:
    """数据库、磁盘和审计链头。"""
    now = state(who.settings, who.at)
    return StateShown(
        database=now.place,
        product=now.product,
        journal=now.journal,
        revision=now.revision,
        free_mb=now.free_mb,
        read_only=Words.of(now.space.said) if now.space else None,
        audit_head_age_s=None if now.head_age is None else int(now.head_age.total_seconds()),
    )


@router.get("/configuration", **asks(UseCase.READ_HEALTH, summary="查看配置"))
def read_configuration(who: Who) -> list[SettingShown]:
    """各项设置的现值；含密码的不显示。"""
    values = who.settings.model_dump()
    return [
        SettingShown(variable=variable, value=None if isinstance(values[name], SecretStr) else str(values[name]))
        for name, variable in variables().items()
    ]
