"""acceptance migrate says what is there and what it did."""

from pathlib import Path

import pytest

from service.storage.revision import head
from tests.cli.builders import call, lines
from tests.storage.installations import KINDS, installed


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_what_it_did(kind: str, tmp_path: Path) -> None:
    with installed(kind, tmp_path, migrated=False) as made:
        first = call("migrate", folders=made.environment)
        again = call("migrate", "--lang", "en", folders=made.environment)
    product = {"sqlite": "SQLite 3.", "postgresql": "PostgreSQL "}[kind]
    folder, database, revision, key, sealing = lines(first)
    assert (first.exit_code, folder) == (0, f"数据文件夹：{made.data_dir}")
    assert database.startswith("数据库：")
    assert product in database
    assert revision == f"版本：新建到 {head()}"
    assert key.startswith("签名密钥：已建立，编号 ")
    assert sealing == "封存密钥：已建立"
    told = [f"revision: {head()} already, nothing to do", f"signing key: there already, id {key[-16:]}"]
    assert lines(again)[2:] == [*told, "sealing key: there already"]


def test_a_database_out_of_reach_ends_with_its_reason(tmp_path: Path) -> None:
    secret = {"ACCEPTANCE_DATA_DIR": str(tmp_path), "ACCEPTANCE_DATABASE_URL": "postgresql://a:secret@127.0.0.1:1/x"}
    result = call("migrate", folders=secret)
    assert result.exit_code == 2
    assert "连接不上数据库 postgresql://a:***@127.0.0.1:1/x" in result.stderr
    assert "cannot reach the database" in call("migrate", "--lang", "en", folders=secret).stderr
    assert "secret" not in result.output


def test_a_folder_that_cannot_be_made_ends_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = call("migrate", folders={"ACCEPTANCE_DATA_DIR": str(tmp_path / "file" / "data")})
    assert result.exit_code == 2
    assert "ACCEPTANCE_DATA_DIR" in result.stderr
