"""Where the database lies, and what is shown of that."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from sqlalchemy import URL

from service.settings import Settings
from service.storage.errors import StorageError
from service.storage.location import files_folder, keys_folder, location, read_location, shown

PARTS = st.text("abcXYZ019-_.~!@:/?#%& 口令", min_size=8, max_size=20)


def test_the_default_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert shown(location(settings)) == str(tmp_path / "acceptance.db")
    assert {files_folder(settings), keys_folder(settings)} == {tmp_path / "files", tmp_path / "keys"}


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg", "postgres"])
def test_postgresql_is_reached_by_psycopg(scheme: str, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database_url=SecretStr(f"{scheme}://a:b@db:5433/acceptance"))
    assert location(settings).drivername == "postgresql+psycopg"
    assert shown(location(settings)) == "postgresql://a:***@db:5433/acceptance"


def test_a_relative_file_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(read_location("sqlite:///数据/验收.db")) == str(tmp_path.resolve() / "数据" / "验收.db")


@pytest.mark.parametrize(
    "text",
    [
        "mysql://a:secret@db/x",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///a.db?mode=ro",
        "postgresql+asyncpg://a:secret@b/c",
        "postgresql://a:secret@db:port/x",
        "secret",
    ],
)
def test_anything_else_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(StorageError) as caught:
        read_location(text)
    assert caught.value.code == "database-url"
    assert "secret" not in str(caught.value)
    assert "postgresql://用户:密码@主机/库名" in str(caught.value)


@given(password=PARTS, option=PARTS)
def test_no_password_is_ever_shown(password: str, option: str) -> None:
    url = URL.create("postgresql+psycopg", "a", password, "db", database="x", query={"sslpassword": option})
    again = read_location(url.render_as_string(hide_password=False))
    assert (again.password, again.query["sslpassword"]) == (password, option)
    assert password not in shown(again)
    assert option not in shown(again)
