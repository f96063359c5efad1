"""The closed lists of words in a plan. The schemas hold the same lists for the editor."""

from __future__ import annotations

from typing import Literal

Status = Literal["draft", "agreed"]

Edition = Literal["early-years", "school-age", "post-16", "initial"]

KeyStage = Literal["EYFS", "KS1", "KS2", "KS3", "KS4", "post-16"]

Party = Literal["child", "school", "carer", "parent", "social-worker", "virtual-school", "other"]

Reader = Literal["child", "carer", "parent", "school", "social-worker", "virtual-school"]
"""Whom a restricted block may be opened to."""

Audience = Literal[Reader, "parent-redacted", "none"]
"""Whose version of the documents a person receives."""

Outcome = Literal[
    "achieved", "partly-achieved", "not-achieved", "not-yet-due", "no-longer-relevant"
]

Decision = Literal["close", "carry-over", "revise", "replace", "drop", "escalate"]

Indicator = Literal["observation", "quantitative", "qualitative", "written-progress", "self-report"]

Progress = Literal["to-do", "doing", "done", "dropped"]

Impact = Literal["significant", "moderate", "minimal", "too-soon"]

Timetable = Literal["full", "part"]

WellbeingIndicator = Literal[
    "safe",
    "healthy",
    "achieving",
    "nurtured",
    "active",
    "respected",
    "responsible",
    "included",
]

Step = Literal[
    "lead-professional",
    "local-management-group",
    "additional-resource-management-group",
    "placement-services-group",
]
