"""Scores the merging of reports: BCubed, stories brought together, origins counted, look-alikes kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scorer.counts import Result
from scorer.gold import Row
from tawatur.records import Event


@dataclass(frozen=True)
class Merging:
    """Figures of the merging; the counts are (reached, of)."""

    found: tuple[int, int]
    precision: float
    recall: float
    together: tuple[int, int]
    origins: tuple[int, int]
    merged_by_mistake: tuple[int, int]
    mistakes: tuple[str, ...]

    @property
    def f1(self) -> float:
        """BCubed F1."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def figures(self) -> dict[str, float]:
        """Figures by name, such that more is better; the origins are counted over all stories, so that they cannot fall
        because more stories come together."""

        def share(pair: tuple[int, int]) -> float:
            return pair[0] / pair[1] if pair[1] else 0.0

        counted = (self.origins[0], self.together[1])
        apart = 1 - share(self.merged_by_mistake)
        return {
            "bcubed": self.f1,
            "together": share(self.together),
            "origins": share(counted),
            "look_alikes_apart": apart,
        }


def bcubed(truth: Mapping[str, str], answer: Mapping[str, str]) -> tuple[float, float]:
    """BCubed precision and recall of two clusterings of the same items.

    >>> bcubed({"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "2", "c": "3"})
    (1.0, 0.6666666666666666)
    """
    classes, clusters = defaultdict(set), defaultdict(set)
    for item in truth:
        classes[truth[item]].add(item)
        clusters[answer[item]].add(item)
    shared = {item: len(classes[truth[item]] & clusters[answer[item]]) for item in truth}
    number = len(truth) or 1
    precision = sum(shared[item] / len(clusters[answer[item]]) for item in truth) / number
    return precision, sum(shared[item] / len(classes[truth[item]]) for item in truth) / number


def score(
    rows: Sequence[Row],
    stories: Sequence[Row],
    not_same: Sequence[Row],
    results: Iterable[Result],
    events: Sequence[Event],
) -> Merging:
    """The figures of a run: `results` say which claims answer to which gold event, `events` where the claims went.

    Gold events that the reader did not find count as events of their own.
    """
    home = {claim: event.id for event in events for claim in event.claims}
    found = {}
    for result in results:
        for gold_id, claims in result.pairs.items():
            finals = [home[claim] for claim in claims if claim in home]
            if finals:
                found[gold_id] = finals[0]
    every = [event["id"] for row in rows for event in row["events"]]
    return judge(every, stories, not_same, found, {event.id: event.n_origins for event in events})


def judge(
    every: Sequence[str],
    stories: Sequence[Row],
    not_same: Sequence[Row],
    found: Mapping[str, str],
    origins: Mapping[str, int],
) -> Merging:
    """The figures for gold events mapped to final events."""
    answer = {event: found.get(event, f"missed {event}") for event in every}
    truth = {event: event for event in every} | {
        event: story["story_event"] for story in stories for event in story["events"]
    }
    precision, recall = bcubed(truth, answer)
    whole = [story for story in stories if len({answer[event] for event in story["events"]}) == 1]
    counted = [story for story in whole if origins.get(answer[story["events"][0]]) == story["independent_sources"]]
    wrong = [pair for pair in not_same if answer[pair["a"]] == answer[pair["b"]]]
    mistakes = [f"merged: {pair['a']} = {pair['b']}: {pair['why']}" for pair in wrong]
    mistakes += [f"split: {story['story_event']} {story['event_title']}" for story in stories if story not in whole]
    return Merging(
        found=(len(found), len(answer)),
        precision=precision,
        recall=recall,
        together=(len(whole), len(stories)),
        origins=(len(counted), len(whole)),
        merged_by_mistake=(len(wrong), len(not_same)),
        mistakes=tuple(mistakes),
    )
