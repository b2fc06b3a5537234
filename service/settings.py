"""Environment → one typed object. Nothing else in the package reads the environment."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo
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


AUDIT_ALGORITHMS = ("sha256", "sm3")
AuditAlgorithm = Annotated[str, AfterValidator(_known_algorithm)]


def _some(count: int) -> int:
    if 1 <= count <= MOST_PROCESSES:
        return count
    raise ValueError(
        f"环境变量 {PREFIX}BATCH_PROCESSES 写了 {count}；请写 1 至 {MOST_PROCESSES} 的整数，或取消该变量。"
    )


MOST_PROCESSES = 64
Processes = Annotated[int, AfterValidator(_some)]


class Settings(BaseSettings):
    """What a deployment decides. Each field is the variable ACCEPTANCE_<FIELD>; empty means not set.

    data_dir: database, files and keys, made by `acceptance migrate`. database_url: empty for SQLite in data_dir; may
    hold a password, so it is never printed as it stands. audit_algorithm: how new rows of the audit trail are hashed.
    batch_processes: how many processes of a worker evaluate a jurisdiction; 1: the worker itself.
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


def variables() -> dict[str, str]:
    """Field name → environment variable, for every setting."""
    return {field: f"{PREFIX}{field}".upper() for field in Settings.model_fields}


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: a folder is missing; all missing folders are named at once.
    """
    try:
        return Settings()
    except ValidationError as error:
        reasons = [str(fault.get("ctx", {}).get("error", fault["msg"])) for fault in error.errors()]
        raise SettingsError("\n".join(reasons)) from error
