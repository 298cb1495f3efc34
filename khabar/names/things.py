"""Organisations, outlets and places of one article: a short form is the thing that the article has named before."""

from khabar.fold import skeleton
from khabar.names.found import Found
from khabar.names.written import Written


class Things:
    """The things that one article has named so far, in the order of the text."""

    def __init__(self, written: Written):
        self.written = written
        self._called: dict[tuple[str, ...], tuple[str, str]] = {}  # the first words of a name to id and fullest form
        self._last_with: dict[str, tuple[str, str]] = {}  # the same for the last one named with a word: الوزارة

    def identify(self, found: Found) -> tuple[str, str, str] | None:
        """Id, Arabic and English name of the thing that is found; None for a word alone (الوزارة) of which none has been named."""
        forms = self.written.forms(found)
        if entry := found.entry:
            self._last_with[forms[0].removeprefix("ال")] = entry.name_id, entry.name_ar
            return entry.name_id, entry.name_ar, entry.name_en
        head = skeleton(found.head)
        if head and len(forms) == 1:
            known = self._last_with.get(head)
        else:
            known = self._last_with[head] = self._unlisted(forms, self.written.words(found))
        return (*known, "") if known else None

    def _unlisted(self, forms: tuple[str, ...], written: str) -> tuple[str, str]:
        """Id and fullest form: of the one met before whose name begins with these words, or of a new one."""
        if known := self._called.get(forms):
            return known
        new = "-".join(forms), written
        for length in range(len(forms), 1, -1):
            self._called.setdefault(forms[:length], new)
        return new
