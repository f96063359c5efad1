"""What the rules of single kinds of plan look for.

Wordings of goals that are too large or too small, sentences that would fit any child, concerns that
blame. Each list names where the judgement comes from; to add a word, add it to a list with its
source.
"""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    "small_words": (
        Entry(
            words=(
                "a, an, the, and, or, but, so, of, in, on, at, to, for, with, by, from, as, "
                "into, out, up, about, around, over, than, if, then, is, are, was, were, be, "
                "been, being, am, has, have, had, having, does, did, can, could, will, would, "
                "should, may, might, he, she, they, them, him, his, her, hers, their, i, me, my, "
                "we, us, our, it, its, this, that, these, those, there, here, which, who, when, "
                "where, while, what, because, since, during, after, before, all, some, any, "
                "each, every, many, several, various, other, others, more, most, much, very, "
                "quite, really, too, also, both, not, no, often, sometimes, always, at times, "
                "still, now, time, times, lot, lots, well, s"
            ),
            source="words that name nothing by themselves",
        ),
    ),
    "generic_comment": (
        Entry(
            words=(
                "do, done, good, great, excellent, nice, fine, okay, ok, lovely, wonderful, "
                "fantastic, brilliant, super, pleasing, pleased, pleasant, pleasure, positive, "
                "satisfactory, steady, strong, sound, solid, better, best, hard, harder, "
                "consistent, consistently, conscientious, enthusiastic, keen, polite, friendly, "
                "helpful, happy, delight, credit, valued, proud"
            ),
            source=(
                "Learning goals guidance, reports to parents are about this pupil (words that "
                "fit every pupil)"
            ),
        ),
        Entry(
            words=(
                "progress, progressing, progressed, progresses, improve, improves, improved, "
                "improving, improvement, improvements, effort, efforts, attitude, approach, "
                "work, works, worked, working, worker, learn, learns, learning, learner, teach, "
                "job, start, results, result, potential, ability, confidence, focus, focused, "
                "track, target, targets, goal, goals, achieve, achieves, achieved, achieving, "
                "expectations, expected, level, make, makes, made, making, keep, keeps, kept, "
                "keeping, continue, continues, continued, try, tries, tried, trying, show, "
                "shows, shown, showing, need, needs, go, goes, going, get, gets, getting, set, "
                "sets, meet, meets, met, reach, reached, develop, develops, developing, towards, "
                "come, coming, on, member, part, year, term, terms, half, school, class, lesson, "
                "lessons, group, subject, subjects, areas, area, pupil, student, child, boy, "
                "girl, year's, overall, generally, far, own"
            ),
            source=(
                "Learning goals guidance, reports to parents are about this pupil (words that "
                "fit every pupil)"
            ),
        ),
        Entry(
            words=(
                "english, maths, mathematics, science, reading, writing, history, geography, "
                "art, music, pe, french, spanish, german, computing, drama, technology"
            ),
            source="our judgement, a subject alone does not say what was learned in it",
        ),
    ),
    "general_concern": (
        Entry(
            words=(
                "concern, concerns, concerned, concerning, issue, issues, problem, problems, "
                "problematic, difficulty, difficulties, worry, worries, worrying, worried, "
                "matter, matters, need, needs, trouble, troubles, challenge, challenges, factor, "
                "factors, area, areas, thing, things, aspect, aspects, reason, reasons, cause, "
                "causes, causing, caused, regarding, relating, related, surrounding, ongoing, "
                "general, generally, overall, continues, continuing, continued, remains, "
                "appears, seems, level, levels, lack, lacks, lacking, recent, recently, current, "
                "currently, due, range, number, variety, term, year, moment, everyone, "
                "everybody, meeting, meetings, discussed, met, meet, behind, place, last, "
                "impact, impacts, impacting, affect, affects, affecting, affected, effect"
            ),
            source="LIAP training, What is the issue? (name exactly what the team sees)",
        ),
        Entry(
            words=(
                "behaviour, behaviours, behavior, behavioural, conduct, attendance, attending, "
                "attend, absence, absences, punctuality, lateness, school, home, house, "
                "household, family, families, life, class, classroom, lesson, lessons, nursery, "
                "parenting, parents, parent, mother, father, mum, dad, carer, child, young, "
                "person, pupil, siblings, social, socially, emotional, emotionally, mental, "
                "mentally, physical, health, wellbeing, well-being, welfare, safety, "
                "safeguarding, hygiene, diet, sleep, routine, routines, boundaries, neglect, "
                "risk, risks, support, relationships, relationship, friendships, friendship, "
                "friends, peers, peer, adults, staff, learning, progress, attainment, "
                "achievement, academic, academically, education, educational, work, schoolwork, "
                "homework, engagement, engaging, engage, behave, behaves, behaving, trauma, "
                "attachment, abuse, violence, bullying, drugs, alcohol, substance, misuse, "
                "breakdown, management, parental, taking, basic, motivation, attitude, "
                "confidence, self-esteem, esteem, self, resilience, anxiety, anxious, mood, "
                "anger, communication, language, speech, development, regulation, presentation, "
                "environment, circumstances, situation, background, history, domestic, finances, "
                "financial, housing, lifestyle, skills, concentration, focus, participation, "
                "integration, transition"
            ),
            source=(
                "LIAP training, What is the issue? (headings under which a concern belongs, not "
                "the concern)"
            ),
        ),
        Entry(
            words=(
                "poor, poorly, low, bad, badly, negative, negatively, challenging, difficult, "
                "inappropriate, unacceptable, disruptive, unsettled, struggle, struggles, "
                "struggling, finds, finding, find, hard, unhappy, vulnerable, complex, "
                "significant, significantly, serious, severe, high, deteriorating, deteriorated, "
                "declining, declined, worsening, worse, changed, changing, changes, change, "
                "inconsistent, erratic, irregular, limited, falling, fallen, dropped, dropping, "
                "decreasing, decreased, increasing, increased, good, enough, well, coping, cope, "
                "managing, manage, displaying, displays, display, exhibiting, exhibits, "
                "presenting, presents, showing, shows, experiencing, experiences, experienced, "
                "having, getting, raised, noted, reported, identified, different, "
                "unsatisfactory, concerningly"
            ),
            source="LIAP training, What is the issue? (how good or bad, without what is seen)",
        ),
    ),
    # What a number can tell in full, with the words by which it is said to have gone the wrong way.
    "counted_concern": (
        Entry(
            words="attendance, attending, absence, absences, punctuality, lateness, late",
            source="our judgement, low attendance with its figure says exactly what is seen",
        ),
    ),
    "falling_words": (
        Entry(
            words=(
                "low, poor, poorly, irregular, erratic, high, deteriorating, deteriorated, "
                "declining, declined, worsening, worse, falling, fallen, dropped, dropping, "
                "decreasing, decreased, increasing, increased"
            ),
            source="our judgement, low attendance with its figure says exactly what is seen",
        ),
    ),
    # These stand beside the judging words and the jargon of wording.py, which hold in every text.
    "concern_judgements": (
        Entry(
            words=(
                "appalling, arrogant, at the end of our tether, awful, bad father, bad mother, "
                "bad parenting, bad parents, poor parenting, unfit mother, bad influence, bully, "
                "chaotic, couldn't care less, don't care, doesn't care, won't be bothered, can "
                "not be bothered, cannot be bothered, can't be bothered, dreadful, "
                "dysfunctional, feckless, fed up with, feral, filthy, for no reason, horrendous, "
                "impossible to manage, impossible to teach, is impossible, is wild, liar, little "
                "monster, malicious, manipulates, neglectful, pathetic, ringleader, seeks "
                "attention, shameful, shocking, sick of, squalid, tearaway, terrible, thief, "
                "toxic, unbearable, wilfully, broken home, problem family"
            ),
            source=(
                "LIAP training, What is the issue? (no emotive language); guides to writing "
                "about what is seen"
            ),
        ),
    ),
    "concern_jargon": (
        Entry(
            words=(
                "adverse childhood experiences, attachment disorder, contextual safeguarding, "
                "disengaged, edge of care, elopement, externalising, hard-to-reach, "
                "internalising, non-attender, non-compliance, non-compliant, non-engaging, "
                "parental capacity, presenting as, presenting with, presents as, presents with, "
                "protective factors, risk factors, safeguarding concerns, school refuser, known "
                "to services, open to services"
            ),
            source=(
                "LIAP training, What is the issue? (no language of one agency that others must "
                "guess at)"
            ),
        ),
    ),
    "lead_professional": (
        Entry(
            words="lead professional, lead practitioner, lead worker, lead person",
            source="Getting it right for every child, the lead professional coordinates the plan",
        ),
    ),
    "not_given": (
        Entry(
            words=(
                "tbc, tba, n/a, none, no, not yet, pending, unknown, not known, awaiting, "
                "awaited, to be confirmed, to be agreed, to be obtained, to follow, ?"
            ),
            source="our judgement, words that stand where the answer is still missing",
        ),
    ),
    "grand_phrases": (
        Entry(
            words=(
                "be famous, become famous, be a famous, become a famous, world famous, "
                "world-famous, world-class, whole dictionary, write a whole novel, write a "
                "novel, at everything, 100% in every, 100% in all, be a genius, become a genius, "
                "be a millionaire, world record, world champion, nobel prize, be a professional, "
                "become a professional, be a superstar, become a superstar, be a pop star, be "
                "number one, be top of the class, be top of my class, come top of the class, "
                "come top in, than everyone, than everybody, than anyone, than anybody, "
                "everything right, everything correct, know everything, learn everything, "
                "remember everything, read everything, read every book, read all the books, "
                "every word in the dictionary, everything perfect, everything perfectly, all my "
                "work perfect, all my work perfectly, all my work right, all my sums right, "
                "every language, straight as in, an expert in, be perfect, full marks in every, "
                "full marks in all, top marks in every, top marks in all, the whole of maths, "
                "all of maths, a bestseller, win every"
            ),
            source="Setting learning goals, Before the Conference (a goal can be too grand)",
        ),
    ),
    "superlatives": (
        Entry(
            words="best, greatest, cleverest, smartest, brightest, fastest, quickest, strongest",
            source="Setting learning goals, Before the Conference (a goal can be too grand)",
        ),
    ),
    "one_of": (
        Entry(
            words=(
                "word, words, sentence, line, page, question, sum, problem, fact, minute, time, "
                "letter, book, spelling, answer, day"
            ),
            source="Setting learning goals, Before the Conference (a goal can be too small)",
        ),
    ),
    "adult_subjects": (
        Entry(
            words=(
                "the pupil will, the child will, the student will, the learner will, pupil to, "
                "child to, student to, learner to, pupil will, child will, student will, learner "
                "will, he will, she will, they will, he'll, she'll, they'll, he is going to, she "
                "is going to, they are going to, he is to, she is to"
            ),
            source="Setting learning goals, pupils own the goals that they help to make",
        ),
    ),
    "adult_terms": (
        Entry(
            words="you will, you'll, you need to, you must, you should",
            source="Setting learning goals, pupils own the goals that they help to make",
        ),
        Entry(
            words=(
                "utilise, utilising, demonstrate an ability, demonstrate the ability, "
                "demonstrate proficiency, demonstrate fluency, age-related expectations, age "
                "related expectations, learning objective, learning objectives, success "
                "criteria, curriculum expectations, phonological, metacognition, metacognitive, "
                "self-regulate, self-regulation, proficiency, attainment"
            ),
            source="our judgement, words that a pupil would not use of their own learning",
        ),
    ),
}
