"""A channel is an outsider: it knows the contract, and the house knows of it only what the contract says."""

import sys
from collections.abc import Callable

from tests.architecture.reading import is_within, modules_imported_by, python_files

MESSENGERS = ("aiogram", "vk_api")
HOUSE_AND_ITS_TOOLS = ("app", "sqlalchemy", "alembic", "fastapi", "starlette")
DOORS_TO_CHANNELS = ("connectors.contract", "connectors.registry")


def test_the_contract_asks_an_author_to_learn_no_library() -> None:
    def is_foreign(module: str) -> bool:
        return not is_within(module, "connectors.contract") and not is_standard(module)

    assert not imports_that(is_foreign, "connectors/contract")


def test_the_house_meets_channels_only_through_the_contract() -> None:
    def goes_past_the_contract(module: str) -> bool:
        is_channel = module.startswith("connectors.") and not is_within_any(module, DOORS_TO_CHANNELS)
        return is_channel or is_within_any(module, MESSENGERS)

    assert not imports_that(goes_past_the_contract, "app")


def test_a_channel_knows_neither_the_house_nor_its_tools() -> None:
    def belongs_to_the_house(module: str) -> bool:
        return is_within_any(module, HOUSE_AND_ITS_TOOLS)

    assert not imports_that(belongs_to_the_house, "connectors")


def imports_that(are_forbidden: Callable[[str], bool], folder: str) -> dict[str, list[str]]:
    """The forbidden imports of a folder, by file."""
    forbidden = {
        file: sorted(filter(are_forbidden, modules_imported_by(file))) for file in python_files(folder)
    }
    return {file: modules for file, modules in forbidden.items() if modules}


def is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def is_within_any(module: str, packages: tuple[str, ...]) -> bool:
    return any(is_within(module, package) for package in packages)
