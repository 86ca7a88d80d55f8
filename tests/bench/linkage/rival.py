"""splink 5 on the same records: its settings, blocking and threshold were written down before ours was first run.

They follow what splink itself advises for such data: its ready comparisons for names and birth dates, edit distances
for the rest, frequencies where values are unequally common, and parameters that it learns from the records without
being told the truth.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.linkage.febrl import FIELDS, Febrl, Pair, pair_of

THRESHOLD = 0.5
"""Match probability: more likely the same person than not."""

DETERMINISTIC = (
    ("given_name", "surname", "date_of_birth"),
    ("surname", "date_of_birth", "postcode"),
    ("given_name", "date_of_birth", "postcode"),
)
"""Pairs that agree so are taken as matches when the share of matches is estimated, at this recall:"""
DETERMINISTIC_RECALL = 0.8

BLOCKING = (
    ("date_of_birth",),
    ("given_name", "surname"),
    ("given_name", "postcode"),
    ("surname", "postcode"),
    ("address_1", "street_number"),
    ("address_2", "postcode"),
    ("surname", "suburb"),
    ("given_name", "suburb"),
    ("address_1", "postcode"),
    ("given_name", "address_2"),
    ("surname", "address_2"),
    ("postcode", "street_number"),
)
"""A pair is looked at when all fields of one line agree."""

TRAINING = (("date_of_birth",), ("given_name", "surname"), ("postcode", "street_number"))
"""Expectation maximisation runs once within each."""

SEED = 7


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs with their match probability, all of those that splink looked at and held for at all likely."""

    scores: dict[Pair, float]

    def above(self, threshold: float) -> set[Pair]:
        return {pair for pair, score in self.scores.items() if score >= threshold}


def judge(febrl: Febrl) -> Judged:
    import pandas
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink import comparison_library as cl

    def rules(lines: Sequence[Sequence[str]]) -> list[object]:
        return [block_on(*line) for line in lines]

    rows = [{"unique_id": key, **record} for key, record in febrl.records.items()]
    frame = pandas.DataFrame(rows, columns=["unique_id", *FIELDS])
    both = frame["given_name"].fillna("") + " " + frame["surname"].fillna("")
    frame["full_name"] = both.where(frame["given_name"].notna() & frame["surname"].notna(), None)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ForenameSurnameComparison(
                "given_name", "surname", forename_surname_concat_col_name="full_name"
            ),
            cl.DateOfBirthComparison(
                "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True
            ),
            cl.LevenshteinAtThresholds("street_number", 1).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("address_1", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("address_2", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("suburb", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("state", 1).configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=rules(BLOCKING),
    )
    linker = Linker(DuckDBAPI().register(frame), settings, log_level="ERROR")
    training = linker.training
    training.estimate_probability_two_random_records_match(rules(DETERMINISTIC), recall=DETERMINISTIC_RECALL)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    for line in TRAINING:
        training.estimate_parameters_using_expectation_maximisation(block_on(*line))
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    ids = zip(found["unique_id_l"], found["unique_id_r"], found["match_probability"], strict=True)
    return Judged({pair_of(str(a), str(b)): float(score) for a, b, score in ids})
