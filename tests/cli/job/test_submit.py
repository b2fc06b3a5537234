"""acceptance job submit."""

import pytest

from tests.cli.builders import call
from tests.storage.installations import Installation

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_a_job_is_submitted_once_a_key(installation: Installation) -> None:
    def submit(*words: str) -> str:
        return call("job", "submit", "清理残留文件", "--key", "k1", *words, folders=installation.environment).stdout

    assert submit() == "已提交：作业 1\n"
    assert submit() == "同样的作业已提交过：作业 1\n"
    assert submit("--lang", "en") == "asked for before: job 1\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("摸鱼",), "没有名为“摸鱼”的作业"),
        (("sweep_files", "x=1"), "参数有误：x"),
        (("sweep_files", "x"), "请写成 名称=值"),
        (("sweep_files", "--by", "无名"), "没有编号或姓名为“无名”的人员"),
        (("sweep_files", "--jurisdiction", "火星"), "火星"),
        (
            ("evaluate_jurisdiction", "programme=145zz", "--jurisdiction", "浙江"),
            "没有编码为“145zz”的规划期；现有：145",
        ),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], told: str, installation: Installation) -> None:
    refused = call("job", "submit", *words, folders=installation.environment)
    assert refused.exit_code == 2
    assert told in refused.stderr
