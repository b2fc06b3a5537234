"""Environment → one typed object. Nothing else in the package reads the environment."""

import os
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

PACKAGE = Path(__file__).resolve().parent
PREFIX = "ACCEPTANCE_"


class SettingsError(Exception):
    """The environment cannot be used; the message says in Chinese what was found and how to repair it."""


def data_folder(name: str, package: Path = PACKAGE) -> Path:
    """Where the folder `name` that came with `package` lies; it need not exist.

    An installed copy carries it inside the package. That is looked at first: beside an installed
    package lies site-packages, where a folder called `templates` or `rules` may be anybody's.
    """
    inside = package / "_data"
    return (inside if inside.is_dir() else package.parent) / name


def assets_folder(package: Path = PACKAGE) -> Path:
    """Where the browser's files lie that `make assets` built for `package`; it need not exist."""
    return _built("assets", package)


def compiled_templates(package: Path = PACKAGE) -> Path:
    """The file in which `make assets` keeps what it compiled the templates of `package` to; it need not exist."""
    return _built("compiled", package) / "templates.zip"


def _built(name: str, package: Path) -> Path:
    inside = data_folder(name, package)
    return inside if inside.parent == package / "_data" else package.parent / "build" / name


def _existing(folder: Path, info: ValidationInfo) -> Path:
    folder = folder.expanduser().resolve()
    if folder.is_dir():
        return folder
    variable = f"{PREFIX}{info.field_name}".upper()
    found = "不是文件夹" if folder.exists() else "不存在"
    raise ValueError(
        f"数据文件夹 {folder} {found}。请把环境变量 {variable} 设为一个已有的文件夹，"
        f"或取消该变量并重新安装本软件，以使用随软件提供的数据。"
    )


def _absolute(folder: Path) -> Path:
    return folder.expanduser().resolve()


Folder = Annotated[Path, AfterValidator(_existing)]
NewFolder = Annotated[Path, AfterValidator(_absolute)]
"""A folder that need not exist yet."""


def _known_algorithm(name: str) -> str:
    if name in AUDIT_ALGORITHMS:
        return name
    raise ValueError(
        f"环境变量 {PREFIX}AUDIT_ALGORITHM 写了“{name}”；请写 {' 或 '.join(AUDIT_ALGORITHMS)}，"
        f"或取消该变量，即 {AUDIT_ALGORITHMS[0]}。"
    )


def _known_profile(name: str) -> str:
    if name in SECURITY_PROFILES:
        return name
    raise ValueError(
        f"环境变量 {PREFIX}SECURITY_PROFILE 写了“{name}”；请写 {' 或 '.join(SECURITY_PROFILES)}，"
        f"或取消该变量，即 {SECURITY_PROFILES[0]}。"
    )


def _whole(text: object, info: ValidationInfo) -> int | None:
    if text is None or (isinstance(text, int) and text > 0):
        return text
    digits = str(text).strip()
    if digits.isascii() and digits.isdecimal() and int(digits):
        return int(digits)
    variable = f"{PREFIX}{info.field_name}".upper()
    raise ValueError(f"环境变量 {variable} 写了“{text}”；请写不小于 1 的整数，或取消该变量。")


def _enough_space(megabytes: int) -> int:
    if megabytes >= LEAST_FREE_MB:
        return megabytes
    raise ValueError(
        f"环境变量 {PREFIX}MIN_FREE_MB 写了 {megabytes}；不能少于 {LEAST_FREE_MB}（兆字节），"
        "否则会话和审计记录也可能写不下；或取消该变量，即 1024。"
    )


LEAST_FREE_MB = 128
AUDIT_ALGORITHMS = ("sha256", "sm3")
SECURITY_PROFILES = ("mlps3", "asvs")
SecurityProfile = Annotated[str, AfterValidator(_known_profile)]
Figure = Annotated[int | None, BeforeValidator(_whole)]
"""A whole number from 1, or not set."""
AuditAlgorithm = Annotated[str, AfterValidator(_known_algorithm)]
Megabytes = Annotated[int, AfterValidator(_enough_space)]


