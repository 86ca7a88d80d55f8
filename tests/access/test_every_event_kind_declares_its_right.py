"""Whatever the log tells, it is known who may hear it."""

import pkgutil
from importlib import import_module

import app
from app.access.rights import RIGHTS
from app.events.kinds import KINDS


def test_every_kind_of_event_needs_a_right_that_somebody_can_have() -> None:
    told_by = [
        module.name
        for module in pkgutil.walk_packages(app.__path__, "app.")
        if module.name.endswith(".events") and module.name.count(".") == 2
    ]
    for module in told_by:
        import_module(module)

    assert {"message.added", "operator.changed", "session.ended"} <= KINDS.keys()
    assert {name for name, kind in KINDS.items() if kind.right not in RIGHTS} == set()
