"""What ten answers about a website say: a score, a package, and whether a pilot without API fits.

The *readiness score* is the sum of the points of the scored answers, 0 to 100. The *no-API fit* is
the verdict of the first fit rule that holds, the *package recommendation* that of the first
package rule that holds; the last rule of each kind holds always. Questions, answers, points and
rules arrive from the fixtures. Source: the pilot's own audit; a buyer's own answers and nothing
else go into it, and it describes a website, not a company.
"""

from artifacts.audit.rules.facts import (
    LEVELS,
    Answers,
    Choice,
    Condition,
    Fit,
    FitRule,
    Level,
    Minimum,
    PackageRule,
    Points,
    Question,
    RuleState,
)
from artifacts.audit.rules.instrument import Instrument, figures
from artifacts.audit.rules.result import Change, Move, Result, sample_figures

__all__ = [
    "LEVELS",
    "Answers",
    "Change",
    "Choice",
    "Condition",
    "Fit",
    "FitRule",
    "Instrument",
    "Level",
    "Minimum",
    "Move",
    "PackageRule",
    "Points",
    "Question",
    "Result",
    "RuleState",
    "figures",
    "sample_figures",
]
