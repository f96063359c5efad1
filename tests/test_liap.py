"""The rules of the plan of the team around the child."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from smartdoc.check import Checked, Checker
from smartdoc.language.general import (
    is_general_concern,
    is_generic_comment,
    is_not_given,
    judging_words,
    words_of_the_trade,
)
from smartdoc.repository import open_repository
from tests.examples import BASE, TODAY, as_text, base, checked, keep, laid_over


def seen(change: dict[str, Any]) -> list[tuple[str, str]]:
    return where(checked(as_text(laid_over(base("liap"), change))))


def where(found: Checked) -> list[tuple[str, str]]:
    """Return the codes of what was found, and the places."""
    return [(each.rule, ".".join(map(str, each.path))) for each in found.findings]


def codes(change: dict[str, Any]) -> list[str]:
    return [code for code, _ in seen(change)]


def after(folder: Path, earlier: list[dict[str, Any]], now: dict[str, Any]) -> Checked:
    """Return the small plan with a change, checked as the next of a learner's earlier plans."""
    for number, change in enumerate(earlier):
        keep(folder, base("liap"), {"meeting": {"date": day(number)}, **change})
    path = keep(folder, base("liap"), now)
    return Checker(open_repository(BASE), TODAY).one(path)


def day(number: int) -> str:
    return f"2026-0{number + 1}-12"


def concern(**change: Any) -> dict[str, Any]:
    return {"concerns": [change]}


VAGUE = [
    "Behaviour",
    "Behaviour.",
    "Issues at home",
    "Concerns around attendance",
    "There are concerns around behaviour at school.",
    "Robin's behaviour in class is a concern.",
    "Robin’s attendance",
    "Poor hygiene",
    "Low self-esteem and anxiety",
    "Mental health and wellbeing",
    "Family circumstances are having an impact on his learning.",
    "Robin finds school difficult.",
    "Robin is struggling with his friendships and with his emotional regulation.",
    "Kirsty is struggling to cope at home with Robin's behaviour.",
    "Ongoing issues with peers, which are affecting his progress.",
    "tbc",
    "Neglect",
    "Trauma",
    "Anger management",
    "Parenting",
    "Risk-taking behaviour",
    "Robin does not behave.",
    "Robin is falling behind.",
    "Lack of boundaries and routines at home",
    "School attendance and punctuality have been an issue for some time.",
    "Robin is having a difficult time at home at the moment.",
    "Robin is displaying challenging behaviours both at home and at school.",
]
EXACT = [
    "Robin comes into class after nine o'clock on most school days.",
    "Robin hits other children when they take the ball.",
    "Robin is often hungry in the morning.",
    "Robin's attendance has been 62% since September.",
    "Robin sleeps four hours a night.",
    "Robin leaves the room when the class begins to write.",
    "The family has no heating.",
    "Robin has no coat.",
    "Robin cries when Kirsty leaves.",
    "Robin is often late for school.",
    "Robin does not do his homework.",
    "Robin has missed four dental appointments since March.",
    "Robin is anxious about leaving Kirsty and cries at the gate.",
    "Two neighbours have heard shouting at night.",
    "Robin finds it hard to sit for longer than five minutes.",
    "Robin will not go into the dining hall.",
    "There is no hot water in the flat.",
    "Robin gets into fights at break time.",
    "Robin is rarely in school on Fridays.",
]


@pytest.mark.parametrize("what", VAGUE)
def test_a_concern_that_is_only_a_heading_is_vague(what: str) -> None:
    assert seen(concern(what=what)) == [("LIAP01", "concerns.0.what")]


@pytest.mark.parametrize("what", EXACT)
def test_a_concern_that_says_what_is_seen_is_not(what: str) -> None:
    assert seen(concern(what=what)) == []


@pytest.mark.parametrize(
    ("what", "evidence", "vague"),
    [
        ("Robin's attendance is low.", "It is 62% this term.", False),
        ("Robin's attendance is low.", "The teacher has said so.", True),
        ("Concerns around attendance", "It is 62% this term.", True),
        ("Poor behaviour", "Nine notes since September.", True),
    ],
)
def test_a_figure_in_the_evidence_makes_low_attendance_exact(
    what: str, evidence: str, vague: bool
) -> None:
    assert is_general_concern(what, evidence, ["Robin"]) is vague


