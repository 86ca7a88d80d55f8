"""Attributes, tags, imports and exports through the doors of a running house."""

import io
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from openpyxl import Workbook

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner

pytestmark = pytest.mark.timeout(120)
FILE = "ФИО,Телефон,Дата рождения,Размер\nАнна,8 916 123-45-67,31.05.1990,42\nБорис,12,,\n,,,\nВера,,вчера,\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HouseProcess]:
    with HouseProcess(tmp_path_factory.mktemp("house")) as process:
        yield process


@pytest.fixture(scope="module")
def http(house: HouseProcess) -> Iterator[httpx.Client]:
    owner = Owner.lets_himself_in(house)
    yield owner.http
    owner.http.close()


def refused(answer: httpx.Response) -> tuple[int, str, dict[str, str] | None]:
    problem = answer.json()
    return answer.status_code, problem["code"], problem.get("fields")


def begun(http: httpx.Client, content: str, name: str = "клиенты.csv") -> dict[str, Any]:
    uploaded = http.post("/api/files", params={"name": name}, content=content.encode()).raise_for_status()
    job: dict[str, Any] = http.post("/api/client-imports", json={"file_key": uploaded.json()["key"]}).json()
    return job


def settled(http: httpx.Client, import_id: int) -> dict[str, Any]:
    end = time.monotonic() + 30
    while True:
        job: dict[str, Any] = http.get(f"/api/client-imports/{import_id}").raise_for_status().json()
        if job["state"] not in {"checking", "running"}:
            return job
        assert time.monotonic() < end, job
        time.sleep(0.02)


def test_some_attributes_are_there_from_the_start(http: httpx.Client) -> None:
    built_in = [one for one in http.get("/api/client-attributes").json() if one["built_in"]]
    assert {one["key"]: one["type"] for one in built_in} == {
        "patronymic": "text",
        "birth_date": "date",
        "city": "text",
        "address": "text",
        "username": "text",
    }
    gone = http.delete(f"/api/client-attributes/{built_in[0]['id']}")
    assert refused(gone)[:2] == (409, "attribute_built_in")


def test_an_admin_defines_changes_moves_and_removes(http: httpx.Client) -> None:
    new = {"key": "tier", "label": "Уровень", "type": "choice", "options": ["Золото", "золото", "Серебро"]}
    tier = http.post("/api/client-attributes", json=new).raise_for_status().json()
    assert tier["options"] == ["Золото", "Серебро"]
    assert refused(http.post("/api/client-attributes", json=new))[:2] == (409, "attribute_exists")
    assert refused(http.post("/api/client-attributes", json=new | {"key": "phone"}))[:2] == (
        409,
        "attribute_exists",
    )
    assert refused(http.post("/api/client-attributes", json=new | {"key": "x", "options": []}))[:2] == (
        422,
        "options_missing",
    )

    path = f"/api/client-attributes/{tier['id']}"
    http.patch(path, json={"label": "Класс", "position": 0}).raise_for_status()
    assert http.get("/api/client-attributes").json()[0]["label"] == "Класс"

    http.delete(path).raise_for_status()
    assert refused(http.delete(path))[:2] == (404, "attribute_not_found")


def test_tags_are_made_renamed_coloured_and_removed(http: httpx.Client) -> None:
    tag = http.post("/api/tags", json={"name": "Важный", "colour": "red"}).raise_for_status().json()
    assert refused(http.post("/api/tags", json={"name": "ВАЖНЫЙ"}))[:2] == (409, "tag_exists")
    path = f"/api/tags/{tag['id']}"
    assert http.patch(path, json={"name": "Важная", "colour": None}).json() == {
        "id": tag["id"],
        "name": "Важная",
        "colour": None,
    }
    http.delete(path).raise_for_status()
    assert http.get("/api/tags").json() == []


