"""What axe-core, the checker of the web's accessibility rules, finds on a page as it stands."""

from pathlib import Path
from typing import Any

from playwright.async_api import Page

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"

_RUN = """async (rules) => {
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"],
    ...(rules.length > 0 && { runOnly: { type: "rule", values: rules } }),
  });
  return violations;
}"""


GRAVE = ("serious", "critical")


async def findings(page: Page, *, rules: tuple[str, ...] = (), impacts: tuple[str, ...] = GRAVE) -> list[str]:
    """One line a broken rule and element; of all rules, or of the given ones. What floats in is waited for."""
    if not await page.evaluate("() => 'axe' in window"):
        # By the debugger, which the page's own content policy does not bind.
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    violations: list[dict[str, Any]] = await page.evaluate(_RUN, list(rules))
    return [
        f"{one['id']}: {' '.join(str(part) for part in node['target'])}: {node['failureSummary']}"
        for one in violations
        if one["impact"] in impacts
        for node in one["nodes"]
    ]
