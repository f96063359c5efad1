"""Small numbers stay unknown: whatever is shown, none that is hidden can be worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smartdoc.cohort.masking import Masked, masked, shown_whole
from smartdoc.cohort.network import bounds
from smartdoc.cohort.table import Item, Table, joined, table_of, too_small

FIVE = 5
THREE = 3


def table(*rows: Sequence[int]) -> Table:
    """Return a table of these counts, each about a learner of its own."""
    items = [
        Item(f"row {at}", f"column {place}", f"{at}-{place}-{number}")
        for at, row in enumerate(rows)
        for place, value in enumerate(row)
        for number in range(value)
    ]
    columns = [f"column {place}" for place in range(len(rows[0]))]
    return table_of(items, columns, [f"row {at}" for at in range(len(rows))])


Rows = tuple[tuple[float | None, ...], ...]


def shown(*rows: Sequence[int], threshold: int = FIVE) -> tuple[Rows, tuple[float | None, ...]]:
    found = masked(table(*rows), threshold)
    assert found
    return found.cells, found.column_totals


def test_large_numbers_are_all_shown() -> None:
    assert shown((12, 30), (8, 9)) == (((12, 30), (8, 9)), (20, 39))


def test_a_small_number_takes_another_with_it_because_the_total_would_tell_it() -> None:
    cells, _ = shown((2, 40, 9))

    assert cells == ((None, 40, None),)


def test_two_small_numbers_that_are_few_together_take_a_third_with_them() -> None:
    cells, _ = shown((1, 2, 40, 9))

    assert cells == ((None, None, 40, None),)


def test_in_a_table_of_rows_and_columns_four_are_hidden_together() -> None:
    cells, totals = shown((2, 40, 9), (20, 30, 8), (50, 60, 70))

    hidden = [
        (row, at)
        for row, values in enumerate(cells)
        for at, one in enumerate(values)
        if one is None
    ]
    assert hidden == [(0, 0), (0, 2), (1, 0), (1, 2)]
    assert totals == (72, 130, 87)


def test_nought_is_shown_as_nought() -> None:
    assert shown((0, 40, 9)) == (((0, 40, 9),), (0, 40, 9))


def test_a_row_about_too_few_learners_makes_the_table_unfit() -> None:
    assert masked(table((2, 1), (20, 30)), FIVE) is None


def test_many_targets_of_few_learners_are_few_learners() -> None:
    items = [Item("English", "achieved", learner) for learner in "aabbccdd"]
    items += [Item("English", "not achieved", learner) for learner in "efghijk"]
    items += [Item("English", "dropped", learner) for learner in "lmnopqr"]

    found = masked(table_of(items, ["achieved", "not achieved", "dropped"]), FIVE)

    assert found
    assert found.cells[0][0] is None


def test_what_is_true_of_everybody_in_a_row_is_not_said_of_them() -> None:
    found = masked(table((8, 0, 0), (9, 20, 30)), FIVE, personal=True)

    assert found
    assert found.cells[0][0] is None


def test_readers_who_may_see_everything_see_everything() -> None:
    assert shown_whole(table((1, 2), (3, 0))).cells == ((1, 2), (3, 0))


def test_rows_of_few_learners_are_counted_together_until_they_are_enough() -> None:
    items = [Item("a", "x", str(number)) for number in range(20)]
    items += [Item("b", "x", str(number)) for number in range(20, 26)]
    items += [Item("c", "x", "c1"), Item("d", "x", "d1")]

    rows = too_small(items, FIVE, "others")

    assert rows == {"b": "others", "c": "others", "d": "others"}
    assert {item.row for item in joined(items, rows)} == {"a", "others"}


def values(found: Masked) -> dict[tuple[int, int], float]:
    rows = [*found.table.cells, found.table.column_totals]
    return {(r, c): cell.value for r, row in enumerate(rows) for c, cell in enumerate(row)}


def hidden_places(found: Masked) -> frozenset[tuple[int, int]]:
    rows = [*found.cells, found.column_totals] if len(found.cells) > 1 else found.cells
    return frozenset(
        (r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if value is None
    )


def possible(found: Masked) -> Iterator[list[tuple[int, ...]]]:
    """Yield every table of whole numbers that fits all that is shown: brute force."""
    rows = [
        [
            filled
            for filled in product(range(int(total.value) + 1), repeat=len(cells))
            if sum(filled) == total.value
            and all(value in (None, one) for value, one in zip(cells, filled, strict=True))
        ]
        for cells, total in zip(found.cells, found.table.row_totals, strict=True)
    ]
    for body in product(*rows):
        sums = [sum(column) for column in zip(*body, strict=True)]
        if all(t in (None, s) for t, s in zip(found.column_totals, sums, strict=True)):
            yield [*body, tuple(sums)]


def spread(found: Masked) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the least and greatest value of every hidden number over all possible tables."""
    every = list(possible(found))
    return {
        (r, c): (min(one[r][c] for one in every), max(one[r][c] for one in every))
        for r, c in hidden_places(found)
    }


SMALL = st.integers(0, 4)
TABLES = st.one_of(
    st.lists(st.tuples(SMALL, SMALL), min_size=1, max_size=3),
    st.lists(st.tuples(SMALL, SMALL, SMALL), min_size=1, max_size=2),
    st.lists(st.tuples(SMALL, SMALL, SMALL, SMALL), min_size=1, max_size=1),
)


@settings(max_examples=300, deadline=None)
@given(TABLES, st.booleans())
def test_no_hidden_number_can_be_worked_out(rows: list[tuple[int, ...]], personal: bool) -> None:
    assume(all(sum(row) == 0 or sum(row) >= THREE for row in rows))
    assume(any(any(row) for row in rows))

    found = masked(table(*rows), THREE, personal=personal)

    if found is None:
        return
    for row, cells in zip(found.table.cells, found.cells, strict=True):
        for cell, value in zip(row, cells, strict=True):
            assert value is None or cell.learners == 0 or cell.learners >= THREE
    for place, (low, high) in spread(found).items():
        assert high - low >= THREE, (place, found.cells, found.column_totals)
        assert bounds(values(found), hidden_places(found), place) == (low, high)


def test_the_property_is_tried_on_tables_that_hide_something() -> None:
    found = masked(table((2, 4, 3), (4, 0, 4)), THREE)

    assert found
    assert len(hidden_places(found)) > 3
    assert len(spread(found)) == len(hidden_places(found))


@pytest.mark.parametrize("rows", [((1, 2, 30),), ((4, 40), (3, 60)), ((0, 3, 0, 9), (7, 7, 1, 9))])
def test_wherever_one_number_is_hidden_in_a_row_another_is(
    rows: tuple[tuple[int, ...], ...],
) -> None:
    found = masked(table(*rows), FIVE)

    assert found
    for cells in found.cells:
        assert list(cells).count(None) != 1
