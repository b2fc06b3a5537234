"""Environment → one typed object. Nothing else in the package reads the environment."""

import os
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, TypeAdapter, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

PACKAGE = Path(__file__).resolve().parent
PREFIX = "ACCEPTANCE_"


class SettingsError(Exception):
    """The environment cannot be used; the message says in Chinese, and `en` in English, what was found and how to
    repair it: a line a variable."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.en = en


class _Unusable(ValueError):  # noqa: N818 - says what the value is
    """One variable that cannot be used."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.en = en


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


def _variable(info: ValidationInfo) -> str:
    return f"{PREFIX}{info.field_name}".upper()


def _refused(value: object, info: ValidationInfo, zh: str, en: str) -> _Unusable:
    """What is set, what may be, and what holds where nothing is."""
    assert info.field_name is not None
    default = Settings.model_fields[info.field_name].default
    shown = str(default).lower() if isinstance(default, bool) else default
    means, means_en = ("", "") if default is None else (f"，即 {shown}", f", which means {shown}")
    return _Unusable(
        f"环境变量 {_variable(info)} 写了“{value}”；请写{zh}，或取消该变量{means}。",
        f"{_variable(info)} is “{value}”; write {en}, or unset it{means_en}.",
    )


def _existing(folder: Path, info: ValidationInfo) -> Path:
    folder = folder.expanduser().resolve()
    if folder.is_dir():
        return folder
    found, found_en = ("不是文件夹", "is no folder") if folder.exists() else ("不存在", "does not exist")
    kind, kind_en, whence, whence_en = _SECRETS if info.field_name == "secrets_dir" else _DATA
    raise _Unusable(
        f"{kind} {folder} {found}。请把环境变量 {_variable(info)} 设为一个已有的文件夹，或取消该变量{whence}。",
        f"the {kind_en} {folder} {found_en}; set {_variable(info)} to a folder that is there, or unset it{whence_en}.",
    )


_DATA = (
    "数据文件夹",
    "data folder",
    "并重新安装本软件，以使用随软件提供的数据",
    " and install the program again, to use the data that come with it",
)
_SECRETS = ("存放机密的文件夹", "folder of secrets", "，另设所需的各个变量", " and set the variables themselves")


def _absolute(folder: Path) -> Path:
    return folder.expanduser().resolve()


Folder = Annotated[Path, AfterValidator(_existing)]
NewFolder = Annotated[Path, AfterValidator(_absolute)]
"""A folder that need not exist yet."""


def _one_of(*names: str) -> AfterValidator:
    def known(name: str, info: ValidationInfo) -> str:
        if name in names:
            return name
        raise _refused(name, info, f" {' 或 '.join(names)}", " or ".join(names))

    return AfterValidator(known)


def _whole(least: int, most: int, why: tuple[str, str] = ("", "")) -> BeforeValidator:
    """A whole number within bounds; `why` these."""

    def read(value: object, info: ValidationInfo) -> int | None:
        if value is None:
            return None
        digits = str(value).strip()
        if digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS and least <= int(digits) <= most:
            return int(digits)
        raise _refused(
            value, info, f" {least} 至 {most} 的整数{why[0]}", f"a whole number from {least} to {most}{why[1]}"
        )

    return BeforeValidator(read)


def _yes_or_no(value: object, info: ValidationInfo) -> bool:
    try:
        return _BOOL.validate_python(value)
    except ValidationError:
        raise _refused(value, info, " true 或 false", "true or false") from None


LEAST_FREE_MB = 128
_MOST = 1_000_000_000
"""Technical: durations stay within what a calendar holds."""
_DIGITS = 12
_BOOL = TypeAdapter(bool)
_FULL = (
    "（兆字节；再少，会话和审计记录也可能写不下）",
    " (MiB; with less, sessions and the audit trail may find no room)",
)
AUDIT_ALGORITHMS = ("sha256", "sm3")
SECURITY_PROFILES = ("mlps3", "asvs")
SecurityProfile = Annotated[str, _one_of(*SECURITY_PROFILES)]
Figure = Annotated[int | None, _whole(1, _MOST)]
"""A whole number from 1, or not set."""
AuditAlgorithm = Annotated[str, _one_of(*AUDIT_ALGORITHMS)]
Megabytes = Annotated[int, _whole(LEAST_FREE_MB, _MOST, _FULL)]
PerMinute = Annotated[int, _whole(1, 1_000_000)]
Processes = Annotated[int, _whole(1, 64)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]


def _known_networks(text: str, info: ValidationInfo) -> str:
    try:
        for one in _parts(text):
            ip_network(one)
    except ValueError:
        zh = "反向代理的地址或网段，用逗号分开，如 127.0.0.1,10.0.0.0/24"
        en = "addresses or networks of reverse proxies, parted by commas, such as 127.0.0.1,10.0.0.0/24"
        raise _refused(text, info, zh, en) from None
    return text


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for one in text.split(",") if (part := one.strip()))


Networks = Annotated[str, AfterValidator(_known_networks)]


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
    plain_http: YesOrNo = False
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
    demo: YesOrNo = False
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
        SettingsError: a folder is missing, or a value is none that is allowed; all of them are named at once.
    """
    secrets = os.environ.get(variables()["secrets_dir"]) or None
    there = secrets is not None and Path(secrets).expanduser().is_dir()
    try:
        return Settings(_secrets_dir=secrets if there else None)  # one that is not there is told by its own setting
    except ValidationError as error:
        told = [_told(fault) for fault in error.errors()]
        raise SettingsError("\n".join(zh for zh, _ in told), "\n".join(en for _, en in told)) from error


def _told(fault: ErrorDetails) -> tuple[str, str]:
    """The fault of one variable in both languages."""
    cause = fault.get("ctx", {}).get("error")
    if isinstance(cause, _Unusable):
        return str(cause), cause.en
    variable = variables().get(str(fault["loc"][0]), "")
    return f"环境变量 {variable} 不能使用：{fault['msg']}", f"{variable} cannot be used: {fault['msg']}"


def environment_with(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of this process and more, for a process that it starts."""
    return {**os.environ, **more}


def fail_point() -> str:
    """Where this process is to die, for proofs (service/storage/fail_points.py); no setting of a deployment."""
    return os.environ.get(f"{PREFIX}FAIL_POINT", "")
