"""Which park somebody means."""

import pytest

from service.casework.park_history import happened
from service.casework.park_lookup import meant
from service.vocabulary.fault import Fault
from service.vocabulary.park import ApprovingLevel, Renamed, Upgraded
from tests.casework.parks import ground, park

NATIONAL, PROVINCIAL = ApprovingLevel
RAISED = happened(park("S217001"), Upgraded(ground(), PROVINCIAL, NATIONAL, "S217001", "G211001"), {})
RENAMED = happened(park("S217002", name="甲园", aliases=("一园",)), Renamed(ground(), "甲园", "乙园"), {})
PARKS = (RAISED, RENAMED, park("gansu-1", code="", name="同名园"), park("S627003", name="同名园"))


@pytest.mark.parametrize(
    ("text", "id_"),
    [("S217001", "S217001"), ("g211001", "S217001"), ("乙 园", "S217002"), ("甲园", "S217002"), ("一园", "S217002"),
     ("gansu-1", "gansu-1")],
)  # fmt: skip
def test_id_code_former_code_and_every_name(text: str, id_: str) -> None:
    assert meant(text, PARKS).id == id_


def test_a_name_of_several_is_for_a_person() -> None:
    with pytest.raises(Fault, match="有 2 个园区叫“同名园”：gansu-1 同名园（liaoning）；S627003") as fault:
        meant("同名园", PARKS)
    assert fault.value.code == "park-ambiguous"


def test_an_unknown_one_is_never_guessed() -> None:
    with pytest.raises(Fault, match="名称里含有它的：gansu-1 同名园；S627003 同名园"):
        meant("同名", PARKS)
    with pytest.raises(Fault, match="没有编号、代码或名称为“S999999”的园区；用"):
        meant("S999999", PARKS)
