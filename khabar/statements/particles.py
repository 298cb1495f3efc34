"""Particles that name whose words a sentence tells: وفقا للوزير, حسبما ذكرت الوكالة, على حد قوله."""

from khabar.records import Sentence
from khabar.statements.fixed_phrases import Particle
from khabar.statements.hits import Hit, act_of, hit_at
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.phrases.shapes import without_clitics
from khabar.statements.subjects_after import subject_after
from khabar.statements.vocabulary import COMPLEMENTISERS, QUOTES

_VERB_REACH = 3  # tokens behind حسبما in which its verb stands


def particle_cue(page: Page, s: Sentence, i: int) -> Hit | None:
    """The cue of the longest particle at token i whose words and what must follow them are there."""
    following = page.forms[i + 1] if i + 1 < s.last_token else ""
    for particle in page.words.particles[page.forms[i]]:
        words = particle.words
        if len(words) > 1 and words[1] != following:
            continue
        at = i + len(words)
        if at > s.last_token or tuple(page.forms[i:at]) != words:
            continue
        if not particle.then:
            return hit_at(page, i, at, "particle", particle.act, s.first_token, conjunction=particle.conjunction, before=True)
        found = _with_words if particle.then == "words" else _with_speaker if particle.then == "speaker" else _with_verb
        if hit := found(page, s, i, at, particle):
            return hit
    return None


def _with_verb(page: Page, s: Sentence, i: int, at: int, particle: Particle) -> Hit | None:
    """`حسبما ذكرت الوكالة`: the verb gives the act, its subject speaks, the words stand before."""
    verb = at
    limit = min(at + _VERB_REACH, s.last_token)
    while verb < limit and any(
        page.forms[verb] in page.classes[each] for each in ("auxiliary", "back_reference")
    ):  # وفق ما قد أفاد به
        verb += 1
    if verb >= s.last_token or page.forms[verb] not in page.words.verbs:
        return None
    readings = [each for each in page.words.verbs[page.forms[verb]] if not each.light]
    if not readings:
        return None  # على ما قدمه الوزير
    cue = next((each for each in readings if "inside" in each.takes), readings[0])
    if cue.light or particle.then == "past" and cue.tense == "present" and cue.perfect != "قال":
        return None  # على ما يبدو
    act = None
    if "inside" in cue.takes and verb + 1 < s.last_token and page.forms[verb + 1] in page.classes["during"]:
        subject = phrase_at(page, verb + 2, s.last_token, loose=True)  # وفق ما جاء في البيان
    else:
        subject, after = subject_after(page, s, verb + 1, loose=True)
        if "heard" in cue.traits and after + 1 < s.last_token and page.forms[after] in page.classes["heard_from"]:
            subject, act = phrase_at(page, after + 1, s.last_token, loose=True) or subject, cue.act  # حسبما علم من المصالح
    if particle.then == "past" and i > s.first_token and page.forms[i - 1].isalnum() and (subject is None or cue.object):
        return None  # رد على ما نشر عنه, ضحك على ما يقوله الرجل
    return hit_at(
        page, i, verb + 1, "particle", act or act_of(cue.act, cue.neutral, subject), verb + 1, conjunction=particle.conjunction,
        cue=cue, subject=subject, before=True,
    )  # fmt: skip


def _with_words(page: Page, s: Sentence, i: int, at: int, particle: Particle) -> Hit | None:
    """`علل القرار بقوله إن …`: behind any verb, as the participle قائلا does, it tells what the sentence's subject says."""
    if at >= s.last_token or not (page.forms[at] in COMPLEMENTISERS or page.forms[at] in QUOTES or page.forms[at] == ":"):
        return None
    content = at + (page.forms[at] not in QUOTES)
    return hit_at(page, i, at, "participle", particle.act, content, conjunction=particle.conjunction)


def _with_speaker(page: Page, s: Sentence, i: int, at: int, particle: Particle) -> Hit | None:
    """`وفقا للوزير`: who follows speaks; the words stand behind a particle that begins the sentence, before any other."""
    forms, cut = page.forms, 0
    if particle.glued:
        if at >= s.last_token or forms[at][0] != "ل":
            return None
        at, cut = (at + 1, 0) if forms[at] == "ل" else (at, 1)
    if at < s.last_token and forms[at] in QUOTES:
        at += 1
    if i > s.first_token + 1 and forms[i - 1] in page.classes["leads_in"] and forms[i - 2] == "ما":
        return None  # أن ما جاء على لسان الوزير غير صحيح
    subject = phrase_at(page, at, s.last_token, cut=cut)
    if subject is None or not _can_speak(page, subject, cut):
        return None
    initial = all(not forms[k][0].isalnum() for k in range(s.first_token, i))
    return hit_at(
        page, i, i + len(particle.words), "particle", particle.act, subject.last, conjunction=particle.conjunction,
        subject=subject, before=not initial,
    )  # fmt: skip


def _can_speak(page: Page, subject: Phrase, cut: int) -> bool:
    """Whether a phrase after a particle names a speaker: وفقا للمتحدث, not وفقا لأحدث الأساليب."""
    if subject.name_id:
        return True
    if subject.named:
        given = page.words.given
        return subject.last - subject.first > 1 and any(page.forms[k] in given for k in range(subject.first, subject.last))
    form = without_clitics(page.forms[subject.first], cut)
    counted = form in page.classes["few"] or form in page.classes["same"] or form.isdigit()  # وفقا لثلاثة مسؤولين
    return counted or form in page.words.nouns
