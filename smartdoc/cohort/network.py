"""What can be worked out about the hidden numbers of a table, from all that is shown of it.

A table with its totals is a network: each row's total flows through the row's cells into the
columns, and from there into the columns' totals. The numbers that fit what is shown are the flows
that fit it. So the least and the greatest value that a hidden number may have follow from the
greatest flow around it (Ford and Fulkerson), and the cheapest way round tells what else to hide.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]
"""A row and a column; the row after the last is that of the columns' totals."""

_Node: TypeAlias = tuple[str, int]
_Arcs: TypeAlias = dict[_Node, dict[_Node, tuple[Place, float]]]
_TOTAL: _Node = ("total", 0)
_DEAR = 3.0
"""How many cells of the body one total of a column is worth."""


def bounds(
    values: Mapping[Place, float], hidden: frozenset[Place], place: Place
) -> tuple[float, float]:
    """Return the least and the greatest value that a hidden number may have for all that is known.

    ``values`` holds the body and the totals of its columns; those of rows are known. With one row
    alone the columns have no totals apart from its cells.
    """
    less, more = _slack(values, hidden, place, inf)
    return values[place] - less, values[place] + more


def is_uncertain(
    values: Mapping[Place, float], hidden: frozenset[Place], place: Place, room: float
) -> bool:
    """Tell whether the least and the greatest possible value are so far apart."""
    return sum(_slack(values, hidden, place, room)) >= room


def _slack(
    values: Mapping[Place, float], hidden: frozenset[Place], place: Place, most: float
) -> tuple[float, float]:
    """Return by how much a hidden number may be smaller, and larger, each at most ``most``."""
    start, end = _ends(values, place)
    others = _free(values, hidden) - {place}
    less = _greatest_flow(values, others, (start, end), min(values[place], most))
    return less, _greatest_flow(values, others, (end, start), most)


def _free(values: Mapping[Place, float], hidden: frozenset[Place]) -> frozenset[Place]:
    """Return the places whose numbers a reader is not told."""
    last = max(row for row, _ in values)
    return hidden | {place for place in values if place[0] == last} if last == 1 else hidden


def _ends(values: Mapping[Place, float], place: Place) -> tuple[_Node, _Node]:
    """Return from where to where a number flows."""
    row, column = place
    if row == max(each for each, _ in values):
        return ("column", column), _TOTAL
    return ("row", row), ("column", column)


def _arcs(values: Mapping[Place, float], places: frozenset[Place]) -> _Arcs:
    """Return from each node the ways on: a number may grow without end, and shrink to nought."""
    arcs: _Arcs = {}
    for place in sorted(places):
        start, end = _ends(values, place)
        arcs.setdefault(start, {})[end] = (place, inf)
        arcs.setdefault(end, {})[start] = (place, values[place])
    return arcs


def _greatest_flow(
    values: Mapping[Place, float],
    places: frozenset[Place],
    ends: tuple[_Node, _Node],
    most: float,
) -> float:
    """Return how much can flow from one node to another through these places, at most ``most``."""
    room = {
        start: {end: capacity for end, (_, capacity) in ways.items()}
        for start, ways in _arcs(values, places).items()
    }
    flow = 0.0
    while flow < most and (path := _path(room, *ends)):
        amount = min([most - flow, *(room[start][end] for start, end in path)])
        if amount == inf:
            return inf
        for start, end in path:
            room[start][end] -= amount
            room[end][start] += amount
        flow += amount
    return flow


def _path(
    room: Mapping[_Node, Mapping[_Node, float]], source: _Node, sink: _Node
) -> list[tuple[_Node, _Node]]:
    """Return the steps of a shortest way with room on it, none if there is no way."""
    came = {source: source}
    waiting = deque([source])
    while waiting and sink not in came:
        here = waiting.popleft()
        for following, capacity in room.get(here, {}).items():
            if capacity > 0 and following not in came:
                came[following] = here
                waiting.append(following)
    steps: list[tuple[_Node, _Node]] = []
    here = sink if sink in came else source
    while here != source:
        steps.append((came[here], here))
        here = came[here]
    return steps


def way_round(
    values: Mapping[Place, float], hidden: frozenset[Place], place: Place, room: float
) -> frozenset[Place] | None:
    """Return the places by which a hidden number can change by ``room``, the fewest and smallest.

    To hide them too makes it uncertain by as much. None if there are none.
    """
    start, end = _ends(values, place)
    arcs = _arcs(values, frozenset(values) - {place})
    told = frozenset(values) - _free(values, hidden)
    ways = [_cheapest(values, arcs, told, end, start, room)]
    if values[place] >= room:
        ways.append(_cheapest(values, arcs, told, start, end, room))
    found = [way for way in ways if way is not None]
    return min(found, key=lambda way: way[0])[1] & told if found else None


def _cheapest(
    values: Mapping[Place, float],
    arcs: _Arcs,
    told: frozenset[Place],
    source: _Node,
    sink: _Node,
    room: float,
) -> tuple[float, frozenset[Place]] | None:
    """Return the cheapest way with so much room on it: what it costs, and its places."""
    order = count()
    waiting: list[tuple[float, int, _Node, frozenset[Place]]] = [(0.0, 0, source, frozenset())]
    done: set[_Node] = set()
    while waiting:
        cost, _, here, places = heappop(waiting)
        if here == sink:
            return cost, places
        if here in done:
            continue
        done.add(here)
        for following, (step, capacity) in arcs.get(here, {}).items():
            if following not in done and capacity >= room:
                price = _price(values, step) if step in told else 0.0
                heappush(waiting, (cost + price, next(order), following, places | {step}))
    return None


def _price(values: Mapping[Place, float], place: Place) -> float:
    """Return what it costs to hide a number: one, and a little more the larger it is."""
    is_total = place[0] == max(row for row, _ in values)
    return (_DEAR if is_total else 1.0) + values[place] / (1 + sum(values.values()))
