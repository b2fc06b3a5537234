"""A clause is told with its document in full."""

from service.settings import load_settings
from service.workflow.rules.clause_told import clause_told


def test_the_document_is_named_by_its_title() -> None:
    told = clause_told(load_settings(), "ndrc-2021-1004/三(三).2")
    assert told.startswith("发改办环资〔2021〕1004号")
    assert told.endswith("的通知》 三(三).2")
    assert clause_told(load_settings(), "某省-2027-1/一") == "某省-2027-1/一"
