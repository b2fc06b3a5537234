"""The schemas of all files that are no rules: packs, parameters, rubrics, catalogue, clauses, registry."""

from __future__ import annotations

from service.rulelang.catalogue import Catalogue
from service.rulelang.parse.carriers import CARRIER
from service.rulelang.parse.catalogue import ATTAINMENT, INDICATOR, QUANTITY
from service.rulelang.parse.clauses import CLAUSE, REGISTER
from service.rulelang.parse.explanations import EXPLANATION
from service.rulelang.parse.jurisdictions import JURISDICTION
from service.rulelang.parse.listing_terms import CONDITION, LISTING
from service.rulelang.parse.pack import ADAPTED, COMPARISON, PACK, SWITCHED_OFF
from service.rulelang.parse.parameters import PARAMETER
from service.rulelang.parse.provisions import PROCEDURE, PROVISION, WANTED
from service.rulelang.parse.programmes import DUE, DUTY, PERIOD, PROGRAMME, SOON
from service.rulelang.parse.rubric import BAND, CRITERION, POINTS, RUBRIC, SECTION
from service.rulelang.parse.suppressions import SUPPRESSION
from service.rulelang.schema.json_schema import TEXT, Schema, closed, listed, named, one_of
from service.rulelang.schema.rule_schema import IN_FORCE_SCHEMA
from service.rulelang.suppression import IN_RUBRIC
from service.rulelang.words import CLAUSE_STATUSES


def pack_schema() -> Schema:
    """pack.yaml, of a pack that stands on its own or of one that extends another."""
    below = {
        "in_force": IN_FORCE_SCHEMA,
        "comparison": closed(COMPARISON),
        "parts": named(TEXT),
        "switched_off": listed(closed(SWITCHED_OFF)),
    }
    schema = closed(ADAPTED, below)
    alone = {"required": [key.name for key in PACK.keys if key.required], "not": {"required": ["switched_off"]}}
    extending = {"required": schema.pop("required")}
    return {**schema, "anyOf": [extending, alone]}


def parameters_schema() -> Schema:
    """parameters.yaml."""
    return listed(closed(PARAMETER))


def mutation_schema() -> Schema:
    """mutation.yaml."""
    return listed(closed(EXPLANATION))


def rubric_schema() -> Schema:
    """A file of rubrics/."""
    section = closed(SECTION, {"criteria": listed(closed(CRITERION))})
    suppress = listed(closed(SUPPRESSION, {"check": one_of(IN_RUBRIC, IN_RUBRIC)}))
    lists = {"sections": listed(section), "bands": listed(closed(BAND)), "suppress": suppress}
    return closed(RUBRIC, {"points": closed(POINTS), **lists})


def indicator_schema(catalogue: Catalogue) -> Schema:
    """A file of rules/indicators/; `raw` and `bounded_by` name quantities of this catalogue."""
    names = {code: one.name for code, one in catalogue.quantities.items()}
    code = one_of(names, names)
    return closed(INDICATOR, {"raw": named(code), "bounded_by": code, "attainment": closed(ATTAINMENT)})


def quantity_schema() -> Schema:
    """A file of rules/quantities/."""
    return closed(QUANTITY)


def procedure_schema() -> Schema:
    """A file of rules/proceedings/."""
    titles = {name: wanted.title for name, wanted in WANTED.items()}
    return closed(PROCEDURE, {"values": listed(closed(PROVISION, {"name": one_of(titles, titles)}))})


def carriers_schema() -> Schema:
    """carriers.yaml."""
    return listed(closed(CARRIER))


def clauses_schema() -> Schema:
    """A file of rules/clauses/."""
    status = one_of(CLAUSE_STATUSES, CLAUSE_STATUSES)
    return closed(REGISTER, {"clauses": listed(closed(CLAUSE, {"status": status}))})


def jurisdictions_schema() -> Schema:
    """registry/jurisdictions.yaml."""
    return listed(closed(JURISDICTION))


def programme_schema() -> Schema:
    """A file of rules/programmes/."""
    duties = listed(closed(DUTY, {"due": closed(DUE)}))
    return closed(PROGRAMME, {"period": closed(PERIOD), "soon": closed(SOON), "duties": duties})


def listing_schema() -> Schema:
    """A file of rules/listing/."""
    return closed(LISTING, {"conditions": listed(closed(CONDITION))})
