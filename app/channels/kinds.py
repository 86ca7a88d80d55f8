"""What can be connected, and what each kind can do."""

from typing import Protocol

from app.channels.schemas import CapabilitiesCard, ChannelKind, DrawnCard, SettingCard, StepCard
from connectors import registry
from connectors.contract import Capabilities, Connector, Setting, Step


class Registry(Protocol):
    """Finds connectors by their kind; `connectors.registry` is one."""

    def kinds(self) -> tuple[str, ...]: ...

    def load(self, kind: str) -> type[Connector]:
        """Raises ConnectorUnavailable."""
        ...


INSTALLED: Registry = registry

MUTE = Capabilities(no_outbound=True)
"""Of a kind whose connector is not here."""


def channel_kinds(among: Registry = INSTALLED) -> list[ChannelKind]:
    """Every kind that can be connected now; one that is broken is left out."""
    kinds = []
    for name in among.kinds():
        connector = connector_of(name, among)
        if connector is not None:
            kinds.append(_kind(connector))
    return kinds


def connector_of(kind: str, among: Registry = INSTALLED) -> type[Connector] | None:
    """None when there is no working connector of this kind."""
    try:
        return among.load(kind)
    except registry.ConnectorUnavailable:
        return None


def capabilities_card(capabilities: Capabilities) -> CapabilitiesCard:
    return CapabilitiesCard(
        text_limit=capabilities.text_limit,
        entities=tuple(sorted(capabilities.entities)),
        no_outbound=capabilities.no_outbound,
        held_socket=capabilities.held_socket,
        read_marks=capabilities.read_marks,
        delivery_marks=capabilities.delivery_marks,
        typing_out=capabilities.typing_out,
        quotes=capabilities.quotes,
        edits=capabilities.edits,
        deletes=capabilities.deletes,
        files_out=capabilities.files_out,
        file_limit=capabilities.file_limit,
        caption_limit=capabilities.caption_limit,
        buttons=capabilities.buttons,
    )


def _kind(connector: type[Connector]) -> ChannelKind:
    return ChannelKind(
        kind=connector.kind,
        title=dict(connector.title),
        capabilities=capabilities_card(connector.capabilities),
        settings=tuple(_setting(setting) for setting in connector.settings),
        guide=tuple(_step(step) for step in connector.guide),
        polls=connector.capabilities.polls,
        webhooks=connector.capabilities.webhooks,
    )


def _step(step: Step) -> StepCard:
    return StepCard(
        title=dict(step.title),
        text=dict(step.text),
        link=step.link,
        copy_text=step.copy,
        scene=tuple(DrawnCard(shape=d.shape, words=dict(d.words), chosen=d.chosen) for d in step.scene),
        setting=step.setting,
    )


def _setting(setting: Setting) -> SettingCard:
    return SettingCard(
        name=setting.name,
        label=dict(setting.label),
        hint=dict(setting.hint) if setting.hint else None,
        type=setting.type,
        required=setting.required,
        default=setting.default,
        choices=setting.choices,
        advanced=setting.advanced,
    )
