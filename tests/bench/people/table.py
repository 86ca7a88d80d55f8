"""A score as a table for a person to read."""

from tests.bench.people.score import Marks, Score


def table(score: Score) -> str:
    """Markdown: overall, by kind of corruption, by lure, and what was counted apart."""
    lines = [
        "| pairs | right | wrong | missed | precision | recall | F1 |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines.append(_row("all joinable", score.overall))
    lines += [_row(kind, marks) for kind, marks in score.by_kind.items()]
    lines += ["", "| lookalikes | taken for one | of |", "| --- | --- | --- |"]
    lines += [f"| {lure} | {share.taken:,} | {share.of:,} |" for lure, share in score.by_lure.items()]
    lines.append(f"| without a label | {score.unlabelled:,} | - |")
    lines += ["", "| counted apart | predicted | of |", "| --- | --- | --- |"]
    lines += [
        f"| {standing} in common | {share.taken:,} | {share.of:,} |"
        for standing, share in score.apart.items()
    ]
    return "\n".join(lines)


def _row(name: str, marks: Marks) -> str:
    counts = f"{marks.right:,} | {marks.wrong:,} | {marks.missed:,}"
    return f"| {name} | {counts} | {marks.precision:.3f} | {marks.recall:.3f} | {marks.f1:.3f} |"
