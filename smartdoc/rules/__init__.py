"""The rules, each one function in the module of its letter or family."""

from smartdoc.rules.registry import RULES, rule_named, rules_chosen
from smartdoc.rules.rule import Case, Check, Problem, Rule, rule

__all__ = ["RULES", "Case", "Check", "Problem", "Rule", "rule", "rule_named", "rules_chosen"]
