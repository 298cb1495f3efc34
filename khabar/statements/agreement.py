"""Whether a verb and its speaker agree in gender and number. A speaker of unknown gender agrees with any verb."""

from khabar.statements.cues import Cue
from khabar.statements.phrases import Phrase


def agrees_before(cue: Cue | None, phrase: Phrase) -> bool:
    """A verb after its subject agrees in gender and number; a plural of things takes the feminine."""
    if cue is None:
        return True
    if phrase.number == "p":
        return len(cue.person) != 3 or cue.person[1:] != "ms"
    if cue.person in ("3mp", "3fp"):
        return False
    return not phrase.gender or phrase.gender == cue.person[1]


def agrees_after(cue: Cue, subject: Phrase) -> bool:
    """A verb before its subject is singular and agrees in gender: قالت الوزارة."""
    if cue.person in ("3mp", "3md", "3fd"):
        return False
    if not subject.gender or subject.named and "object" not in cue.takes:
        return True  # right after a verb without object stands its subject, whatever gender the name is taken for
    if cue.person == "3ms" and subject.kind == "unnamed":
        return True  # وذكر مصادر: before a plural of things many papers leave the verb masculine
    if subject.number == "p" or (subject.gender == "f") == (cue.person == "3fs"):
        return True
    return subject.named and not subject.name_id


def agrees(cue: Cue | None, gender: str, number: str, kind: str) -> bool:
    """A verb whose subject stands in another sentence: some plurals take a singular verb (وأضاف المحتجون … وقال)."""
    if cue is None:
        return True
    person = cue.person[-2:]
    if number == "p" and kind in ("role", "unnamed", "name"):
        return person in ("mp", "ms", "fp")
    if person[1] in ("p", "d") and number == "s":
        return False
    return not gender or person[0] == gender
