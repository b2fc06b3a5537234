"""A small registry beside the small rule base."""

from __future__ import annotations

from pathlib import Path

JURISDICTIONS = """- {code: liaoning, number: "210000", name: 辽宁省, short: 辽宁, kind: province}
- {code: dalian, number: "210200", name: 大连市, short: 大连, kind: separate_city, within: liaoning}
- {code: gansu, number: "620000", name: 甘肃省, short: 甘肃, kind: province}
"""
PROGRAMME = """id: "145"
title: 十四五
period: {from: 2021-01-01, until: 2025-12-31}
soon: {days: "30", source: 示例, reliability: example}
duties: []
"""
LISTING = """id: "145"
programme: "145"
title: 清单条件（示例）
document: 示例
principles: [一园一策]
conditions:
  - {id: level, text: 省级以上, source: 示例, reliability: example}
"""


def write_registry(
    rules_dir: Path, jurisdictions: str = JURISDICTIONS, programme: str = PROGRAMME, **listing: str
) -> Path:
    """Write the files into a rules folder; `listing`: further files by name, `_` for `-`, beside 145.yaml."""
    files = {"registry/jurisdictions.yaml": jurisdictions, "programmes/145.yaml": programme}
    files |= {"listing/145.yaml": LISTING}
    files |= {f"listing/{name.strip('_').replace('_', '-')}.yaml": text for name, text in listing.items()}
    for name, text in files.items():
        path = rules_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return rules_dir