def _known_networks(text: str) -> str:
    try:
        for one in _parts(text):
            ip_network(one)
    except ValueError:
        raise ValueError(
            f"环境变量 {PREFIX}TRUSTED_PROXIES 写了“{text}”；请写反向代理的地址或网段，用逗号分开，"
            f"如 127.0.0.1,10.0.0.0/24，或取消该变量，即只认本机。"
        ) from None
    return text


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for one in text.split(",") if (part := one.strip()))


Networks = Annotated[str, AfterValidator(_known_networks)]
PerMinute = Annotated[int, Field(ge=1, le=1_000_000)]
Processes = Annotated[int, Field(ge=1, le=64)]


class Settings(BaseSettings):
    """What a deployment decides. Each field is the variable ACCEPTANCE_<FIELD>; empty means not set.

    data_dir: database, files and keys, made by `acceptance migrate`. database_url: empty for SQLite in data_dir; may
    hold a password, so it is never printed as it stands. audit_algorithm: how new rows of the audit trail are hashed.
    batch_processes: how many processes of a worker evaluate a jurisdiction; 1: the worker itself.
    trusted_proxies: whose word on the address of a client is taken. plain_http: answer plain HTTP from other machines
    too. requests_…, sign_ins_…: how many a minute each web process takes.
    security_profile and the figures after it: see service/access/profiles.py, which they may only tighten.
    min_free_mb: with less free disk, only reading.
    demo: the data are invented: every page says so, and passwords that everybody knows may be there.
    secrets_dir: a folder of files called as the variables, each with the value of one that is not set.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, validate_default=True)

    rules_dir: Folder = Field(default_factory=lambda: data_folder("rules"))
    rubrics_dir: Folder = Field(default_factory=lambda: data_folder("rubrics"))
    templates_dir: Folder = Field(default_factory=lambda: data_folder("templates"))
    features_dir: Folder = Field(default_factory=lambda: data_folder("features"))
    data_dir: NewFolder = Path("acceptance-data")
    database_url: SecretStr = SecretStr("")
    audit_algorithm: AuditAlgorithm = "sha256"
    batch_processes: Processes = 2
    trusted_proxies: Networks = "127.0.0.1,::1"
    plain_http: bool = False
    requests_per_session: PerMinute = 600
    requests_per_address: PerMinute = 3000
    sign_ins_per_address: PerMinute = 30
    security_profile: SecurityProfile = "mlps3"
    session_idle_minutes: Figure = None
    session_hours: Figure = None
    sessions_per_account: Figure = None
    sign_in_failures: Figure = None
    lock_minutes: Figure = None
    min_free_mb: Megabytes = 1024
    demo: bool = False
    secrets_dir: Folder | None = None

    @property
    def proxies(self) -> tuple[str, ...]:
        """Addresses and networks of the trusted proxies."""
        return _parts(self.trusted_proxies)


def variables() -> dict[str, str]:
    """Field name → environment variable, for every setting."""
    return {field: f"{PREFIX}{field}".upper() for field in Settings.model_fields}


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: a folder is missing; all missing folders are named at once.
    """
    try:
        return Settings(_secrets_dir=os.environ.get(variables()["secrets_dir"]) or None)
    except ValidationError as error:
        reasons = [str(fault.get("ctx", {}).get("error", fault["msg"])) for fault in error.errors()]
        raise SettingsError("\n".join(reasons)) from error


def environment_with(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of this process and more, for a process that it starts."""
    return {**os.environ, **more}


def fail_point() -> str:
    """Where this process is to die, for proofs (service/storage/fail_points.py); no setting of a deployment."""
    return os.environ.get(f"{PREFIX}FAIL_POINT", "")
