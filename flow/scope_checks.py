"""What a scope cannot do without, and what it must not say."""

from collections import Counter
from collections.abc import Iterator

from artifacts.audit.models import PackageRule
from artifacts.audit.rules import Fit
from artifacts.checking import Content, Fault
from artifacts.figures import figures_of_example
from artifacts.offered import offered
from flow.scope_models import Scope, ScopeAnswer, ScopeLine

MOST_LINES = 7  # of a package: with the price they fill the foot of a sheet, in two columns


def scope_faults(content: Content) -> Iterator[Fault]:
    yield from content.only(Scope)
    yield from _lines_faults(content)
    yield from _counts_faults(content)
    if content.is_sound("audit"):
        yield from _answers_faults(content)
    # Where an app's rules cannot be asked nobody knows its figures.
    if all(known(content) for known in offered("checks", "figures_are_known")):
        yield from _figures_faults(content)


def _lines_faults(content: Content) -> Iterator[Fault]:
    """Each package that may be chosen has some, and nothing else has any. Asked of what is written,
    so that a line refused for something else is still there.
    """
    offers = [row for row in content.of(PackageRule) if row.word("fit") != Fit.NOT_A_FIT]
    slugs, lines = {row.word("slug") for row in offers}, content.of(ScopeLine)
    found: Counter[str] = Counter()
    for row in lines:
        package = row.named("package")
        found[package] += 1
        if package and package not in slugs:
            yield row.fault("package", "names what is no package to choose.")
        if found[package] == MOST_LINES + 1:
            yield row.fault("package", f"has more than {MOST_LINES} lines of a scope.")
    for rule in offers:
        if rule.word("slug") not in found:
            yield rule.fault("slug", f"has no {ScopeLine._meta.label_lower}.")


def _counts_faults(content: Content) -> Iterator[Fault]:
    """A count has one source: what the package says itself, nothing else says too."""
    counted = set()
    for row in content.of(ScopeLine):
        if row.instance.count is not None:
            counted.add(row.word("slug"))
            if row.instance.figure:
                yield row.fault("figure", "stands beside a count, which is the package’s.")
    for said in content.of(ScopeAnswer):
        if said.instance.count is not None and said.named("line") in counted:
            yield said.fault("count", "is the package’s, whatever is answered.")


def _answers_faults(content: Content) -> Iterator[Fault]:
    """What is said of an answer that nobody can give would never be said."""
    for said in content.of(ScopeAnswer):
        given = said.instance
        if said.is_sound and not given.question.answers.filter(level=given.level).exists():
            yield said.fault("level", "is none of the question’s answers.")


def _figures_faults(content: Content) -> Iterator[Fault]:
    known = figures_of_example()
    for row in content.of(ScopeLine):
        name = row.instance.figure
        if name and name not in known:
            yield row.fault("figure", f"names the figure {{{name}}}, which does not exist.")
        elif name and not isinstance(known[name], int):
            yield row.fault("figure", f"names {{{name}}}, which is no count.")
