"""Finds circles among items that depend on one another, in one walk however large the form is (Tarjan, 1972)."""

from collections.abc import Iterator, Mapping

_Needs = Mapping[str, frozenset[str]]


def circles(needs: _Needs) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each knot of items that depend on one another: its first item, and a shortest circle through it."""
    order = {name: index for index, name in enumerate(needs)}
    knots = [knot for knot in _knots(needs) if len(knot) > 1 or knot[0] in needs.get(knot[0], ())]
    for knot in sorted((sorted(knot, key=order.__getitem__) for knot in knots), key=lambda one: order[one[0]]):
        yield knot[0], _shortest(knot[0], needs, frozenset(knot))


def _knots(needs: _Needs) -> Iterator[list[str]]:
    """The strongly connected components; without recursion, because a chain may be as long as the form."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: list[str] = []
    open_now: set[str] = set()
    for start in needs:
        if start in number:
            continue
        path: list[tuple[str, Iterator[str]]] = [(start, iter(sorted(needs[start])))]
        number[start] = lowest[start] = len(number)
        waiting.append(start)
        open_now.add(start)
        while path:
            here, rest = path[-1]
            following = next((one for one in rest if one in needs), None)
            if following is None:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[here])
                if lowest[here] == number[here]:
                    knot = [waiting.pop()]
                    while knot[-1] != here:
                        knot.append(waiting.pop())
                    open_now.difference_update(knot)
                    yield knot
            elif following not in number:
                number[following] = lowest[following] = len(number)
                waiting.append(following)
                open_now.add(following)
                path.append((following, iter(sorted(needs[following]))))
            elif following in open_now:
                lowest[here] = min(lowest[here], number[following])


def _shortest(start: str, needs: _Needs, knot: frozenset[str]) -> tuple[str, ...]:
    came_from: dict[str, str] = {}
    waiting = [start]
    for here in waiting:
        for other in sorted(needs[here] & knot):
            if other == start:
                chain = [here]
                while chain[-1] != start:
                    chain.append(came_from[chain[-1]])
                return tuple(reversed(chain))
            if other not in came_from:
                came_from[other] = here
                waiting.append(other)
    raise AssertionError("a knot without a circle")
