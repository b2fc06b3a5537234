"""The notes that cells get when they are read, each with its English; slots as in phrases."""

from __future__ import annotations

UNUSABLE = "”无法使用："
"""Between what stands in a cell that cannot be used and how to repair it."""
READINGS: dict[str, str] = {
    # The repair is told in the list of problems, there in either language.
    "“{rawquoted}”无法使用：{rawrepair}": "“{rawquoted}” cannot be used; see the list of problems for how to repair it",
    "表中没有可采用的“{rawquoted}”一行": "the sheet has no usable row “{rawquoted}”",
    "封面没有“{rawquoted}”一项": "the cover has no item “{rawquoted}”",
    "没有姓名行": "there is no row of names",
    "未填写“{rawquoted}”": "“{rawquoted}” is not filled in",
    "“{rawquoted}”没有署名，此处意见不作数": "“{rawquoted}” says no name, and what is written here does not count",
    "同一数据登记了两次，不采用认定值": "the same value was entered twice, and no value established for it is used",
    "不适用请在“状态”列说明": "what does not apply is to be said in the column “状态”",
    "单元格显示为“{rawquoted}”": "shown in the cell as “{rawquoted}”",
    "“/年”按年度数理解": "“/年” taken as an amount of the year",
    "水按1吨=1立方米": "of water 1 t is 1 m³",
    "吨按吨二氧化碳理解": "tonnes taken as tonnes of CO2",
}
