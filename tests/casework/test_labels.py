"""Every act has a name of its own in both languages."""

from service.casework.acts.act import ACTS
from service.casework.labels import LABELS
from service.vocabulary.language import Language


def test_every_act_is_named_and_no_two_alike() -> None:
    assert set(LABELS) == set(ACTS)
    for language in Language:
        names = [said.told(language) for said in LABELS.values()]
        assert all(names)
        assert len(set(names)) == len(names)
