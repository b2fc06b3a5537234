"""acceptance verify: a line a check, exit codes, and no need of a database or rules of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.documents.bundle.member import EXPLANATION, MANIFEST
from tests.cli.builders import call, lines
from tests.conventions.repository import ROOT
from tests.workflow.bundles.bundled import contents, resigned, written, zipped

NOWHERE = {"ACCEPTANCE_RULES_DIR": "/nirgends"}


def file(folder: Path, whole: bytes) -> Path:
    path = folder / "案卷.zip"
    path.write_bytes(whole)
    return path


def test_a_fresh_environment_with_other_rules_and_no_data_verifies(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "pack.yaml").write_text("broken: [", encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "ACCEPTANCE_RULES_DIR": str(tmp_path / "rules"),
        "ACCEPTANCE_DATA_DIR": str(tmp_path / "data"),
    }
    key, out = written().key.public.raw.hex(), tmp_path / "result.json"
    words = [str(file(tmp_path, written().whole)), "--key", key, "--json", str(out)]
    done = subprocess.run(
        [sys.executable, "-m", "service", "verify", *words],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("核验通过")
    assert json.loads(out.read_text(encoding="utf-8"))["outcome"] == "holds"
    assert not (tmp_path / "data").exists()


def test_a_false_bundle_ends_with_1_and_names_the_file(tmp_path: Path) -> None:
    path = next(path for path in contents() if path.startswith("workbooks/"))
    altered = file(tmp_path, resigned({**contents(), path: b"PK"}))
    result = call("verify", altered, "--key", written().key.public.raw.hex(), folders=NOWHERE)
    assert result.exit_code == 1
    assert any(line.startswith("✗") and path in line for line in lines(result))
    assert lines(result)[-1].startswith("核验不通过")


def test_a_bundle_signed_with_anybodys_key_is_not_said_to_be_as_signed(tmp_path: Path) -> None:
    """Whoever alters a bundle can sign it with a key of their own."""
    explained = contents()[EXPLANATION] + "另见附件".encode()
    forged = file(tmp_path, resigned({**contents(), EXPLANATION: explained}))
    result = call("verify", forged, folders=NOWHERE)
    assert result.exit_code == 0
    assert "是谁签发的没有核对" in lines(result)[-1]
    assert "与签署时一致" not in lines(result)[-1]
    named = call("verify", forged, "--key", written().key.public.raw.hex(), folders=NOWHERE)
    assert "核验不通过" in lines(named)[-1]


def test_what_cannot_be_told_ends_with_2_and_is_not_called_false(tmp_path: Path) -> None:
    later = file(tmp_path, zipped({**contents(), MANIFEST: b'{"bundle":2}'}))
    result = call("verify", later, "--lang", "en", folders=NOWHERE)
    assert result.exit_code == 2
    assert any(line.startswith("?") and "format 2" in line for line in lines(result))
    assert "does not mean that the bundle is false" in lines(result)[-1]


@pytest.mark.parametrize("whole", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_what_is_no_bundle_ends_with_2(whole: bytes, tmp_path: Path) -> None:
    result = call("verify", file(tmp_path, whole), folders=NOWHERE)
    assert result.exit_code == 2
    assert "不是可读的压缩包" in result.stderr


def test_a_key_that_is_none_and_a_missing_file_are_told(tmp_path: Path) -> None:
    result = call("verify", file(tmp_path, b""), "--key", "abc", folders=NOWHERE)
    assert (result.exit_code, "不是可以识别的公钥" in result.stderr) == (2, True)
    assert call("verify", tmp_path / "nirgends.zip", folders=NOWHERE).exit_code == 2
