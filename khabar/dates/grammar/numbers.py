"""Numbers in digits and words, ordinals, and years with their era."""

from khabar.dates.grammar.lookup import Lookup
from khabar.dates.grammar.signs import CLOSE, DIGITS, OPEN, YEAR_LENGTH


class Numbers(Lookup):
    def _digits(self, i: int, longest: int = 2):
        form = self.forms[i]
        if len(form) <= longest and form in DIGITS:
            return i + 1, DIGITS[form]
        return None

    def _ordinal(self, i: int):
        found = self.w.ordinals.get(self.forms[i])
        if not found:
            tens = self.w.tens.get("و" + self.forms[i])
            return (i + 1, tens) if tens and self.forms[i].startswith("ال") else None
        n, j = found[0][1], i + 1
        if 0 < n < 10:
            if self.forms[j] in self.w.teens and not self._ten_after_ordinal(j):
                return j + 1, n + 10
            if self.forms[j] in self.w.tens:
                return j + 1, n + self.w.tens[self.forms[j]]
            if self.forms[j] == "و" and "و" + self.forms[j + 1] in self.w.tens:
                return j + 2, n + self.w.tens["و" + self.forms[j + 1]]
        return j, n

    def _ten_after_ordinal(self, j: int):
        """اليوم الرابع عشرة أغسطس: the fourth day, ten August, since fourteenth would be الرابع عشر."""
        forms = self.forms
        if forms[j] != "عشره" or j < 2 or forms[j - 2] not in ("اليوم", "لليوم", "باليوم"):
            return None
        return (j + 1, 10) if forms[j + 1] in self.w.months and not forms[j - 1].endswith("ه") else None

    def _cardinal(self, i: int):
        """A number in words up to 99, or the words of a year (ألفين وستة عشر)."""
        forms = self.forms
        if forms[i] in self.w.thousands:
            return self._year_in_words(i)
        found = self.w.numbers.get(forms[i])
        if not found:
            return None
        n, j = found[0][1], i + 1
        if n < 10 and forms[j] in self.w.teens:
            return j + 1, n + 10
        if n < 10 and forms[j] in self.w.tens:
            return j + 1, n + self.w.tens[forms[j]]
        return j, n

    def _year_in_words(self, i: int):
        forms = self.forms
        if forms[i] not in self.w.thousands:
            return None
        total, j = self.w.thousands[forms[i]], i + 1
        if forms[j] in self.w.hundreds and total == 1000:
            total, j = total + self.w.hundreds[forms[j]], j + 1
        if forms[j][:1] == "و" and len(forms[j]) > 1:
            if forms[j] in self.w.tens:
                return j + 1, total + self.w.tens[forms[j]]
            found = self.w.numbers.get(forms[j][1:])
            if found and found[0][1] < 100:
                total, j = total + found[0][1], j + 1
                if forms[j] in self.w.teens:
                    total, j = total + 10, j + 1
                elif forms[j] in self.w.tens:
                    total, j = total + self.w.tens[forms[j]], j + 1
        return j, total

    def _day_number(self, i: int):
        """(end, n) of a day of the month: 1 to 31 in digits, or an ordinal in words."""
        if self.forms[i] in self.p.article:
            i += 1
        found = self._digits(i) or self._ordinal(i)
        return found if found and 1 <= found[1] <= 31 else None

    def _count(self, i: int):
        """(end, n) of a number of things, in digits or words."""
        if self.forms[i] in self.p.article:
            i += 1
        return self._digits(i, 4) or self._cardinal(i)

    def _year(self, i: int):
        """(end, year, hijri) of a year in four digits or in words, with its era."""
        j = i
        if self.forms[j] in self.p.article and self.forms[j + 1].isdigit():
            j += 1
        opened = self.forms[j] in OPEN and len(self.forms[j + 1]) == YEAR_LENGTH
        j += opened
        form = self.forms[j]
        if len(form) == YEAR_LENGTH and form in DIGITS and 1000 <= DIGITS[form] <= 2200:
            j, year = j + 1, DIGITS[form]
            if self.forms[j] in (".", ",", "٫", "٬") and self.forms[j + 1].isdigit():
                return None
        elif found := self._year_in_words(j):
            j, year = found
            if year < 1200:
                return None
        else:
            return None
        if self.forms[j] in CLOSE and opened:
            j += 1
        k = j + (self.forms[j] in OPEN)
        if self.forms[k] in self.p.hijra:
            return k + 1 + (k > j and self.forms[k + 1] in CLOSE), year, True
        if self.forms[k] in self.p.era:
            return k + 1 + (k > j and self.forms[k + 1] in CLOSE), year, False
        return j, year, False

    def _hijri_year(self, i: int):
        """The year after a Hijri month: 1300 to 1599, with or without هـ; two digits with it."""
        found = self._year(i)
        if found and (found[2] or 1200 <= found[1] < 1600):
            return found[0], found[1]
        return None