def test_a_concern_says_what_it_is() -> None:
    assert seen(concern(what=None)) == [("LIAP01", "concerns.0.what")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Robin is lazy in the mornings.", "lazy"),
        ("Robin's behaviour is appalling.", "appalling"),
        ("The household is chaotic.", "chaotic"),
        ("Kirsty can’t be bothered to set an alarm.", "can't be bothered"),
        ("Robin kicks off when he has to write.", "kicks off"),
        ("He is an attention seeker.", "attention seeker"),
        ("Robin said “I am lazy” to S. Drummore.", None),
        ("Robin has a damaged tooth.", None),
        ("Robin leaves the room when the class begins to write.", None),
        ("His sleep is disturbed by the trains.", None),
    ],
)
def test_judgements_are_found_unless_somebody_is_quoted(text: str, words: str | None) -> None:
    assert judging_words(text, "Robin") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Robin presents as dysregulated after lunch.", "dysregulated"),
        ("Robin presents as tired after lunch.", "presents as"),
        ("Non-engagement with services since May.", "Non-engagement"),
        ("The family is known to services.", "known to services"),
        ("Robin presents his work to the class.", None),
    ],
)
def test_words_of_the_trade_are_found(text: str, words: str | None) -> None:
    assert words_of_the_trade(text) == words


@pytest.mark.parametrize("key", ["what", "evidence"])
def test_a_judgement_is_found_where_it_stands(key: str) -> None:
    text = "Robin is lazy and came into class at ten on 7 of 20 school days."

    assert seen(concern(**{key: text})) == [("LIAP02", f"concerns.0.{key}")]


def test_an_objective_names_its_concern() -> None:
    assert seen({"targets": [{"concern": None}]}) == [("LIAP03", "targets.0.concern")]


def test_without_concern_and_reason_one_rule_speaks() -> None:
    assert codes({"targets": [{"concern": None, "reason": None}]}) == ["R01"]


def test_a_plan_names_concerns() -> None:
    assert seen({"concerns": None, "targets": [{"concern": None}]}) == [("LIAP03", "concerns")]


TEETH = {
    "id": "teeth",
    "what": "Robin's tooth hurts when he eats, and no dentist has seen it.",
    "evidence": "Robin told the school nurse on 9 November.",
}


def test_each_concern_is_answered() -> None:
    change = {"concerns": [{}, TEETH]}

    assert seen(change) == [("LIAP04", "concerns.1.id")]
    assert seen({**change, "targets": [{"concern": ["mornings", "teeth"]}]}) == []


def test_a_concern_whose_objective_is_astray_is_not_told_of_twice() -> None:
    assert "LIAP04" not in codes({"targets": [{"concern": ["morning"]}]})
    assert "LIAP04" not in codes({"targets": [{"concern": None}]})


def test_the_kind_of_indicator_is_given() -> None:
    assert seen({"targets": [{"measure": {"indicator": None}}]}) == [
        ("LIAP06", "targets.0.measure.indicator")
    ]


def test_confidence_is_asked_for_before() -> None:
    assert seen({"confidence": None}) == [("LIAP07", "confidence")]
    assert seen({"confidence": [{"before": None}]}) == [("LIAP07", "confidence.0.before")]


ASKED = {"who": "robin", "about": "getting to school in time", "before": 4}


def confidence_after(folder: Path, *entries: dict[str, Any]) -> list[tuple[str, str]]:
    earlier = {"confidence": [{**ASKED, "before_on": day(0)}]}
    found = where(after(folder, [earlier], {"confidence": list(entries)}))
    return [(code, path) for code, path in found if code == "LIAP07"]


def test_confidence_is_asked_for_again(tmp_path: Path) -> None:
    same = {**ASKED, "before_on": day(0), "after": None, "after_on": None}
    again = {**same, "after": 6, "after_on": "2026-11-30"}
    new = {"who": "mum", "about": "the evenings", "before": 3, "before_on": "2026-11-30"}

    assert confidence_after(tmp_path, same) == [("LIAP07", "confidence.0.after")]
    assert confidence_after(tmp_path, again) == []
    assert confidence_after(tmp_path, again, new) == []
    assert confidence_after(tmp_path, new, same) == [("LIAP07", "confidence.1.after")]


def unmet(target: str = "on-time", **change: Any) -> dict[str, Any]:
    entry = {
        "target": target,
        "outcome": "not-achieved",
        "decision": "revise",
        "because": "The alarm clocks did not help.",
        "evidence": "7 of 20 school days.",
    }
    return {"review": [{**entry, **change}]}


