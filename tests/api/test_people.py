"""The security administrator puts people on record; others see of them what lies in their own place."""

from pathlib import Path

from tests.api.administrators import ASSESSOR, SECURITY, SYSTEM, administered

NEW = {"name": "李四", "role": "assessor", "jurisdiction": "浙江省"}


def test_a_person_is_added_once_seen_and_deactivated(tmp_path: Path) -> None:
    with administered(tmp_path, SECURITY, SYSTEM, ASSESSOR) as here:
        added = here.done("POST", "/people", SECURITY, json=NEW)
        assert (added["jurisdiction"], added["role"]["zh"], added["active"]) == ("zhejiang", "评估员", True)
        assert here.refused("POST", "/people", SECURITY, json=NEW) == (409, "person-known")
        assert here.refused("POST", "/people", SYSTEM, json=NEW) == (403, "not-permitted")
        listed = here.done("GET", "/people", ASSESSOR)
        assert added["id"] in [person["id"] for person in listed]
        gone = here.done("POST", f"/people/{added['id']}/deactivate", SECURITY)
        assert gone["active"] is False
        assert here.refused("POST", f"/people/{added['id']}/deactivate", SECURITY)[0] == 403
        assert here.refused("POST", "/people/99999999999999999999/deactivate", SECURITY) == (404, "not-found")
        assert here.refused("POST", "/people/x/deactivate", SECURITY) == (404, "not-found")


def test_who_added_them_is_on_record_with_the_request(tmp_path: Path) -> None:
    with administered(tmp_path, SECURITY, "aud") as here:
        here.done("POST", "/people", SECURITY, json=NEW, headers={"X-Request-ID": "desk-7-0001"})
        (event,) = here.done("GET", "/audit?action=person.add", "aud")
    assert (event["actor_name"], event["ip"], event["request_id"]) == ("安全员", "127.0.0.1", "desk-7-0001")
    assert event["session"] != ""
