"""The spellings of a unit that a drop-down offers; readers accept many more."""

from __future__ import annotations

_SPELLINGS = (
    ("tce", "吨标准煤", "吨标煤", "万tce", "万吨标准煤"),
    ("kgce", "千克标准煤", "tce"),
    ("tCO2", "吨二氧化碳", "万tCO2", "万吨二氧化碳"),
    ("t", "吨", "万t", "万吨"),
    ("kg", "千克", "t"),
    ("m³", "立方米", "万m³", "万立方米"),
    ("m3", "立方米", "万m³", "万立方米"),
    ("kWh", "千瓦时", "万kWh", "万千瓦时"),
    ("万kWh", "万千瓦时", "kWh", "亿kWh"),
    ("MJ", "GJ", "百万千焦"),
    ("GJ", "吉焦", "MJ"),
    ("万元", "亿元", "元"),
    ("亿元", "万元"),
    ("km²", "平方公里", "公顷"),
    ("km2", "平方公里", "公顷"),
    ("公顷", "ha", "km²", "亩"),
    ("ha", "公顷", "km²", "亩"),
)
_BY_UNIT = {group[0]: group for group in _SPELLINGS}


def spellings(unit: str) -> dict[str, str]:
    """Spellings for a value whose unit is `unit`, that one first, each standing for itself; none for a plain
    number. A ratio is offered without 万 before it."""
    upper, slash, lower = unit.partition("/")
    words = [word for word in _of(upper) if unit and not (slash and word != upper and word.startswith("万"))]
    return {f"{word}{slash}{lower}": f"{word}{slash}{lower}" for word in words}


def _of(unit: str) -> tuple[str, ...]:
    return _BY_UNIT.get(unit, (unit,))