ANSWERS = {
    "same_or_new": "The concern is the same.",
    "assessment_revisited": "On 23 November with Kirsty and Robin.",
    "unknown": "How Robin sleeps.",
    "another_professional": "L. Ardle joins, with Kirsty's consent.",
    "learned": "A friend at the door helps; alarm clocks do not.",
    "next_step": "The team stays with the plan until March.",
}


def moving_on(
    folder: Path, earlier: list[dict[str, Any]], now: dict[str, Any]
) -> list[tuple[str, str]]:
    found = where(after(folder, earlier, now))
    return [(code, path) for code, path in found if code == "LIAP08"]


def test_once_unmet_is_no_reason_to_move_on(tmp_path: Path) -> None:
    assert moving_on(tmp_path, [{}], unmet()) == []


def test_twice_unmet_is(tmp_path: Path) -> None:
    assert moving_on(tmp_path, [{}, unmet()], unmet()) == [("LIAP08", "moving_on")]


def test_answered_questions_are_enough(tmp_path: Path) -> None:
    assert moving_on(tmp_path, [{}, unmet()], {**unmet(), "moving_on": ANSWERS}) == []


def test_unanswered_ones_are_named(tmp_path: Path) -> None:
    some = {**ANSWERS, "unknown": None, "learned": None}
    found = after(tmp_path, [{}, unmet()], {**unmet(), "moving_on": some})
    (finding,) = [each for each in found.findings if each.rule == "LIAP08"]

    assert "does not say what the team does not know yet and what works" in finding.message
    assert finding.hint == "Under “moving_on”, answer “unknown” and “learned”."


def test_of_many_unanswered_ones_the_number_is_named(tmp_path: Path) -> None:
    some = {**ANSWERS, "unknown": None, "learned": None, "next_step": None}
    found = after(tmp_path, [{}, unmet()], {**unmet(), "moving_on": some})
    (finding,) = [each for each in found.findings if each.rule == "LIAP08"]

    assert finding.message.endswith("and 3 of the 6 questions for moving on have no answer.")
    assert finding.hint == "Under “moving_on”, answer “unknown”, “learned” and “next_step”."


def test_progress_in_between_begins_the_count_again(tmp_path: Path) -> None:
    better = unmet(outcome="partly-achieved")

    assert moving_on(tmp_path, [{}, unmet(), better], unmet()) == []


def test_the_count_follows_an_objective_that_was_revised(tmp_path: Path) -> None:
    revised = {**unmet(), "targets": [{"id": "breakfast", "revises": "on-time"}]}

    assert moving_on(tmp_path, [{}, revised], unmet("breakfast")) == [("LIAP08", "moving_on")]


def test_another_objective_is_counted_by_itself(tmp_path: Path) -> None:
    other = {**unmet(), "targets": [{"id": "teeth"}]}

    assert moving_on(tmp_path, [{}, other], unmet("teeth")) == []


STEP_UP = {
    "step": "local-management-group",
    "on": "2026-12-07",
    "reason": "Robin needs an adult at home before school.",
    "evidence": ["breakfast club offered since 2 November and used on 9 days"],
}


def test_a_step_up_asks_the_questions_too(tmp_path: Path) -> None:
    assert moving_on(tmp_path, [{}], unmet(decision="escalate")) == [("LIAP08", "moving_on")]
    assert codes({"escalation": [STEP_UP]}) == ["LIAP08"]
    assert codes({"escalation": [{**STEP_UP, "step": "lead-professional"}]}) == []


@pytest.mark.parametrize("key", ["evidence", "reason"])
def test_a_step_up_has_its_evidence_and_its_reason(key: str) -> None:
    step = {name: value for name, value in STEP_UP.items() if name != key}

    assert seen({"escalation": [step], "moving_on": ANSWERS}) == [("LIAP09", f"escalation.0.{key}")]


def steps(*taken: tuple[str, str]) -> dict[str, Any]:
    entries = [{**deepcopy(STEP_UP), "step": f"{step}-group", "on": on} for step, on in taken]
    return {"escalation": entries, "moving_on": ANSWERS}


