"""The kind of disk a folder lies on."""

from pathlib import Path

import pytest

from service.storage.disks import disk_kind, is_remote

MOUNTS = """\
22 27 0:21 / /proc rw - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:40 / /srv/shared\\040data rw - nfs4 host:/x rw
31 27 0:41 / /srv/shared rw master:2 - cifs //host/x rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/var/lib", "ext4"), ("/srv/shared/a", "cifs"), ("/srv/shared data/a", "nfs4"), ("/srv/sharedx", "ext4")],
)
def test_the_nearest_mount_counts(folder: str, kind: str) -> None:
    assert disk_kind(Path(folder), MOUNTS) == kind


def test_a_system_that_does_not_tell() -> None:
    assert disk_kind(Path("/"), "") == ""


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs"])
def test_disks_of_other_machines(kind: str) -> None:
    assert is_remote(kind)


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", ""])
def test_disks_of_this_machine(kind: str) -> None:
    assert not is_remote(kind)
