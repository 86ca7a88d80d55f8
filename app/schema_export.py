"""`python -m app.schema_export` prints the OpenAPI document, events included, for the window's types."""

import json
import tempfile
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import SecretStr
from pydantic.json_schema import models_json_schema

from app.events.kinds import KINDS
from app.main import create_app
from app.settings import Settings


def document() -> dict[str, Any]:
    """OpenAPI with one more schema: `Events`, which maps each kind of event to its body."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data=Path(folder), secret_key=SecretStr("only-for-this-document")))
        described = _described(app)
    _, bodies = models_json_schema(
        [(kind.body, "serialization") for kind in KINDS.values()], ref_template="#/components/schemas/{model}"
    )
    schemas = described["components"]["schemas"]
    for name, schema in bodies.get("$defs", {}).items():
        schemas.setdefault(name, schema)
    schemas["Events"] = {
        "type": "object",
        "properties": {
            name: {"$ref": f"#/components/schemas/{kind.body.__name__}"}
            for name, kind in sorted(KINDS.items())
        },
        "required": sorted(KINDS),
    }
    return described


def _described(app: FastAPI) -> dict[str, Any]:
    return get_openapi(title="Okno", version="1", routes=app.routes, separate_input_output_schemas=False)


if __name__ == "__main__":
    print(json.dumps(document(), indent=2, sort_keys=True, ensure_ascii=False))
