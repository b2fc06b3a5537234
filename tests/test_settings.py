"""Settings: where the data folders are found, and what is said when they are not."""

from pathlib import Path

import pytest

from service.casework.audit.chain import Algorithm
from service.settings import (
    AUDIT_ALGORITHMS,
    PACKAGE,
    Settings,
    SettingsError,
    assets_folder,
    compiled_templates,
    data_folder,
    environment_with,
    load_settings,
    variables,
)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in variables().values():
        monkeypatch.delenv(variable, raising=False)


def package(tmp_path: Path, *folders: str) -> Path:
    """A package folder `service` with the given folders beside or inside it."""
    root = tmp_path / "service"
    root.mkdir()
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True)
    return root


def test_a_checkout_has_its_data_beside_the_package() -> None:
    settings = load_settings()
    assert settings.rules_dir == PACKAGE.parent / "rules"
    assert settings.rubrics_dir == PACKAGE.parent / "rubrics"
    assert settings.templates_dir == PACKAGE.parent / "templates"
    assert settings.features_dir == PACKAGE.parent / "features"


def test_an_installed_copy_has_its_data_inside_the_package(tmp_path: Path) -> None:
    installed = package(tmp_path, "service/_data/rules")
    assert data_folder("rules", installed) == installed / "_data" / "rules"


def test_the_files_for_the_browser_lie_where_they_are_built_or_inside_an_installed_copy(tmp_path: Path) -> None:
    assert assets_folder() == PACKAGE.parent / "build" / "assets"
    assert compiled_templates() == PACKAGE.parent / "build" / "compiled" / "templates.zip"
    installed = package(tmp_path, "build/assets", "service/_data")
    assert assets_folder(installed) == installed / "_data" / "assets"
    assert compiled_templates(installed) == installed / "_data" / "compiled" / "templates.zip"


def test_a_foreign_folder_beside_an_installed_copy_is_not_taken(tmp_path: Path) -> None:
    installed = package(tmp_path, "rules", "service/_data")
    assert data_folder("rules", installed) == installed / "_data" / "rules"


def test_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCEPTANCE_RULES_DIR", str(tmp_path))
    settings = load_settings()
    assert settings.rules_dir == tmp_path.resolve()
    assert settings.rubrics_dir == PACKAGE.parent / "rubrics"


def test_a_relative_folder_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "本省规则").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCEPTANCE_RULES_DIR", "本省规则")
    assert load_settings().rules_dir == (tmp_path / "本省规则").resolve()


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCEPTANCE_RULES_DIR", "")
    assert load_settings().rules_dir == PACKAGE.parent / "rules"


def test_all_missing_folders_are_named_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing, file = tmp_path / "没有", tmp_path / "文件.txt"
    file.write_text("不是文件夹", encoding="utf-8")
    monkeypatch.setenv("ACCEPTANCE_RULES_DIR", str(missing))
    monkeypatch.setenv("ACCEPTANCE_RUBRICS_DIR", str(file))
    with pytest.raises(SettingsError) as caught:
        load_settings()
    rules, rubrics = (line for line in str(caught.value).splitlines() if str(tmp_path) in line)
    assert rules.startswith(f"数据文件夹 {missing.resolve()} 不存在")
    assert "ACCEPTANCE_RULES_DIR" in rules
    assert rubrics.startswith(f"数据文件夹 {file.resolve()} 不是文件夹")
    assert "ACCEPTANCE_RUBRICS_DIR" in rubrics


def test_every_setting_has_its_variable() -> None:
    assert variables()["rules_dir"] == "ACCEPTANCE_RULES_DIR"
    assert set(variables()) == set(Settings.model_fields)


def test_the_data_folder_need_not_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings().data_dir == tmp_path.resolve() / "acceptance-data"
    monkeypatch.setenv("ACCEPTANCE_DATA_DIR", "别处/数据")
    assert load_settings().data_dir == tmp_path.resolve() / "别处" / "数据"


def test_the_password_of_a_database_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCEPTANCE_DATABASE_URL", "postgresql://acceptance:口令@db/acceptance")
    settings = load_settings()
    assert "口令" not in repr(settings) + settings.model_dump_json()
    assert "口令" in settings.database_url.get_secret_value()


