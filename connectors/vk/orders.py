"""What customers do beside the correspondence and tell in one line: fill in a form, pay."""

from connectors.contract import Heard, Service
from connectors.vk.peers import correspondent
from connectors.vk.reading import Fields


def read_form(event: Fields) -> list[Heard]:
    """A lead from an advertisement: it carries what somebody said of themselves."""
    lead = event.part("object")
    who = lead.required_number("user_id")
    answers = [
        f"{answer.text('question') or answer.text('key')}: {_said(answer)}"
        for answer in lead.parts("answers")
    ]
    return [
        Service(
            external_id=f"{who}:lead-{lead.required_number('lead_id')}",
            author=correspondent(who),
            address=str(who),
            at=lead.moment("date"),
            code="sent_form",
            params=_told(button=lead.text("form_name"), data="\n".join(answers)),
        )
    ]


def read_payment(event: Fields) -> list[Heard]:
    payment = event.part("object")
    who, at = payment.required_number("from_id"), payment.required_number("date")
    # In thousandths of a rouble, as VK Pay counts.
    amount = payment.number("amount")
    return [
        Service(
            external_id=f"{who}:paid-{at}-{amount or 0}",
            author=correspondent(who),
            address=str(who),
            at=payment.moment("date"),
            code="paid",
            params=_told(
                amount=f"{amount / 1000:g} ₽" if amount else "", description=payment.text("description")
            ),
        )
    ]


def _said(answer: Fields) -> str:
    said = answer.value("answer")
    return ", ".join(map(str, said)) if isinstance(said, list) else answer.text("answer")


def _told(**params: str) -> dict[str, str]:
    return {name: value for name, value in params.items() if value}
