"""The word that was likely meant."""

from service.authoring.nearest import listing, nearest, unknown

WORDS = ("attainment", "actual", "energy-carbon", "TG-01")
TITLES = {"attainment": "完成率", "actual": "实际值"}


def test_misspelt_words_find_their_neighbour() -> None:
    assert nearest("atainment", WORDS) == "attainment"
    assert nearest("Energy_Carbon", WORDS) == "energy-carbon"
    assert nearest("tg-01", WORDS) == "TG-01"
    assert nearest("weather", WORDS) == ""
    assert nearest("", WORDS) == ""


def test_a_chinese_title_finds_the_word_it_names() -> None:
    assert nearest("完成率", WORDS, TITLES) == "attainment"
    assert nearest("实际", WORDS, TITLES) == "actual"


def test_an_unknown_word_lists_what_there_is() -> None:
    mistake = unknown("属性", "actuel", WORDS, "改正", TITLES)
    assert mistake.found == "未知的属性“actuel”"
    assert mistake.allowed == "attainment（完成率）、actual（实际值）、energy-carbon、TG-01"
    assert mistake.suggestion == "actual"
    assert unknown("属性", "x", (), "改正").allowed == "（此处没有可用的属性）"


def test_long_lists_are_cut() -> None:
    assert listing("abcde", most=3) == "a、b、c 等 5 个"
