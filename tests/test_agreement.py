"""Assess agrees with published guidance on labelled statements: a guard against falling back."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import agreement

PUBLISHED = agreement.rows_of(agreement.DATA / "statements.jsonl")
OWN = agreement.rows_of(agreement.DATA / "drafts.jsonl")


def test_agreement_with_published_guidance() -> None:
    core = agreement.table([row for row in PUBLISHED if row.core], agreement.smartdoc_says)
    hard = agreement.table(
        [row for row in PUBLISHED if row.core and row.hard], agreement.smartdoc_says
    )

    assert core.total >= 120
    assert core.kappa >= 0.85
    assert core.false_alarms / (core.hits + core.false_alarms) <= 0.12
    assert hard.accuracy >= 0.7


def test_agreement_on_drafts_as_teachers_write_them() -> None:
    whole = agreement.table(OWN, agreement.smartdoc_says)

    assert whole.total >= 250
    assert whole.kappa >= 0.95


@pytest.mark.parametrize("rows", [PUBLISHED, OWN], ids=["published", "own"])
def test_named_missing_letters_are_told(rows: list[agreement.Row]) -> None:
    found = agreement.letters_found(rows)

    assert sum(told for told, _ in found.values()) >= 0.88 * sum(all_ for _, all_ in found.values())
    for letter in "SMT":
        told, named = found[letter]
        assert told >= 0.9 * named > 0


def test_assess_beats_the_trivial_judges_on_sentences_with_stray_numbers() -> None:
    for rows in (PUBLISHED, OWN):
        core = [row for row in rows if row.core]
        ours, *trivial = (agreement.table(core, judge).kappa for judge in agreement.JUDGES.values())

        assert ours > max(trivial)


def test_no_statement_is_taken_word_for_word_from_guidance() -> None:
    for path in sorted(agreement.DATA.glob("*.jsonl")):
        text = path.read_text(encoding="utf-8")

        assert text.count('"text_form": "our-wording"') == len(text.splitlines()) > 0


def test_figures_are_counted_rightly() -> None:
    row = agreement.Row
    table = agreement.Table(hits=4, false_alarms=1, missed=1, rejected=4)
    rows = [row("a-1", "x", True), row("a-2", "y", False), row("b-1", "z", False)]

    assert table.accuracy == 0.8
    assert table.kappa == pytest.approx(0.6)
    assert [len(fold) for fold in agreement.folds(rows, 2)] == [2, 1]
    assert agreement.folds(rows, 2)[0][0].source == "a"
    assert row("c-1", "x", True, whole=False).core is False


def test_the_report_says_every_figure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(
        '{"id": "a-1", "text": "be kinder", "label": "not_smart", "fails": ["S"], "pair": "p"}\n'
        '{"id": "b-1", "text": "Ash will spell 9 words by May", "label": "smart", "pair": "p"}\n'
        '{"id": "c-1", "text": "Ash will be kind by 3 May", "label": "smart", "hard": true}\n',
        encoding="utf-8",
    )
    agreement.main(["--known", str(path)])
    said = capsys.readouterr().out

    assert "3 statements, 3 of them core, 1 hard" in said
    assert "named missing letters found: 1/1 (100%) (S 1/1)" in said
    assert "pairs: 1; both right 1, in the right order 1" in said
    assert "a number and a time" in said
    assert "  called not SMART: Ash will be kind by 3 May" in said
