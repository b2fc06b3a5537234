"""The option --key names a public key."""

from pathlib import Path

import pytest
import typer

from service.cli.key_option import read_key
from service.vocabulary.language import Language
from tests.storage.backups import STRANGER


def test_a_key_is_read_from_digits_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text(STRANGER.public.pem, encoding="utf-8")
    for text in (STRANGER.public.raw.hex(), str(tmp_path / "key.pem")):
        assert read_key(text, Language.ZH) == STRANGER.public
    assert read_key(None, Language.ZH) is None


def test_what_is_no_key_ends_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        read_key("abc", Language.ZH)
    assert "不是可以识别的公钥" in capsys.readouterr().err
