"""The doors of operators."""

from typing import Annotated

from fastapi import APIRouter

from app.access.deed import Deed
from app.deps import Chance, Configured, RowId, ToRead, ToWrite, deed_with, needs
from app.operators import me_routes, session_routes, team_routes
from app.operators.adding import Newcomer, add_operator
from app.operators.changing import change_operator
from app.operators.passwords import hash_password_aside
from app.operators.queries import all_operators
from app.operators.schemas import NewOperator, OperatorCard, OperatorChange, SignInLinkCard
from app.operators.sign_in_link import LINK_LIFE, make_link_for_colleague, sign_in_url

router = APIRouter(prefix="/api")
router.include_router(session_routes.router)
router.include_router(me_routes.router)
router.include_router(team_routes.router)

Decision = Annotated[Deed, deed_with("operators.manage")]


@router.get("/operators", dependencies=[needs("conversations.read")], tags=["operators"])
def colleagues(database: ToRead) -> list[OperatorCard]:
    with database.snapshot() as connection:
        return all_operators(connection)


@router.post("/operators", status_code=201, tags=["operators"])
async def add_colleague(decision: Decision, given: NewOperator, writer: ToWrite) -> OperatorCard:
    password_hash = await hash_password_aside(given.password)
    newcomer = Newcomer(given.name, given.email, given.role, password_hash)
    return await writer.write(add_operator, newcomer, decision)


@router.patch("/operators/{operator_id}", tags=["operators"])
async def change_colleague(
    decision: Decision, operator_id: RowId, change: OperatorChange, writer: ToWrite
) -> OperatorCard:
    return await writer.write(change_operator, operator_id, change, decision)


@router.post("/operators/{operator_id}/sign-in-link", status_code=201, tags=["operators"])
async def let_colleague_in(
    decision: Decision, operator_id: RowId, writer: ToWrite, settings: Configured, randomness: Chance
) -> SignInLinkCard:
    token = await writer.write(make_link_for_colleague, operator_id, decision, randomness)
    return SignInLinkCard(url=sign_in_url(settings.base_url, token), expires_at=decision.at + LINK_LIFE)
