"""The words of the drop-downs and the codes they stand for; a reader accepts exactly these."""

from service.rulelang.words import VALUES
from service.vocabulary.state import State

TASKS = {VALUES[code]: code for code in ("layout", "symbiosis", "energy-carbon", "resources", "pollution")}

YES_NO = {"是": "yes", "否": "no"}

APPROVALS = {"同意": "approved", "不同意": "not_approved"}

RULINGS = {"同意": "yes", "不同意": "no"}

QUESTION_RULINGS = {"已核实采信": "yes", "维持存疑": "no"}

STATES = {state.label: state.value for state in State}

STATUSES = {VALUES[code]: code for code in ("done", "trial", "building", "not_started", "cancelled", "replaced")}

AMENDED = {"目标值": "target", "基期值": "base"}

BASES = {"当量值": "当量值", "等价值": "等价值"}