def test_an_unknown_algorithm_of_the_audit_trail_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().audit_algorithm == "sha256"
    monkeypatch.setenv("ACCEPTANCE_AUDIT_ALGORITHM", "md5")
    with pytest.raises(SettingsError, match="ACCEPTANCE_AUDIT_ALGORITHM 写了“md5”；请写 sha256 或 sm3"):
        load_settings()


def test_the_algorithms_are_those_of_the_audit_trail() -> None:
    assert tuple(Algorithm) == AUDIT_ALGORITHMS


def test_too_little_free_space_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().min_free_mb == 1024
    monkeypatch.setenv("ACCEPTANCE_MIN_FREE_MB", "127")
    with pytest.raises(SettingsError, match="ACCEPTANCE_MIN_FREE_MB 写了“127”；请写 128 至 1000000000 的整数"):
        load_settings()


def test_secrets_are_read_from_files_unless_they_are_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "acceptance_database_url").write_text("postgresql://a:口令@db/a\n", encoding="utf-8")
    monkeypatch.setenv("ACCEPTANCE_SECRETS_DIR", str(tmp_path))
    assert load_settings().database_url.get_secret_value() == "postgresql://a:口令@db/a"
    monkeypatch.setenv("ACCEPTANCE_DATABASE_URL", "postgresql://b@db/b")
    assert load_settings().database_url.get_secret_value() == "postgresql://b@db/b"


@pytest.mark.filterwarnings("error")
def test_a_folder_of_secrets_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for name, found, english in (("none", "不存在", "does not exist"), ("file", "不是文件夹", "is no folder")):
        monkeypatch.setenv("ACCEPTANCE_SECRETS_DIR", str(tmp_path / name))
        with pytest.raises(SettingsError) as told:
            load_settings()
        assert str(told.value) == (
            f"存放机密的文件夹 {tmp_path / name} {found}。请把环境变量 ACCEPTANCE_SECRETS_DIR 设为一个已有的文件夹，"
            "或取消该变量，另设所需的各个变量。"
        )
        assert told.value.en.startswith(
            f"the folder of secrets {tmp_path / name} {english}; set ACCEPTANCE_SECRETS_DIR"
        )


@pytest.mark.parametrize(
    ("variable", "value", "zh", "en"),
    [
        ("MIN_FREE_MB", "abc", " 128 至 ", "a whole number from 128 to "),
        ("MIN_FREE_MB", "9" * 5000, " 128 至 ", "a whole number from 128 to "),
        (
            "PLAIN_HTTP",
            "maybe",
            " true 或 false，或取消该变量，即 false。",
            "true or false, or unset it, which means false.",
        ),
        ("DEMO", "ja", " true 或 false", "true or false"),
        (
            "REQUESTS_PER_SESSION",
            "-1",
            " 1 至 1000000 的整数，或取消该变量，即 600。",
            "from 1 to 1000000, or unset it",
        ),
        ("BATCH_PROCESSES", "65", " 1 至 64 的整数", "from 1 to 64"),
        ("LOCK_MINUTES", "9999999999", " 1 至 1000000000 的整数，或取消该变量。", "to 1000000000, or unset it."),
        ("TRUSTED_PROXIES", "proxy", "反向代理的地址或网段", "addresses or networks of reverse proxies"),
    ],
)
def test_a_value_that_is_not_allowed_is_told_with_its_variable(
    variable: str, value: str, zh: str, en: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"ACCEPTANCE_{variable}", value)
    with pytest.raises(SettingsError) as told:
        load_settings()
    assert str(told.value).startswith(f"环境变量 ACCEPTANCE_{variable} 写了“{value}”；请写{zh}")
    assert told.value.en.startswith(f"ACCEPTANCE_{variable} is “{value}”; write ")
    assert en in told.value.en


def test_numbers_and_words_that_are_allowed_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in (("MIN_FREE_MB", " 128 "), ("PLAIN_HTTP", "TRUE"), ("BATCH_PROCESSES", "64")):
        monkeypatch.setenv(f"ACCEPTANCE_{variable}", value)
    settings = load_settings()
    assert (settings.min_free_mb, settings.plain_http, settings.batch_processes) == (128, True, 64)


def test_a_process_inherits_the_environment_and_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCEPTANCE_DATA_DIR", "数据")
    given = environment_with({"MORE": "1"})
    assert (given["ACCEPTANCE_DATA_DIR"], given["MORE"]) == ("数据", "1")
