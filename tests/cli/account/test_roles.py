"""acceptance account roles."""

from service.access.policy_told import rights_told
from service.vocabulary.language import Language
from tests.cli.builders import call


def test_every_row_is_listed_with_who_may_and_where() -> None:
    shown = call("account", "roles").stdout.replace("\n", "").replace(" ", "")
    for row in rights_told(Language.ZH):
        assert f"{row.what}办理：{row.roles}范围：{row.where}" in shown


def test_in_english() -> None:
    assert "by: system administrator, security administrator" in call("account", "roles", "--lang", "en").stdout
