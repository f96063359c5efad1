"""What changed between two plans, in plain English: every field, and nothing that is no change."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartdoc.changes import (
    Group,
    Labels,
    changes_between,
    differences,
    halves,
    pieces_of,
    shortened,
    without_secrets,
    without_words,
)
from smartdoc.model import Details, Plan, Record, plan_from
from smartdoc.schema import Schemas
from smartdoc.source import parse
from tests.everything import OTHER, filled
from tests.examples import KINDS, SHIPPED, as_text, base, laid_over
from tests.one_change import changed, without_one

SCHEMAS = Schemas(None)
PEP = {**base("pep"), "ref": "c-0142"}

IDENTITIES = {
    ("people", "id"),
    ("review", "target"),
    ("sign_off", "who"),
}
"""Fields by which an entry is known: with another, one entry came and one went."""


def labels(kind: str) -> Labels:
    return Labels(SCHEMAS.schema(kind).contents, SCHEMAS.others) if kind != OTHER else Labels()


def groups(before: dict[str, Any], after: dict[str, Any], **options: Any) -> tuple[Group, ...]:
    kind = after["kind"]
    return changes_between(plan_from(before), plan_from(after), labels(kind), **options)


def told(above: Any, below: Any = None, **options: Any) -> list[str]:
    """Return the sentences on what was laid over a plan."""
    before = laid_over(PEP, below) if below else PEP
    found = groups(before, laid_over(before, above), **options)
    return [sentence.text for group in found for sentence in group.sentences]


def sentences(before: Plan, after: Plan, kind: str) -> list[Any]:
    found = changes_between(before, after, labels(kind))
    return [sentence for group in found for sentence in group.sentences]


# Every field


@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_a_change_of_any_one_field_is_told_in_one_sentence(kind: str) -> None:
    plan = filled(kind).plan
    seen = 0
    for names, after in changed(plan):
        if names in IDENTITIES:
            continue
        found = sentences(plan, after, kind)

        assert [one.field for one in found] == [".".join(names)], names
        assert found[0].withheld.endswith((" changed.", " added.", " taken out.")), names
        seen += 1

    assert seen > 60


@pytest.mark.parametrize("kind", KINDS)
def test_the_new_value_of_any_one_field_can_be_read(kind: str) -> None:
    plan = filled(kind).plan
    seen = 0
    for names, after in changed(plan):
        for sentence in sentences(plan, after, kind):
            new = sentence.differences[-1].after
            readable = names != ("sign_off", "content")  # a hash, which is for programs
            if readable and isinstance(new, str) and new.endswith(" or so"):
                words = " ".join([sentence.text, *(piece.text for piece in sentence.pieces)])

                assert "or so" in words, names
                seen += 1

    assert seen > 40


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_without_words_says_a_word_of_the_plan(kind: str) -> None:
    plan = filled(kind).plan
    seen = 0
    for _, after in changed(plan):
        for group in without_words(changes_between(plan, after, labels(kind))):
            for sentence in group.sentences:
                said = f"{group.title} {sentence.text}"

                assert "Words" not in said
                assert "or so" not in said
                assert not sentence.pieces
                assert not any(figure.isdigit() and int(figure) > 9 for figure in said.split())
                seen += 1

    assert seen > 60


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_that_is_taken_out_or_comes_back_is_told(kind: str) -> None:
    plan = filled(kind).plan
    seen = 0
    for names, less in without_one(plan):
        if names[0] not in ("people", "extra"):
            gone, back = sentences(plan, less, kind), sentences(less, plan, kind)

            assert (len(gone), len(back)) == (1, 1), names
            seen += 1

    assert seen > 40


def test_somebody_who_gets_another_short_name_is_one_change() -> None:
    text = as_text(PEP).replace("carer:", "jo:").replace("who: carer", "who: jo")
    text = text.replace("- carer\n", "- jo\n")
    after = parse(text, "plan.yaml").data
    assert after is not None

    assert [one.text for group in groups(PEP, after) for one in group.sentences] == [
        "Jo: short name changed from “carer” to “jo”."
    ]


def test_words_that_a_teams_own_kind_has_for_how_far_things_are() -> None:
    before = own(status="open", actions=[{"what": "sings", "status": "planned"}])
    after = own(status="closed", actions=[{"what": "sings", "status": "put-off"}])
    found = changes_between(before, after)

    assert [one.text for group in found for one in group.sentences] == [
        "Status changed from open to closed.",
        "The action is now “put off”: “sings”.",
    ]


# What is no change


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_plan_says_the_same_as_itself(path: Any) -> None:
    plan = _example(path)

    assert differences(plan, plan) == ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
@settings(max_examples=10, deadline=None)
@given(seed=st.integers())
def test_lists_in_another_order_and_texts_in_other_lines_are_no_change(
    path: Any, seed: int
) -> None:
    plan = _example(path)
    shuffled = _shuffled(plan, random.Random(seed))

    assert shuffled != plan
    assert differences(plan, shuffled) == ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_change_is_found_wherever_the_entries_stand(path: Any, data: st.DataObject) -> None:
    plan = _example(path)
    names, after = data.draw(st.sampled_from(list(changed(plan))))
    shuffled = _shuffled(after, random.Random(data.draw(st.integers())))
    found = differences(plan, shuffled)

    assert found
    assert {one.names[0] for one in found} <= {names[0], *_PEOPLE_ARE_IN}


_PEOPLE_ARE_IN = {
    "people", "meeting", "voice", "targets", "actions", "sign_off", "waive", "concerns",
    "confidence", "attainment", "transition", "wellbeing",
}  # fmt: skip


def test_an_empty_block_and_no_block_say_the_same() -> None:
    assert told({"views": {}, "waive": []}) == []


# Targets


def test_a_later_and_an_earlier_due_date() -> None:
    later = {"targets": [{"due": "2027-02-12"}]}
    earlier = {"targets": [{"due": "2026-12-18"}]}
    words = {"targets": [{"due": "ongoing"}]}

    assert told(later) == ["Due date moved from 29 January to 12 February 2027."]
    assert told(earlier) == ["Due date brought forward from 29 January 2027 to 18 December 2026."]
    assert told(words) == ["Due date changed from 29 January 2027 to “ongoing”."]


def test_a_goal_that_is_raised_or_lowered_has_its_unit() -> None:
    assert told({"targets": [{}, {}, {"measure": {"target": 95}}]}) == [
        "Goal raised from 90% to 95%."
    ]
    assert told({"targets": [{"measure": {"target": 1}}]}) == [
        "Goal lowered from 4 paragraphs to 1 paragraph."
    ]


def test_a_goal_where_less_is_better_says_what_it_asks() -> None:
    fewer = {"targets": [{"measure": {"baseline": 8, "target": 3, "unit": "late days"}}]}
    less = {"targets": [{"measure": {"target": 1}}]}
    more = {"targets": [{"measure": {"target": 5}}]}

    assert told(less, fewer) == [
        "Goal lowered from 3 late days to 1 late days, which asks for more than before."
    ]
    assert told(more, fewer) == [
        "Goal raised from 3 late days to 5 late days, which asks for less than before."
    ]


def test_baseline_and_readings() -> None:
    reading = {"on": "2026-12-04", "value": 75}
    with_reading = {"targets": [{}, {}, {"measure": {"readings": [reading]}}]}
    other = {"targets": [{}, {}, {"measure": {"readings": [{**reading, "value": 80}]}}]}

    assert told({"targets": [{}, {}, {"measure": {"baseline": 62}}]}) == [
        "Starting point changed from 60% to 62%."
    ]
    assert told(with_reading) == ["Reading added: 75% on 4 December 2026."]
    assert told(other, with_reading) == ["Reading of 4 December 2026 changed from 75% to 80%."]


def test_a_new_wording_shows_the_words_that_changed() -> None:
    words = "Ash will write a story of 5 paragraphs without help by 29 January 2027."
    found = groups(PEP, laid_over(PEP, {"targets": [{"statement": words}]}))
    (sentence,) = found[0].sentences

    assert sentence.text == "Outline SMART target reworded:"
    assert sentence.pieces == (
        ("same", "Ash will write a story of "),
        ("gone", "4"),
        ("new", "5"),
        ("same", " paragraphs without help by 29 January 2027."),
    )


def test_a_new_target_and_one_that_is_gone_stand_under_their_titles() -> None:
    new = {**PEP["targets"][0], "id": "poem", "title": "A poem"}
    after = {**PEP, "targets": [*PEP["targets"][1:], {**new, "statement": "Ash will write."}]}
    found = groups(PEP, after)

    assert [
        (group.title, group.target, [one.text for one in group.sentences]) for group in found
    ] == [
        (
            "A poem",
            "poem",
            [
                "New target: “Ash will write.” (from 1 paragraph to 4 paragraphs, by 29 January "
                "2027, with 5 actions)."
            ],
        ),
        (
            "Writing",
            "paragraphs",
            [
                "No longer in the plan: “Ash will write a story of 4 paragraphs without help by 29 "
                "January 2027.”"
            ],
        ),
    ]


def test_a_revised_target_is_compared_with_the_one_that_it_revises() -> None:
    after = laid_over(
        PEP, {"targets": [{"id": "longer", "revises": "paragraphs", "due": "2027-02-12"}]}
    )
    (group,) = groups(PEP, after)

    assert group.target == "longer"
    assert [one.text for one in group.sentences] == [
        "Takes the place of “Writing”.",
        "Due date moved from 29 January to 12 February 2027.",
    ]


def test_changes_stand_in_the_order_of_a_reader() -> None:
    after = laid_over(
        PEP,
        {
            "voice": {"liked": "Drawing."},
            "people": {"dt": {"role": "headteacher"}},
            "targets": [{}, {"due": "2027-02-12"}, {"due": "2027-02-12"}],
            "meeting": {"time": "14:00"},
            "care_review": "2027-01-18",
            "actions": [{"who": "sw", "what": "invites Ash's mother"}],
            "review": [{"target": "spelling", "outcome": "achieved", "decision": "close"}],
        },
    )

    assert [group.title for group in groups(PEP, after)] == [
        "The plan",
        "Meeting",
        "Maths",
        "Attendance",
        "Review of the last targets",
        "People",
        "Actions of the whole plan",
        "The child's voice",
    ]


# Actions and milestones


def test_actions_that_come_go_and_pass_on() -> None:
    action = {"who": "carer", "what": "buys the pen.", "due": "2026-12-11", "how_often": "once"}
    given_to = {"actions": [{**action, "who": "sw"}]}

    assert told({"actions": [action]}) == [
        "Action added for Jo: “buys the pen.” (by 11 December 2026, once)."
    ]
    before = laid_over(PEP, {"actions": [action]})
    assert [one.text for group in groups(before, PEP) for one in group.sentences] == [
        "Jo's action taken out: “buys the pen.”"
    ]
    assert told(given_to, {"actions": [action]}) == [
        "Action passed from Jo to T. Lind: “buys the pen.”"
    ]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ({}, {"status": "done", "done_on": "2026-12-04"}, "is now done, on 4 December 2026"),
        ({"status": "doing"}, {"status": "done"}, "is now done"),
        ({"status": "to-do"}, {"status": "doing"}, "is now under way"),
        ({"status": "doing"}, {"status": "dropped"}, "was dropped"),
        ({"status": "done"}, {"status": "to-do"}, "is to do again"),
        ({"status": "done"}, {"done_on": "2026-12-04"}, "was done on 4 December 2026"),
    ],
)
def test_how_far_an_action_is(before: dict[str, str], after: dict[str, str], sentence: str) -> None:
    action = {"who": "carer", "what": "buys the pen", "due": "2026-12-11"}

    assert told({"actions": [after]}, {"actions": [{**action, **before}]}) == [
        f"Jo's action {sentence}: “buys the pen”."
    ]


def test_an_edited_action_is_one_action_and_not_two() -> None:
    edited = {"targets": [{"actions": [{"what": "draws five boxes before each story"}]}]}
    (group,) = groups(PEP, laid_over(PEP, edited))
    (sentence,) = group.sentences

    assert sentence.text == "Ash's action reworded:"
    assert [piece for piece in sentence.pieces if piece.fate != "same"] == [
        ("gone", "four"),
        ("new", "five"),
    ]


def test_fields_of_one_action_are_told_in_one_sentence() -> None:
    action = {"who": "carer", "what": "buys the pen", "due": "2026-12-11"}
    later = {"actions": [{"due": "2026-12-18", "how_often": "once"}]}

    assert told(later, {"actions": [action]}) == [
        "Jo's action “buys the pen”: due date moved from 11 December to 18 December 2026; how "
        "often added: “once”."
    ]


def test_a_milestone_that_was_reached() -> None:
    step = {"what": "two parts", "due": "2026-12-18"}

    assert told({"targets": [{"milestones": [step]}]}) == [
        "Milestone added: “two parts” (by 18 December 2026)."
    ]
    assert told(
        {"targets": [{"milestones": [{"done_on": "2026-12-17"}]}]},
        {"targets": [{"milestones": [step]}]},
    ) == ["Milestone “two parts” was reached on 17 December 2026."]


# People, agreement and review


def test_people_who_come_and_leave_and_change_their_role() -> None:
    more = {"people": {"ta": {"role": "teaching assistant", "name": "K. Brandt"}}}
    before = laid_over(PEP, more)

    assert told(more) == ["K. Brandt (teaching assistant) added."]
    assert [one.text for group in groups(before, PEP) for one in group.sentences] == [
        "K. Brandt (teaching assistant) no longer named."
    ]
    assert told({"people": {"dt": {"role": "headteacher"}}}) == [
        "R. Okafor: role changed from “designated teacher” to “headteacher”."
    ]


def test_readings_that_came_together_are_told_together() -> None:
    read = [{"on": "2026-12-04", "value": 2}, {"on": "2026-12-18", "value": 3}]
    both = {"targets": [{"measure": {"readings": read}}]}

    assert told(both) == [
        "Readings added: 2 paragraphs on 4 December 2026 and 3 paragraphs on 18 December 2026."
    ]


def test_the_plan_is_agreed_and_by_whom() -> None:
    signed = {
        "status": "agreed",
        "sign_off": [{"who": "carer", "on": "2026-11-30"}, {"who": "dt", "on": "2026-11-30"}],
    }

    assert told(signed) == [
        "The plan is now agreed; it was a draft.",
        "Jo and R. Okafor agreed to the plan on 30 November 2026.",
    ]
    assert told({"status": "draft"}, signed) == ["The plan is a draft again; it was agreed."]


def test_an_agreement_that_is_taken_out_is_of_whoever_had_the_short_name_then() -> None:
    before = laid_over(PEP, {"sign_off": [{"who": "dt", "on": "2026-11-30"}]})
    after = laid_over(PEP, {"people": {"dt": {"name": "K. Brandt"}}})

    assert [one.text for group in groups(before, after) for one in group.sentences] == [
        "R. Okafor's agreement taken out.",
        "R. Okafor: name changed from “R. Okafor” to “K. Brandt”.",
    ]


def between_signed(before: Any, after: Any) -> list[str]:
    found = groups({**PEP, "sign_off": before}, {**PEP, "sign_off": after})
    return [sentence.text for group in found for sentence in group.sentences]


def test_signing_is_told_in_words_and_without_the_hash() -> None:
    one, other = "v1:8ccbcd4c99c026fa2a040bde", "v1:b438cfccfee854123088c646"
    asked = {"sign_off": [{"who": "dt", "on": "2026-11-30", "content": one}, {"who": "carer"}]}
    signs = {"sign_off": [{}, {"on": "2026-12-01", "content": one}]}
    again = {"who": "carer", "on": "2026-12-05", "content": other, "because": "Jo is away."}

    assert told({"sign_off": [*asked["sign_off"], {"who": "sw"}]}) == [
        "R. Okafor agreed to the plan on 30 November 2026.",
        "Jo and T. Lind are asked to agree.",
    ]
    assert told(signs, asked) == ["Jo agreed to the plan on 1 December 2026."]
    assert told({"sign_off": [*asked["sign_off"], again]}, asked) == [
        "Jo agreed to a correction on 5 December 2026: “Jo is away.”"
    ]
    assert between_signed(asked["sign_off"], asked["sign_off"][:1]) == [
        "Jo is no longer asked to agree."
    ]


def test_an_agreement_that_was_edited_by_hand_is_told_without_the_hash() -> None:
    one, other = "v1:8ccbcd4c99c026fa2a040bde", "v1:b438cfccfee854123088c646"
    unbound = {"sign_off": [{"who": "dt", "on": "2026-11-30"}]}
    bound = {"sign_off": [{"who": "dt", "on": "2026-11-30", "content": one}]}
    edited = {"sign_off": [{"on": "2026-12-01", "content": other, "because": "A slip."}]}

    assert told(bound, unbound) == [
        "R. Okafor's agreement is from now on bound to what the plan says."
    ]
    assert between_signed(bound["sign_off"], unbound["sign_off"]) == [
        "R. Okafor's agreement is no longer bound to what the plan says."
    ]
    assert told(edited, bound) == [
        "R. Okafor's agreement is now of 1 December 2026; it was of 30 November 2026, and is now "
        "bound to something else than before, and gives as its reason “A slip.”"
    ]


def test_an_outcome_and_a_decision_are_told_with_the_name_of_the_target() -> None:
    waiting = {"review": [{"target": "attendance"}]}
    looked_at = {"review": [{"outcome": "partly-achieved", "decision": "carry-over"}]}

    assert told(waiting) == ["“Attendance” is waiting for its review."]
    assert told(looked_at, waiting) == [
        "“Attendance”: outcome added: partly achieved; decision added: carry over."
    ]


def test_what_belongs_to_the_last_meeting_is_not_taken_out_at_the_next() -> None:
    last = laid_over(
        PEP,
        {
            "status": "agreed",
            "sign_off": [{"who": "dt"}],
            "review": [{"target": "spelling", "outcome": "achieved"}],
            "meeting": {"date": "2026-07-06", "present": ["dt", "ash"]},
        },
    )

    assert [one.text for one in groups(last, PEP, next_meeting=True)[0].sentences] == [
        "This plan is a draft; the one before is agreed."
    ]
    assert [group.title for group in groups(last, PEP, next_meeting=True)] == [
        "The plan",
        "Meeting",
    ]


# Other kinds and texts


def test_how_sure_somebody_is_after_the_plan() -> None:
    before = {**base("liap"), "ref": "l-0009"}
    who = next(iter(before["people"]))
    sure = {"who": who, "about": "mornings", "before": 4, "before_on": "2026-11-09"}
    before["confidence"] = [sure]
    after = {**before, "confidence": [{**sure, "after": 7, "after_on": "2027-02-08"}]}
    name = before["people"][who]["name"]

    assert [one.text for group in groups(before, after) for one in group.sentences] == [
        f"{name}'s confidence about “mornings” after the plan is 7 out of 10, asked on 8 February "
        "2027."
    ]


def test_texts_of_a_list_that_come_and_go_are_told_together() -> None:
    assert told({"celebrations": ["He won.", "Ash read his comic to the class."]}) == [
        "Celebrations: “He won.” added."
    ]
    assert told({"learner": {"languages": ["English"]}}, {"learner": {"languages": ["Welsh"]}}) == [
        "Languages: “English” added; “Welsh” taken out."
    ]


def test_money_and_shares_have_their_signs() -> None:
    before = {"attendance": {"percent": 84.6}, "pupil_premium": {"allocation": 870}}

    assert told({"attendance": {"percent": 90}, "pupil_premium": {"allocation": 2630}}, before) == [
        "Attendance changed from 84.6% to 90%.",
        "Amount changed from £870 to £2,630.",
    ]


OWN: dict[str, Any] = {
    "properties": {
        "kind": {},
        "dream_job": {"title": "My dream job", "type": "string"},
        "mood": {"title": "Mood", "enum": ["so-so", "very-good"]},
        "trips": {
            "title": "Trips",
            "type": "array",
            "items": {"properties": {"where": {"title": "Place"}, "on": {"title": "Day"}}},
        },
    }
}


def own(**more: Any) -> Plan:
    kept = {name: PEP[name] for name in ("ref", "meeting", "learner", "people")}
    return plan_from({"kind": "own", **kept, **more}, OWN)


@pytest.mark.parametrize("known", [OWN, {}])
def test_the_fields_of_a_teams_own_kind_are_told_by_their_titles(known: dict[str, Any]) -> None:
    before = own(dream_job="vet", mood="so-so", trips=[{"where": "the zoo", "on": "Monday"}])
    after = own(dream_job="nurse", mood="very-good", trips=[{"where": "the zoo", "on": "Friday"}])
    found = changes_between(before, after, Labels(known))
    job = "My dream job" if known else "Dream job"

    assert found[0].sentences[0].text == f"{job} changed from “vet” to “nurse”."
    assert len(found[0].sentences) == 2
    assert found[1].title == "Trips"
    assert [one.field for one in found[1].sentences] == ["trips.on"]


def test_blocks_within_blocks_of_a_teams_own_kind_are_told_in_words() -> None:
    guests = [{"name": "Lee", "age": 9}, {"name": "Kit"}]
    before = own(trips=[{"where": "a farm"}], rows=[[{"a": "x"}]])
    after = own(trips=[{"where": "a farm"}, {"guests": guests}], rows=[[{"a": "y", "b": True}]])
    found = changes_between(before, after, Labels(OWN))

    assert [one.text for group in found for one in group.sentences] == [
        "Trips: guests (name “Lee”, age 9) and (name “Kit”) added.",
        "Rows: (a “y”, b yes) added; (a “x”) taken out.",
    ]


def test_the_order_of_keys_in_an_entry_of_ones_own_is_no_change() -> None:
    one = own(trips=[{"where": "the zoo", "on": "Monday"}, {"where": "a farm"}])
    other = own(trips=[{"where": "a farm"}, {"on": "Monday", "where": "the zoo"}])

    assert differences(one, other) == ()


def test_what_only_some_may_read_is_not_told_in_a_document() -> None:
    before = {"restricted": {"placement": "with an aunt"}}
    found = groups(laid_over(PEP, before), laid_over(PEP, {"restricted": {"placement": "at home"}}))

    assert [one.text for one in found[0].sentences] == [
        "Home changed from “with an aunt” to “at home”."
    ]
    assert [one.text for one in without_secrets(found)[0].sentences] == ["Home changed."]


# Words inside texts


@given(st.lists(st.sampled_from("a b, c. é 3% “d” e-f".split())), st.data())
def test_the_pieces_hold_both_texts_word_for_word(words: list[str], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.sampled_from([*words, "x", "y."])))
    was, now = halves(pieces_of(" ".join(words), " ".join(others)))

    assert _letters(piece.text for piece in was) == _letters(words)
    assert _letters(piece.text for piece in now) == _letters(others)


def test_long_texts_keep_a_few_words_around_each_change() -> None:
    words = [f"w{number}" for number in range(60)]
    pieces = pieces_of(" ".join(words), " ".join([*words[:30], "new", *words[30:]]))

    assert "".join(piece.text for piece in shortened(pieces, 2)) == "… w28 w29 new w30 w31 …"


@pytest.mark.parametrize("vocabulary", [2, 300, 8000])
def test_a_text_of_many_pages_is_compared_word_for_word(vocabulary: int) -> None:
    chance = random.Random(7)
    words = [f"w{chance.randrange(vocabulary)}" for _ in range(8000)]
    edited = [word if chance.random() > 0.02 else "edited" for word in words]
    was, now = halves(pieces_of(" ".join(words), " ".join(edited)))

    assert _letters(piece.text for piece in was) == _letters(words)
    assert _letters(piece.text for piece in now) == _letters(edited)
    assert len(now) > 100 or vocabulary == 2


def _letters(words: Any) -> str:
    return "".join("".join(words).split())


def _example(path: Any) -> Plan:
    source = parse(path.read_text(encoding="utf-8"), path.name)
    assert source.data is not None
    schema = SCHEMAS.schema(str(source.data["kind"]))
    return plan_from(schema.data(source), schema.contents, SCHEMAS.others)


def _shuffled(value: Any, chance: random.Random) -> Any:
    """Return a plan with every list in another order and every text broken into other lines."""
    if isinstance(value, Record):
        named = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
        kept = {name: one for name, one in named.items() if name != "path"}
        changed = {name: _shuffled(one, chance) for name, one in kept.items()}
        return dataclasses.replace(value, **changed)
    if isinstance(value, Details):
        keys = chance.sample(list(value), len(value))
        return Details(tuple((key, _shuffled(value[key], chance)) for key in keys))
    if isinstance(value, tuple):
        return tuple(_shuffled(one, chance) for one in chance.sample(value, len(value)))
    return value.replace(" ", "\n") if isinstance(value, str) else value
