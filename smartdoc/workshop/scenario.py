"""One possible action plan for the workshop's scenario: a plan file like any other."""

from __future__ import annotations

from pathlib import Path

from smartdoc.errors import SmartdocError
from smartdoc.model import Plan, plan_from
from smartdoc.schema import Schemas
from smartdoc.source import read

FILE = Path(__file__).with_name("scenario.yaml")
_KIND = "liap"


def scenario_plan() -> Plan:
    """Return the plan, by the schemas that come with smartdoc."""
    source = read(FILE, FILE.name)
    schemas = Schemas(None)
    schema = schemas.schema(_KIND)
    data = schema.data(source)
    if faults := [*source.findings, *schema.findings(source, data)]:
        raise SmartdocError(f"{FILE} is damaged: {faults[0].message}", "Install smartdoc again.")
    return plan_from(data, schema.contents, schemas.others)
