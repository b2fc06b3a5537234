"""The files of a case: each once, with the acts that name it; content verified."""

from pathlib import Path

import pytest

from service.storage.errors import StorageError
from service.workflow.cases.read_case import read_case
from service.workflow.cases.read_file import files_of_case, read_file
from tests.workflow.bundles.cases import begun


def test_files_with_the_acts_that_name_them(tmp_path: Path) -> None:
    driven = begun(tmp_path).accepted().evidenced().evidenced()
    ((file, acts),) = files_of_case(driven.settings, read_case(driven.settings, driven.id))
    assert (file.first_name, len(acts)) == ("合同.pdf", 2)
    assert read_file(driven.settings, file.digest) == (file, b"%PDF-1.7\n%%EOF\n")
    with pytest.raises(StorageError, match="没有登记"):
        read_file(driven.settings, "0" * 64)
