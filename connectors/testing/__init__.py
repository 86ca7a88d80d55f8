"""The tests that every connector must pass. Subclass `ConnectorContract` and give it two fixtures.

    class TestPostcard(ConnectorContract):
        @pytest.fixture
        def connector(self): return PostcardConnector({"secret": "s"})

        @pytest.fixture
        def samples(self): return [b'{"id": 1, ...}', ...]

Needs pytest and nothing else. Nothing here may reach the real channel: open the connector against a local
double, or against an address where nobody answers.
"""

from connectors.testing.soundness import assert_moment, assert_sound, assert_sound_refusal, assert_storable
from connectors.testing.suite import ConnectorContract, read_call

__all__ = [
    "ConnectorContract",
    "assert_moment",
    "assert_sound",
    "assert_sound_refusal",
    "assert_storable",
    "read_call",
]