LOCAL, MORE, PLACEMENT = "local-management", "additional-resource-management", "placement-services"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (steps((LOCAL, "2026-12-07")), []),
        (steps((LOCAL, "2026-12-07"), (MORE, "2027-02-01")), []),
        (steps((MORE, "2027-02-01")), ["escalation.0.step"]),
        (steps((LOCAL, "2026-12-07"), (PLACEMENT, "2027-02-01")), ["escalation.1.step"]),
        (steps((MORE, "2026-12-07"), (LOCAL, "2027-02-01")), ["escalation.0.step"]),
    ],
)
def test_the_steps_up_are_taken_one_at_a_time(change: dict[str, Any], told: list[str]) -> None:
    assert [path for code, path in seen(change) if code == "LIAP11"] == told


def test_a_step_taken_in_an_earlier_plan_counts(tmp_path: Path) -> None:
    earlier = steps((LOCAL, "2026-06-01"))
    found = where(after(tmp_path, [earlier], steps((MORE, "2026-12-07"))))

    assert "LIAP11" not in [code for code, _ in found]


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("family support worker", True),
        ("school nurse (lead professional)", False),
        ("Lead Professional", False),
        ("lead practitioner", False),
        ("football leader", True),
    ],
)
def test_somebody_leads(role: str, told: bool) -> None:
    assert ("LIAP10" in codes({"people": {"lead": {"role": role}}})) is told


def test_a_lead_who_is_not_among_the_people_is_told_of_once() -> None:
    plan = base("liap")
    plan["people"] = {who: one for who, one in plan["people"].items() if who != "lead"}
    plan["meeting"] = {**plan["meeting"], "chair": "lead"}
    found = checked(as_text(plan)).findings

    assert {each.rule for each in found} == {"ACT04"}


@pytest.mark.parametrize("text", [None, "tbc", "No", "to be confirmed.", "n/a"])
def test_consent_and_assessment_are_written_down(text: str | None) -> None:
    assert seen({"consent": text}) == [("LIAP12", "consent")]
    assert seen({"assessment": text}) == [("LIAP13", "assessment")]


@pytest.mark.parametrize(
    "text",
    [
        "Will be asked for.",
        "To be discussed with Kirsty on Monday.",
        "Kirsty has not yet been asked.",
        "still to be signed",
        "verbal consent to follow",
    ],
)
def test_consent_that_is_still_to_come_is_none(text: str) -> None:
    assert seen({"consent": text}) == [("LIAP12", "consent")]


def test_consent_given_by_one_may_wait_for_another() -> None:
    assert seen({"consent": "Kirsty agreed on 8 June; Ina will be asked on Friday."}) == []


def test_a_chronology_goes_from_the_earliest_to_the_latest() -> None:
    days = ("2026-02-23", "2026-05-26", "2026-03-16")
    told = [{"on": day, "what": "Robin came late."} for day in days]

    assert seen({"chronology": told[:2]}) == []
    assert seen({"chronology": told}) == [("HIS07", "chronology.2.on")]


@pytest.mark.parametrize("text", ["Kirsty agreed.", "Not given by Robin, who is six; by Kirsty."])
def test_an_answer_in_words_is_one(text: str) -> None:
    assert not is_not_given(text)
    assert seen({"consent": text}) == []


NURSE = {"people": {"nurse": {"role": "school nurse", "name": "A. Begbie"}}}


def test_who_is_at_the_table_does_something() -> None:
    present = {"meeting": {"present": ["robin", "mum", "lead", "teacher", "nurse"]}}
    watching = {"targets": [{"monitoring": [{"who": "nurse"}]}]}

    assert seen({**NURSE, **present}) == [("LIAP14", "meeting.present.4")]
    assert seen({**NURSE, **present, **watching}) == []


def test_whose_action_has_no_name_is_not_asked_for_one() -> None:
    present = {"meeting": {"present": ["robin", "mum", "lead", "teacher", "nurse"]}}
    nameless = {"actions": [{"what": "asks Robin how he sleeps", "due": "2026-12-11"}]}

    assert codes({**NURSE, **present, **nameless}) == ["ACT01"]


@pytest.mark.parametrize("text", ["a " * 5000, "“" * 5000, "concern " * 1500, "is " * 3000])
def test_long_texts_are_read_in_no_time(text: str) -> None:
    assert judging_words(text, "Robin") is None
    assert words_of_the_trade(text) is None
    assert is_general_concern(text, text, []) in (True, False)
    assert is_generic_comment(text, []) in (True, False)
