"""The shop keeps answers at hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.canned.queries import canned_of
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.ids import SystemRandomness
from app.seed.cast import load_cast
from app.seed.planting import plant

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Moscow"))


def test_the_shop_has_answers_in_folders_and_marina_one_of_her_own(
    database: Database, writer: Writer
) -> None:
    planted = writer.write_now(plant, load_cast(NOW), NOW, SystemRandomness())
    with database.snapshot() as connection:
        for_all = canned_of(connection, planted.operators["boris"])
        marinas = canned_of(connection, planted.operators["marina"])
        logged = connection.exec_driver_sql("SELECT count(*) FROM events").scalar()
    assert len(marinas.replies) == len(for_all.replies) + 1
    assert {reply.language for reply in for_all.replies} == {"ru", "en"}
    assert all(reply.folder_id and reply.used_count and reply.last_used_at for reply in for_all.replies)
    bold = [reply.text[e.offset : e.offset + e.length] for reply in for_all.replies for e in reply.entities]
    assert bold == ["в течение 14 дней", "завтра с 10 до 18"]
    assert logged == 0
