"""What several commands say: that other packs have the rule too."""

from service.cli.rules.arguments import others_told
from service.vocabulary.language import Language


def test_the_other_packs_are_named_in_both_languages() -> None:
    assert others_told(["local", "city"], Language.ZH) == "local、city 也有这条规则，用 --pack 指明"
    assert others_told(["local"], Language.EN) == "local also has a rule of this id; choose with --pack"
