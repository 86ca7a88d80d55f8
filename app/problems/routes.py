"""Errors on their way out: problem+json (RFC 9457) with a stable code that the screens translate."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app.kit.errors import OknoError
from app.kit.json import dumps
from app.kit.text import storable
from app.problems.body_limit import BodyLimit
from app.problems.stopping import Stopping

_CODES = {404: "not_found", 405: "method_not_allowed", 413: "body_too_large", 400: "bad_request"}

log = logging.getLogger(__name__)


def add_problems(app: FastAPI) -> None:
    app.add_middleware(BodyLimit)
    app.add_middleware(Stopping)
    app.exception_handler(OknoError)(_okno_error)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_http_error)
    app.exception_handler(RecursionError)(_too_deep)
    app.exception_handler(Exception)(_fault)


def problem(error: OknoError) -> Response:
    body: dict[str, Any] = {
        "type": f"urn:okno:{error.code}",
        "title": error.code.replace("_", " ").capitalize(),
        "status": error.status,
        "code": error.code,
    }
    if error.detail:
        body["detail"] = error.detail
    if error.fields:
        body["fields"] = error.fields
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after is not None else None
    return Response(dumps(body), error.status, headers, media_type="application/problem+json")


async def _okno_error(_: Request, error: OknoError) -> Response:
    return problem(error)


async def _invalid(_: Request, error: RequestValidationError) -> Response:
    """Field by field, in codes; the values themselves are not repeated."""
    fields = {
        storable(".".join(str(step) for step in fault["loc"][1:]))[:100] or "body": str(fault["type"])
        for fault in error.errors()
    }
    return problem(OknoError("invalid_request", 422, fields=fields))


async def _http_error(_: Request, error: HTTPException) -> Response:
    code = _CODES.get(error.status_code) or HTTPStatus(error.status_code).name.lower()
    return problem(OknoError(code, error.status_code))


async def _too_deep(_: Request, __: Exception) -> Response:
    return problem(OknoError("invalid_request", 422, fields={"body": "too_deep"}))


async def _fault(request: Request, error: Exception) -> Response:
    log.error("a door failed: %s %s", request.method, request.url.path, exc_info=error)
    return problem(OknoError("internal_error", 500))
