"""Where a hamza sits: papers differ (مسؤول مسئول مسءول), and many leave it out (مسوول)."""

_SEATS = {"ؤ": "ؤئءو", "ئ": "ئءي"}


def seats(form: str) -> list[str]:
    """The spellings of a form that differ in the seat of a hamza inside it, itself first."""
    if not any(letter in form for letter in _SEATS):
        return [form]
    spellings = [""]
    for letter in form:
        spellings = [spelling + seat for spelling in spellings for seat in _SEATS.get(letter, letter)]
    return spellings
