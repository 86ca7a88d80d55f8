"""A question in the index's own terms, the same on both databases."""

from dataclasses import dataclass

from app.search.entries import HAS_FILE, NOTE, channel_mark, operator_mark
from app.search.question import Phrase, Question, Term


@dataclass(frozen=True, slots=True)
class Condition:
    terms: tuple[Term, ...]
    phrases: tuple[Phrase, ...]
    of_files: bool
    """The words are of files' names."""
    marks: tuple[str, ...]
    without: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing that an index could look for."""
        return not (self.terms or self.phrases or self.marks)


def conditions_of(question: Question) -> Condition:
    filters, marks = question.filters, []
    if filters.channel_id is not None:
        marks.append(channel_mark(filters.channel_id))
    if filters.operator_id is not None:
        marks.append(operator_mark(filters.operator_id))
    if filters.has_file or question.kind == "files":
        marks.append(HAS_FILE)
    if question.kind == "notes":
        marks.append(NOTE)
    without = (NOTE,) if question.kind == "messages" else ()
    return Condition(question.terms, question.phrases, question.kind == "files", tuple(marks), without)
