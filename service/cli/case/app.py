"""acceptance case: the group of commands."""

from __future__ import annotations

import typer

from service.cli.case import carrying_out, deciding, evaluating, opening, submitting, visiting
from service.cli.case.content import content
from service.cli.case.list_cases import print_cases
from service.cli.case.next_step import next_step
from service.cli.case.procedure import procedure
from service.cli.case.show import show

app = typer.Typer(help="案卷：从立案到会签、发文、整改和复评。", no_args_is_help=True, add_completion=False)
app.command("list")(print_cases)
app.command("show")(show)
app.command("next")(next_step)
app.command("procedure")(procedure)
app.command("open")(opening.open_)
app.command("plan")(opening.plan)
app.command("enterprise")(opening.enterprise)
app.command("apply")(opening.apply)
app.command("accept")(opening.accept)
app.command("return")(opening.return_)
app.command("withdraw")(opening.withdraw)
app.command("import")(submitting.import_)
app.command("answer")(submitting.answer)
app.command("settle-question")(submitting.settle_question)
app.command("dispute")(submitting.dispute)
app.command("check-done")(submitting.check_done)
app.command("pre-assess")(evaluating.assess_first)
app.command("judge")(visiting.judge)
app.command("judgements")(visiting.judgements)
app.command("score")(visiting.score)
app.command("recuse")(visiting.recuse)
app.command("third-party")(visiting.third_party)
app.command("visit-done")(visiting.visit_done)
app.command("evaluate")(evaluating.evaluate)
app.command("waive")(evaluating.waive)
app.command("sign-waiver")(evaluating.sign_waiver)
app.command("revoke-waiver")(evaluating.revoke_waiver)
app.command("override")(evaluating.override)
app.command("supplement")(evaluating.supplement)
app.command("draft")(evaluating.draft)
app.command("send-back")(evaluating.send_back)
app.command("content")(content)
app.command("opinion")(deciding.opinion)
app.command("sign")(deciding.sign)
app.command("decline")(deciding.decline)
app.command("publish")(deciding.publish)
app.command("object")(deciding.object_)
app.command("settle-objection")(deciding.settle_objection)
app.command("issue")(deciding.issue)
app.command("appeal")(deciding.appeal)
app.command("decide-appeal")(deciding.decide_appeal)
app.command("close")(deciding.close)
app.command("extend")(carrying_out.extend)
app.command("reply")(carrying_out.reply)
app.command("prepare")(carrying_out.prepare)
app.command("hand-in")(carrying_out.hand_in)
app.command("re-evaluate")(carrying_out.reevaluate)
app.command("progress")(carrying_out.progress)
app.command("support")(carrying_out.support)
app.command("difficulty")(carrying_out.solve)
app.command("evidence")(carrying_out.evidence)
