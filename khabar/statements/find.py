"""Reporting cues in one sentence, in order: which kind of cue is looked for at which token."""

from khabar.records import Sentence
from khabar.statements.bylines import is_byline
from khabar.statements.hits import Hit
from khabar.statements.openings import headline_colon, unlisted_verb
from khabar.statements.page import Page
from khabar.statements.particles import particle_cue
from khabar.statements.verbs import verb_cue


def find_hits(page: Page, s: Sentence) -> list[Hit]:
    """The cues of a sentence in order; no two share a token."""
    hits: list[Hit] = []
    forms, particles, verbs = page.forms, page.words.particles, page.words.verbs
    after = s.first_token
    if opening := headline_colon(page, s) or unlisted_verb(page, s):
        hits.append(opening)
        after = opening.content
    for i in page.spots_between(s.first_token, s.last_token):
        if i < after or hits and hits[-1].content == i + 1 and forms[i] in page.classes["saying"] and forms[i] not in verbs:
            continue  # برر القرار بقوله: it licenses the verb before
        if forms[i] in particles and (hit := particle_cue(page, s, i)):
            hits.append(hit)
            after = max(hit.last, hit.subject.last if hit.subject else 0)
        elif forms[i] in verbs and (hit := verb_cue(page, s, i)):
            hits.append(hit)
            after = hit.last
    return [] if hits and is_byline(page, s) else hits
