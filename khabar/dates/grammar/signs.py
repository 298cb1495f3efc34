"""Punctuation marks, digits and the letters of ISO durations. Words stand in the lexicon."""

DASH = frozenset("-–—−‑")
OPEN = frozenset("([{«")
CLOSE = frozenset(")]}»")
COMMAS = frozenset("،,")
QUOTES = frozenset("\"«»“”'")
DIGITS = {str(n): n for n in range(10000)} | {f"0{n}": n for n in range(10)}
YEAR_LENGTH = 4
PERIODIC = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H", "minute": "PT1M"}
LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
CLOCK_UNITS = ("second", "minute", "hour")
