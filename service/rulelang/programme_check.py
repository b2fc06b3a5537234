"""What must hold between packs and programmes: a pack is of a programme that there is."""

from __future__ import annotations

from service.authoring.nearest import unknown
from service.authoring.node import Fields, Node, Text
from service.authoring.problem import ProblemLog
from service.rulelang.parse.releases import Lineage
from service.rulelang.parse.shared_files import Folder
from service.vocabulary.programme import names_programme


def check_programmes(lineage: Lineage, folder: Folder) -> None:
    """Note the packs of a chain whose programme is none of those under programmes/, by id, title or part of the title:
    the workbooks made for them would fit no case. Nothing is noted where there are none, as in a folder that only
    judges workbooks, or where one cannot be read, which is told elsewhere."""
    apart = Folder(folder.path, ProblemLog())
    titles = {path.stem: _title(node) for path, node in apart.documents(folder.path / "programmes")}
    if not titles or len(apart.log):
        return
    for release in lineage.releases:
        head = release.head
        if head is not None and head.programme and not names_programme(head.programme, (*titles, *titles.values())):
            repair = "改成规划期的编码，或名称里的词，如 十四五；新的规划期，先在 rules/programmes/ 里写好"
            english = (
                "programme",
                "use its id, or words of its title such as 十四五; add a new one to rules/programmes/",
            )
            mistake = unknown("规划期", head.programme, titles, repair, titles, en=english)
            folder.log.add(head.place("programme"), mistake)


def _title(node: Node) -> str:
    found = node.get("title") if isinstance(node, Fields) else None
    return found.value if isinstance(found, Text) else ""
