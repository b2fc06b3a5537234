"""The offices that handle one park's case, each person by the command line, and the way from list to decision."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from typer.testing import CliRunner, Result

from service.casework.state import State
from service.cli.main import app
from service.settings import load_settings
from service.workflow.walkthrough.example_case import write_rules_without_publicity
from tests.casework.stages import at
from tests.days import this_day
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE, stored
from tests.workflow.park_versions import PARK, PARK_CODE
from tests.workflow.prepared import prepared

JURISDICTION, CITY = "zhejiang", "示例市"
EXPERTS = ("林镕", "何堃", "苏晴岚")
PEOPLE = (
    ("程若谷", "assessor", "--jurisdiction", JURISDICTION),
    ("周园", "submitter", "--jurisdiction", JURISDICTION, "--park", PARK_CODE),
    ("吴初审", "city_reviewer", "--jurisdiction", JURISDICTION, "--city", CITY),
    *((name, "expert", "--jurisdiction", JURISDICTION) for name in EXPERTS),
    ("郑发改", "approver", "--jurisdiction", JURISDICTION, "--department", "drc"),
    ("王工信", "approver", "--jurisdiction", JURISDICTION, "--department", "miit"),
)
ASSESSOR, SUBMITTER, REVIEWER = "程若谷", "周园", "吴初审"
DRC, MIIT = "郑发改", "王工信"
AUTHORITY = "示例省发展改革委、工业和信息化厅"
REPLACED = "废盐熔融示范线→高盐废水分盐资源化"


def today() -> str:
    """As commands take it."""
    return this_day().isoformat()


@cache
def rules_without_publicity() -> Path:
    """The shipped rules, with publicity of no days: a test cannot wait for a week. Copied once in a run."""

    def write(folder: Path) -> None:
        write_rules_without_publicity(load_settings(), folder / "rules")

    return prepared("rules-without-publicity", write) / "rules"


@dataclass
class Office:
    """One installation with its people, and the case they handle once it is open; `said`: the last word of an act."""

    installation: Installation
    folder: Path
    case: str = ""
    said: str = ""

    def run(self, *words: str | Path) -> Result:
        """`acceptance WORDS` in this installation."""
        environment = self.installation.environment | {"ACCEPTANCE_RULES_DIR": str(rules_without_publicity())}
        result = CliRunner().invoke(app, [str(word) for word in words], env=environment)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def done(self, *words: str | Path) -> str:
        """What a command says that succeeds."""
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    def act(self, command: str, *words: str | Path, by: str = ASSESSOR) -> str:
        """What an act on the case says that succeeds."""
        self.said = self.done("case", command, self.case, *words, "--by", by)
        return self.said

    def refused(self, command: str, *words: str | Path, by: str = ASSESSOR) -> str:
        """Why an act on the case is refused."""
        result = self.run("case", command, self.case, *words, "--by", by)
        assert result.exit_code == 5, result.output
        self.said = result.stderr
        return self.said

    def staffed(self) -> "Office":
        """The park is in the registry, and everybody on record."""
        self.registered()
        for name, role, *rest in PEOPLE:
            self.done("person", "add", name, "--role", role, *rest)
        return self

    def registered(self) -> "Office":
        """The park is in the registry."""
        parks = self.folder / "清单.csv"
        parks.write_text(f"代码,开发区名称,省份,设区市\n{PARK_CODE},{PARK},浙江省,{CITY}\n", encoding="utf-8")
        self.done("park", "import", parks, "--as", "浙江")
        return self

    def listed(self) -> "Office":
        """The park of the registry is on the list."""
        ground = ("--on", "2022-06-20", "--document", "浙发改环资〔2022〕60号", "--reason", "符合本省条件")
        self.done("park", "include", PARK_CODE, *ground)
        return self

    def opened(self) -> "Office":
        """The case is open and its plan on record."""
        said = self.done("case", "open", PARK, "--by", ASSESSOR)
        (self.case,) = re.findall(rf"{JURISDICTION}-\d{{4}}-\d{{4}}", said.partition("\n")[0])
        approved = ("--document", "示发改环资〔2022〕88号", "--on", "2022-05-20")
        self.act("plan", "--version", "报批稿", "--authority", AUTHORITY, *approved)
        return self

    def amended(self) -> "Office":
        """The approval of what was changed of the plan is on record too."""
        approved = ("--document", "示发改环资〔2024〕31号", "--on", "2024-03-12")
        changes = ("--target", "wastewater_reduction=320→300", "--project", f"{REPLACED}=成本过高")
        self.act("plan", "--version", "报批稿第一次调整", "--authority", AUTHORITY, *approved, *changes)
        return self

    def applied(self) -> "Office":
        """The park has applied and the city has accepted."""
        self.act("apply", by=SUBMITTER)
        self.act("accept", "--opinion", "材料齐全", by=REVIEWER)
        return self

    def visited(self, write: Callable[[Path], Path]) -> "Office":
        """A workbook is imported, checked and pre-assessed; judgements are in, and scores where the round has none."""
        workbook = write(self.folder)
        self.act("import", workbook)
        self.act("check-done")
        self.act("pre-assess")
        self.act("judgements", workbook.with_name(f"{workbook.stem}-核查记录.xlsx"))
        if "下一步：专家评分（" in self.said:
            for expert in EXPERTS:
                self.act("score", "--item", "PJ-05", "--score", "85", by=expert)
        self.act("visit-done", "--on", today(), "--leader", ASSESSOR)
        return self

    def issued(self, document: str) -> "Office":
        """Both departments have signed what they saw, and the document is issued."""
        for approver in (DRC, MIIT):
            self.act("sign", "--content", self.content(), by=approver)
        self.act("issue", "--document", document, "--dated", today(), by=DRC)
        return self

    def content(self) -> str:
        """The digest of what is to be signed."""
        (digest,) = re.findall(r"内容摘要：([0-9a-f]+)", self.done("case", "content", self.case))
        return str(digest)

    def put_right(self) -> "Office":
        """The park has reported every item, and the re-evaluation is open."""
        shown = self.done("case", "show", self.case)
        section = shown.partition("整改事项\n")[2].partition("整改期限")[0]
        items = re.findall(r"^\s+(\S+) (\S+?)：", section, re.MULTILINE)
        assert items
        for rule, subject in items:
            self.act("reply", "--rule", rule, "--subject", subject, "--reply", "已完成整改", by=SUBMITTER)
        self.act("re-evaluate")
        return self


def office_at(state: State, installation: Installation, act: type | None = None) -> Office:
    """An office whose case is at a state; its people go by the numbers they have in the tests of casework."""
    with installation.open() as database:
        stored(database, at(state, act))
    return Office(installation, installation.data_dir.parent, CASE)
