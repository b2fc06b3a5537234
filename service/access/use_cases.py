"""Everything that can be asked of the service; an act on a case is asked for by its own class."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from service.casework.acts.act import Act
from service.casework.labels import LABELS
from service.vocabulary.language import Said


class UseCase(StrEnum):
    """What somebody may want of the service besides acting on a case."""

    SIGN_IN = "service.sign_in"
    READ_SERVICE_STATE = "service.state"
    READ_API_DESCRIPTION = "service.description"

    READ_OWN_ACCOUNT = "own.account"
    CHANGE_OWN_PASSWORD = "own.password"
    ENROL_OWN_TOTP = "own.totp"
    MANAGE_OWN_SESSIONS = "own.sessions"
    CONFIRM_IDENTITY = "own.confirm"

    LIST_ACCOUNTS = "account.list"
    CREATE_ACCOUNT = "account.create"
    DISABLE_ACCOUNT = "account.disable"
    UNLOCK_ACCOUNT = "account.unlock"
    RESET_ACCOUNT = "account.reset"
    RELEASE_ACCOUNT = "account.release"
    END_SESSIONS = "account.sessions"

    LIST_PEOPLE = "person.list"
    ADD_PERSON = "person.add"
    DEACTIVATE_PERSON = "person.deactivate"

    LIST_CASES = "case.list"
    READ_CASE = "case.read"
    READ_CASE_HISTORY = "case.history"
    READ_EVALUATION = "case.evaluation"
    ACT_ON_CASE = "case.act"
    READ_PROCEDURE = "case.procedure"
    READ_FILE = "case.file"
    UPLOAD_FILE = "case.upload"

    LIST_PARKS = "park.browse"
    READ_PARK = "park.read"
    KEEP_PARKS = "park.keep"
    READ_ELIGIBILITY = "park.eligibility"
    KEEP_LISTING = "park.listing"

    READ_PROGRAMME = "programme.read"
    READ_DUTIES = "programme.duties"
    READ_COVERAGE = "programme.coverage"
    FILE_REPORT = "programme.file"

    READ_RULES = "rule.read"
    CHECK_RULES = "rule.check"
    TRY_RULES = "rule.try"
    COMPARE_RULES = "rule.compare"
    EVALUATE_WORKBOOK = "rule.evaluate"
    READ_TEMPLATE = "rule.template"

    WRITE_BUNDLE = "case.bundle"
    VERIFY_BUNDLE = "bundle.verify"

    EVALUATE_JURISDICTION = "job.evaluate_jurisdiction"
    IMPORT_FOLDER = "job.import_folder"
    LIST_JOBS = "job.list"
    READ_JOB = "job.read"
    CANCEL_JOB = "job.cancel"
    RETRY_JOB = "job.retry"

    READ_AUDIT = "audit.read"
    EXPORT_AUDIT = "audit.export"
    VERIFY_AUDIT = "job.verify_audit"
    SIGN_AUDIT_HEAD = "audit.head"

    READ_HEALTH = "operations.health"

    @property
    def said(self) -> Said:
        """What it is called."""
        return _SAID[self]


Asking = UseCase | type[Act]
"""What is asked: a use case, or an act on a case."""

_SAID: Mapping[UseCase, Said] = {
    UseCase.SIGN_IN: Said("登录", "sign in"),
    UseCase.READ_SERVICE_STATE: Said("查看服务是否运行", "see whether the service is up"),
    UseCase.READ_API_DESCRIPTION: Said("读取接口说明", "read the description of the interface"),
    UseCase.READ_OWN_ACCOUNT: Said("查看自己的账号", "read one's own account"),
    UseCase.CHANGE_OWN_PASSWORD: Said("修改自己的密码", "change one's own password"),
    UseCase.ENROL_OWN_TOTP: Said("登记自己的动态口令", "enrol one's own one-time codes"),
    UseCase.MANAGE_OWN_SESSIONS: Said("查看和结束自己的会话", "list and end one's own sessions"),
    UseCase.CONFIRM_IDENTITY: Said("再次确认身份", "confirm one's identity again"),
    UseCase.LIST_ACCOUNTS: Said("列出账号", "list accounts"),
    UseCase.CREATE_ACCOUNT: Said("开立账号", "create an account"),
    UseCase.DISABLE_ACCOUNT: Said("停用和恢复账号", "disable or enable an account"),
    UseCase.UNLOCK_ACCOUNT: Said("解锁账号", "unlock an account"),
    UseCase.RESET_ACCOUNT: Said("重置账号的密码和动态口令", "reset the password and codes of an account"),
    UseCase.RELEASE_ACCOUNT: Said(
        "放行新账号和重置的一次性代码", "release the one-time code of a new or reset account"
    ),
    UseCase.END_SESSIONS: Said("结束他人的会话", "end the sessions of others"),
    UseCase.LIST_PEOPLE: Said("列出人员", "list people"),
    UseCase.ADD_PERSON: Said("登记人员和角色", "put a person and their role on record"),
    UseCase.DEACTIVATE_PERSON: Said("停用人员", "deactivate a person"),
    UseCase.LIST_CASES: Said("列出案卷", "list cases"),
    UseCase.READ_CASE: Said("查看案卷", "read a case"),
    UseCase.READ_EVALUATION: Said("查看案卷的评价和会签内容", "read the evaluation of a case and what is signed"),
    UseCase.READ_CASE_HISTORY: Said("查看案卷的审计记录", "read the audit trail of a case"),
    UseCase.ACT_ON_CASE: Said("办理案卷", "act on a case"),
    UseCase.READ_PROCEDURE: Said("查看办理程序", "read the procedure"),
    UseCase.READ_FILE: Said("查看案卷的文件", "read a file of a case"),
    UseCase.UPLOAD_FILE: Said("上传案卷的文件", "upload a file for a case"),
    UseCase.LIST_PARKS: Said("列出园区", "list parks"),
    UseCase.READ_PARK: Said("查看园区", "read a park"),
    UseCase.KEEP_PARKS: Said("管理园区名录", "keep the registry of parks"),
    UseCase.READ_ELIGIBILITY: Said("查看列入条件", "read who meets the conditions of listing"),
    UseCase.KEEP_LISTING: Said("认定条件和管理园区清单", "appraise parks and keep the list"),
    UseCase.READ_PROGRAMME: Said("查看规划期和主管地区", "read programmes and jurisdictions"),
    UseCase.READ_DUTIES: Said("查看报送责任", "read the duties to report"),
    UseCase.READ_COVERAGE: Said("查看覆盖率", "read the coverage"),
    UseCase.FILE_REPORT: Said("登记报告", "record a report"),
    UseCase.READ_RULES: Said("查看规则和评分标准", "read rules and rubrics"),
    UseCase.CHECK_RULES: Said("检查规则库", "check the rule base"),
    UseCase.TRY_RULES: Said("试算规则", "try rules out"),
    UseCase.COMPARE_RULES: Said("比较规则库", "compare rule bases"),
    UseCase.EVALUATE_WORKBOOK: Said("试评一份工作簿", "evaluate a workbook without a case"),
    UseCase.READ_TEMPLATE: Said("下载空白工作簿", "download a blank workbook"),
    UseCase.WRITE_BUNDLE: Said("写出案卷包", "write the bundle of a case"),
    UseCase.VERIFY_BUNDLE: Said("核验案卷包", "verify a bundle"),
    UseCase.EVALUATE_JURISDICTION: Said("批量评价全地区", "evaluate a whole jurisdiction"),
    UseCase.IMPORT_FOLDER: Said("批量导入工作簿", "import a folder of workbooks"),
    UseCase.LIST_JOBS: Said("列出作业", "list jobs"),
    UseCase.READ_JOB: Said("查看作业和结果", "read a job and its results"),
    UseCase.CANCEL_JOB: Said("取消作业", "cancel a job"),
    UseCase.RETRY_JOB: Said("重做作业", "retry a job"),
    UseCase.READ_AUDIT: Said("查看和检索审计记录", "read and search the audit trail"),
    UseCase.EXPORT_AUDIT: Said("导出审计记录", "export the audit trail"),
    UseCase.VERIFY_AUDIT: Said("核对审计记录", "verify the audit trail"),
    UseCase.SIGN_AUDIT_HEAD: Said("签审计链头", "sign a head of the audit trail"),
    UseCase.READ_HEALTH: Said("查看运行状况", "read how the service is doing"),
}


def said(asking: Asking) -> Said:
    """What it is called that is asked."""
    return asking.said if isinstance(asking, UseCase) else LABELS[asking]
