"""The answers as one word of an address: a letter for each question, at a place of its own."""

from artifacts.audit.rules import Answers, Instrument, Level, Question

KEY = "answers"
UNANSWERED = "-"
LEVEL_OF = {level[0]: level for level in Level}


def word(instrument: Instrument, answers: Answers) -> str:
    """``fhn-ffhhfn``; a place whose question is gone is unanswered for good."""
    places = {each.slug: each.place for each in instrument.questions}
    letters = {places[slug]: level[0] for slug, level in answers.items()}
    last = max(places.values())
    return "".join(letters.get(place, UNANSWERED) for place in range(1, last + 1))


def query(instrument: Instrument, answers: Answers) -> str:
    """With its question mark; empty where nothing is answered."""
    return f"?{KEY}={word(instrument, answers)}" if answers else ""


def values(instrument: Instrument, said: str) -> dict[str, str]:
    """What a word says of each question: a level, nothing, or what is no answer; a word that ends
    before a question's place gives it no answer that could be understood.
    """
    last = max(each.place for each in instrument.questions)
    if said[last:].strip("".join([*LEVEL_OF, UNANSWERED])):
        said = ""  # something stands before it or behind, so that no letter is at its place
    return {
        each.slug: _value(each, said[each.place - 1 : each.place] or "?")
        for each in instrument.questions
    }


def _value(question: Question, letter: str) -> str:
    if letter == UNANSWERED:
        return ""
    level = LEVEL_OF.get(letter)
    return level if level and question.offers(level) else letter


def answers(instrument: Instrument, said: str) -> Answers:
    """Those that a word gives, in the order of the questions."""
    levels = {level.value: level for level in Level}
    given = values(instrument, said).items()
    return {slug: levels[value] for slug, value in given if value in levels}
