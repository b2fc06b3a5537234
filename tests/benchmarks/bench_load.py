"""A pack read from its files, checked and compiled for the engine, again and again in one process."""

from __future__ import annotations

from datetime import date
from time import process_time

from service.engine.official import RuleEngine
from service.rulelang.load import load_rule_base, pack_ids
from service.settings import Settings
from service.vocabulary.finding import Theme
from tests.benchmarks.rows import Row, at_most

ON = date(2026, 3, 31)
TIMES = 5


def run() -> list[Row]:
    """Processor time of loading and compiling each shipped pack warm; the quickest of several."""
    return [
        at_most(f"{pack}：读取、检查并编译", _quickest(pack), "毫秒", 300) for pack in pack_ids(Settings().rules_dir)
    ]


def _quickest(pack: str) -> float:
    _load_and_compile(pack)
    return 1_000 * min(_load_and_compile(pack) for _ in range(TIMES))


def _load_and_compile(pack: str) -> float:
    settings, start = Settings(), process_time()
    loaded, _ = load_rule_base(settings.rules_dir, settings.rubrics_dir, pack, ON)
    RuleEngine([rule for theme in Theme for rule in loaded.by_theme(theme)])
    return process_time() - start
