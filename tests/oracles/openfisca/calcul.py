"""Reads questions ([{"entites": {...}, "valeur": [name, period]}]) on standard input, writes the value of each, null when there is none.

Questions that give the same variables for the same periods are one simulation of many households. A variable given for
one person only is zero for the others of the group, so questions that do not give the same ones stay apart.
"""

import json
import sys
from collections import defaultdict

from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_france import FranceTaxBenefitSystem

ROLES = {"parents", "enfants", "declarants", "personnes_a_charge", "personne_de_reference", "conjoint"}


def shape(question):
    """The variables and periods of a question."""
    given = frozenset(
        (plural, name, period)
        for plural, members in question["entites"].items()
        for member in members.values()
        for name, periods in member.items()
        if name not in ROLES
        for period in periods
    )
    return given, tuple(question["valeur"])


def renamed(entites, prefix):
    """The households of a question, with names that no other question has."""
    return {
        plural: {
            prefix + identifier: {
                name: [prefix + person for person in value] if name in ROLES else value for name, value in member.items()
            }
            for identifier, member in members.items()
        }
        for plural, members in entites.items()
    }


def main():
    system = FranceTaxBenefitSystem()
    questions = json.load(sys.stdin)
    groups = defaultdict(list)
    for rank, question in enumerate(questions):
        groups[shape(question)].append(rank)
    answers = [None] * len(questions)
    for done, ((_, (name, period)), ranks) in enumerate(groups.items()):
        print(f"{done + 1} / {len(groups)}: {name}, {period}, {len(ranks)} situations", file=sys.stderr)
        together = defaultdict(dict)
        for rank in ranks:
            for plural, members in renamed(questions[rank]["entites"], f"q{rank}-").items():
                together[plural].update(members)
        simulation = SimulationBuilder().build_from_entities(system, dict(together))
        values = simulation.calculate(name, period)
        if len(values) != len(ranks):
            raise SystemExit(f"{name}: {len(values)} values for {len(ranks)} situations")
        for rank, value in zip(ranks, values):
            answers[rank] = float(value)
    json.dump(answers, sys.stdout)


main()