def test_a_file_is_tried_then_brought_in_and_its_clients_changed_by_hand(http: httpx.Client) -> None:
    size = {"key": "size", "label": "Размер", "type": "number"}
    size_id = http.post("/api/client-attributes", json=size).raise_for_status().json()["id"]
    job = begun(http, FILE)
    path = f"/api/client-imports/{job['id']}"
    assert (job["state"], job["mapping"]) == ("draft", ["name", "phone", "birth_date", "size"])
    assert job["sample"][0] == ["Анна", "8 916 123-45-67", "31.05.1990", "42"]

    http.post(f"{path}/check").raise_for_status()
    checked = settled(http, job["id"])
    assert (checked["state"], checked["outcomes"]) == ("checked", {"created": 3})
    problems = http.get(f"{path}/problems").json()
    assert [(one["row"], one["field"], one["code"]) for one in problems] == [
        (3, "phone", "bad_phone"),
        (5, "birth_date", "bad_date"),
    ]
    assert http.get("/api/clients", params={"query": "Анна"}).json() == []

    http.patch(path, json={"strict": True}).raise_for_status()
    http.post(f"{path}/run").raise_for_status()
    done = settled(http, job["id"])
    assert (done["state"], done["outcomes"]) == ("done", {"created": 1, "refused": 2})
    assert refused(http.post(f"{path}/run"))[:2] == (409, "import_done")

    (found,) = http.get("/api/clients", params={"query": "Анна"}).json()
    anna = f"/api/clients/{found['client']['id']}"
    assert http.get(anna).json()["attributes"] == {"birth_date": "1990-05-31", "size": "42"}

    wrong = {"birth_date": "31.02.1990", "shoe": "41", "city": "Москва"}
    assert refused(http.patch(anna, json={"attributes": wrong})) == (
        422,
        "bad_attributes",
        {"attributes.birth_date": "bad_date", "attributes.shoe": "unknown_attribute"},
    )
    changed = http.patch(
        anna, json={"attributes": {"city": "Москва", "size": ""}, "add_tags": ["VIP", "vip"]}
    )
    assert changed.json()["attributes"] == {"birth_date": "1990-05-31", "city": "Москва"}
    assert changed.json()["tags"] == ["VIP"]

    http.patch(anna, json={"attributes": {"size": "41,5"}}).raise_for_status()
    http.delete(f"/api/client-attributes/{size_id}").raise_for_status()
    assert http.get(anna).json()["attributes"]["size"] == "41.5"
    assert http.patch(anna, json={"attributes": {"size": "42"}}).status_code == 422
    assert "size" not in http.patch(anna, json={"attributes": {"size": None}}).json()["attributes"]
    assert http.patch(anna, json={"remove_tags": ["vip"]}).json()["tags"] == []


def test_a_file_that_is_none_is_refused_when_it_comes(http: httpx.Client) -> None:
    uploaded = http.post("/api/files?name=x.csv", content=b"name\n").raise_for_status().json()
    assert refused(http.post("/api/client-imports", json={"file_key": uploaded["key"]}))[:2] == (
        422,
        "file_empty",
    )
    assert refused(http.post("/api/client-imports", json={"file_key": "nowhere"}))[:2] == (
        404,
        "file_not_found",
    )


def test_a_workbook_is_brought_in(http: httpx.Client) -> None:
    book, content = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in (["ID", "Имя", "Телефон"], [1, "Глеб", 79161234567]):
        book.active.append(row)
    book.save(content)
    uploaded = http.post("/api/files?name=x.xlsx", content=content.getvalue()).raise_for_status().json()
    job = http.post("/api/client-imports", json={"file_key": uploaded["key"]}).raise_for_status().json()
    http.post(f"/api/client-imports/{job['id']}/run").raise_for_status()
    assert settled(http, job["id"])["outcomes"] == {"created": 1}


def test_a_mapping_that_cannot_be_is_refused(http: httpx.Client) -> None:
    job = begun(http, "a,b\n1,2\n", "other.csv")
    path = f"/api/client-imports/{job['id']}"
    assert refused(http.post(f"{path}/run"))[:2] == (422, "nothing_mapped")
    assert refused(http.patch(path, json={"mapping": ["name", "shoe"]})) == (
        422,
        "bad_mapping",
        {"b": "unknown_field"},
    )
    assert http.patch(path, json={"mapping": ["name", "phone"]}).json()["mapping"] == ["name", "phone"]


def test_all_clients_can_be_downloaded(http: httpx.Client) -> None:
    answer = http.get("/api/clients/export", params={"format": "csv", "excel": "true"})
    assert answer.headers["content-disposition"].startswith('attachment; filename="clients-')
    assert answer.content.startswith(b"\xef\xbb\xbfclient_id;")
    assert http.get("/api/clients/export?format=xlsx").content.startswith(b"PK")
    assert http.get("/api/clients/export?format=doc").status_code == 422


def test_operators_neither_import_nor_export_nor_define(house: HouseProcess, http: httpx.Client) -> None:
    new = {"name": "Ольга", "email": "olga@shop.example", "password": "три окна на север", "role": "operator"}
    http.post("/api/operators", json=new).raise_for_status()
    with httpx.Client(base_url=house.url, timeout=30) as olga:
        me = olga.post("/api/session", json={"email": new["email"], "password": new["password"]})
        olga.headers["X-Okno-CSRF"] = me.raise_for_status().json()["csrf"]
        asked = [
            olga.get("/api/client-imports"),
            olga.post("/api/client-imports", json={"file_key": "x"}),
            olga.get("/api/clients/export"),
            olga.post("/api/client-attributes", json={"key": "a", "label": "b"}),
            olga.get("/api/client-attributes"),
            olga.post("/api/tags", json={"name": "от Ольги"}),
        ]
    assert [answer.status_code for answer in asked] == [403, 403, 403, 403, 200, 201]
