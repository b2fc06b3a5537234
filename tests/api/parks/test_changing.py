"""A change at another version than the present one is told with both; any other fault goes through."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from service.api.parks.changing import changing
from service.storage.parks import stale
from service.transport.problems import Troubled
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from tests.storage.installations import installed
from tests.workflow.registries import with_parks


def test_both_versions(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        who: Any = SimpleNamespace(settings=with_parks(made.settings), found=SimpleNamespace(id="S217001"))
        with pytest.raises(Troubled) as told, changing(who, 7):
            raise stale("甲园", 7)
        assert (told.value.trouble.status, told.value.trouble.more) == (409, {"seen": 7, "version": 1})
        with pytest.raises(Fault, match="别的"), changing(who, 7):
            raise Fault("other", Said("别的", "other"))
