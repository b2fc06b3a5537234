"""说明.txt: for whoever opens a bundle years later, what it is and how to check it, with and without this program."""

from __future__ import annotations

from dataclasses import dataclass

_TEXT = """决定案卷

{park}（案卷 {case}）

一、这是什么
本压缩包装着一个园区循环化改造验收案卷的全部依据，凭它可以不连数据库、不用当年的规则文件夹，把评估从头再算一遍：
  workbooks/    收到的评估工作簿和核查记录，原样
  rulebases/    评估时所用的规则包（连同所沿用的）、指标和原始数据目录、能源品种、条款登记、评分标准，原样
  proceedings/  办理程序的规定（签署单位、公示天数、期限等），原样
  acts.json     全部办理行为：谁、何时、做了什么，包括签署
  facts/        从工作簿读出的事实，每个值连同单元格
  assessments/  每一次评估的完整结果；traces/ 是其中每一行由哪些行和单元格得出
  decisions.json 决定的内容、内容摘要和签署
  evidence.json 佐证材料的清单和摘要{evidence}
  audit.json    本案卷在审计链中的记录，以及已签名的链首
  program.json  写出本案卷的程序、规则语言和所用软件库的版本

二、怎样核验
安装验收软件（最好是写出本包的{version}版；别的版本读法不同的，标 ?，不是不符），运行
  acceptance verify 本文件.zip --key 签发公钥
它核对签名和每个文件的摘要，重新办理一遍全部办理行为，重新读取工作簿，用两套独立的计算重新评估，并与包内的结果逐字比较。
签发公钥应当另行向签发单位取得；本包所带公钥的编号为 {key}，只凭包内的公钥不能证明是谁签发的。

三、没有软件时
manifest.json 列出每个文件的 SHA-256 摘要、字节数和用途，可用任何工具核对（如 sha256sum）。
manifest.sig 是对 manifest.json 全部字节的 Ed25519 签名。
"""
_WITH, _WITHOUT = "；evidence/ 是材料本身", "（本包不含材料本身，只有摘要）"


@dataclass(frozen=True, slots=True)
class Explained:
    """What the text says of this one bundle: key is the id of the public key, version that of the program."""

    case: str
    park: str
    key: str
    version: str
    evidence: bool


def explanation(told: Explained) -> str:
    """The text of 说明.txt."""
    version = f" {told.version} " if told.version else "那一"
    return _TEXT.format(
        park=told.park, case=told.case, key=told.key, version=version, evidence=_WITH if told.evidence else _WITHOUT
    )
