"""An event of the audit trail as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from service.casework.acts.act import KINDS
from service.casework.audit.chain import AuditRow, Outcome
from service.casework.labels import LABELS
from service.vocabulary.day import moment
from service.vocabulary.language import Said
from service.vocabulary.person import Role

OPERATOR = "operator"
"""The role of who runs commands on the machine itself, known by their account there."""
VISITOR = "visitor"
"""The role of whoever has not shown yet who they are."""

ACCOUNT_ACTIONS: Mapping[str, Said] = {
    "account.create": Said("开立账号", "create an account"),
    "account.disable": Said("停用账号", "disable an account"),
    "account.enable": Said("恢复账号", "enable an account"),
    "account.assign": Said("改变账号的人员和角色", "give an account another person and role"),
    "account.reset": Said("重置账号密码", "reset an account"),
    "account.release": Said("放行一次性代码", "release a one-time code"),
    "account.lock": Said("锁定账号", "lock an account"),
    "account.unlock": Said("解锁账号", "unlock an account"),
    "account.end_sessions": Said("结束账号的全部会话", "end the sessions of an account"),
    "account.redeem": Said("用一次性代码设置密码", "set a password by a one-time code"),
    "account.change_password": Said("更改密码", "change the password"),
    "account.begin_enrolment": Said("开始登记动态口令", "begin to enrol a second factor"),
    "account.enrol": Said("登记动态口令", "enrol a second factor"),
    "account.recovery_codes": Said("重新生成恢复码", "make new recovery codes"),
    "account.sign_in": Said("登录", "sign in"),
    "account.sign_out": Said("退出登录", "sign out"),
    "account.end_session": Said("结束会话", "end a session"),
    "account.confirm": Said("再次确认身份", "confirm one's identity"),
}

ACTIONS: Mapping[str, Said] = {
    "migrate": Said("建立或更新数据库", "set up or update the database"),
    "backup": Said("备份全部数据", "back everything up"),
    "backup.check": Said("把备份恢复到临时的地方核对", "restore a backup to a temporary place and look it over"),
    "restore": Said("从备份恢复", "restore a backup"),
    "files.sweep": Said("清除没有登记的文件", "remove files that nothing speaks of"),
    "person.add": Said("登记人员", "put a person on record"),
    "person.deactivate": Said("停用人员", "deactivate a person"),
    **ACCOUNT_ACTIONS,
    **{f"case.{kind}": LABELS[act] for kind, act in KINDS.items()},
    "case.bundle": Said("为案卷包取出全部依据", "gather a case's record for a bundle"),
    "case.bundle_written": Said("写出案卷包", "write the bundle of a case"),
    "park.import": Said("导入园区清单", "import a park list"),
    "park.change": Said("登记园区变更", "register what happened to a park"),
    "park.renamed": Said("园区更名", "rename a park"),
    "park.upgraded": Said("园区升级", "raise a park to national level"),
    "park.reassigned": Said("改变园区归口", "assign a park to another jurisdiction"),
    "park.merged": Said("园区并入其他园区", "merge a park into another"),
    "park.split": Said("园区拆分", "split a park"),
    "park.abolished": Said("园区撤销", "abolish a park"),
    "park.appraise": Said("认定列入条件", "appraise a park against the conditions of listing"),
    "park.list": Said("列入园区清单", "put a park on the list"),
    "park.unlist": Said("不列入园区清单", "leave a park off the list"),
    "programme.file": Said("登记报告", "record a report"),
    "audit.read": Said("查看审计记录", "read the audit trail"),
    "audit.export": Said("导出审计记录", "export the audit trail"),
    "audit.verify": Said("核对审计记录", "verify the audit trail"),
    "job.submit": Said("提交作业", "ask for a job"),
    "job.cancel": Said("要求取消作业", "ask that a job be cancelled"),
    "job.retry": Said("重试作业", "ask for a job again"),
    "job.start": Said("开始办理作业", "start a job"),
    "job.finish": Said("作业完成", "finish a job"),
    "job.fail": Said("作业失败", "a job failed"),
    "job.end_cancelled": Said("作业已取消", "a job was cancelled"),
    "job.put_off": Said("作业中断，稍后再试", "a job broke down, to be tried again"),
    "job.give_back": Said("办理进程停止，作业退回队列", "a worker stopped and gave its job back"),
    "job.take_back": Said("办理进程失联，作业退回队列", "a worker was lost and its job queued again"),
}
OBJECTS: Mapping[str, Said] = {
    "database": Said("数据库", "database"),
    "backup": Said("备份", "backup"),
    "files": Said("保存的文件", "kept files"),
    "person": Said("人员", "person"),
    "account": Said("账号", "account"),
    "park": Said("园区", "park"),
    "park_list": Said("园区清单", "park list"),
    "programme": Said("规划期", "programme"),
    "case": Said("案卷", "case"),
    "audit": Said("审计记录", "audit trail"),
    "access": Said("请求访问", "access to"),
    "job": Said("作业", "job"),
}
_ROLES = {
    **{role.value: role.said for role in Role},
    OPERATOR: Said("运维人员", "operator"),
    VISITOR: Said("未登录者", "not signed in"),
}
_OUTCOMES = {outcome.value: outcome.said for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Told:
    """An event in its parts: when, who as whom, what, to which object, how it ended."""

    moment: Said
    name: str
    role: Said
    action: Said
    target: Said
    outcome: Said


def told(row: AuditRow, further: Mapping[str, Said] = ACTIONS) -> Told:
    """The parts in words; an unknown word stays as it is. further: words for what was asked besides ACTIONS."""
    return Told(
        moment=_moment(row),
        name=row.actor_name,
        role=_word(_ROLES, row.role),
        action=ACTIONS.get(row.action) or _word(further, row.action),
        target=_object(row),
        outcome=_word(_OUTCOMES, row.outcome),
    )


def sentence(row: AuditRow, further: Mapping[str, Said] = ACTIONS) -> Said:
    """`第 5 行　2026-03-31 17:07:00（北京时间）　张三（评估员）：登记人员，人员 7，完成`; further: as of told()."""
    one = told(row, further)
    return Said(
        f"第 {row.seq} 行　{one.moment.zh}　{one.name}（{one.role.zh}）："
        f"{one.action.zh}，{one.target.zh}，{one.outcome.zh}"
        f"{f'：{row.reason}' if row.reason else ''}",
        f"row {row.seq}  {one.moment.en}  {one.name} ({one.role.en}): "
        f"{one.action.en}, {one.target.en}, {one.outcome.en}"
        f"{f': {row.reason}' if row.reason else ''}",
    )


def _word(words: Mapping[str, Said], code: str) -> Said:
    return words.get(code) or Said(code, code)


def _object(row: AuditRow) -> Said:
    kind = _word(OBJECTS, row.object_type)
    if row.object_version is None:
        return Said(f"{kind.zh} {row.object_id}", f"{kind.en} {row.object_id}")
    return Said(
        f"{kind.zh} {row.object_id} 第 {row.object_version} 版",
        f"{kind.en} {row.object_id} version {row.object_version}",
    )


def _moment(row: AuditRow) -> Said:
    """As stored where it is no moment: a row may have been altered."""
    try:
        return moment(datetime.fromisoformat(row.ts_utc))
    except ValueError:
        return Said(row.ts_utc, row.ts_utc)
