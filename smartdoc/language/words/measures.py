"""How words count what is measured: numbers, units, scales, and who looks at them.

Each list names where the judgement comes from; to add a word, add it to a list with its source.
Forms (knows, knowing, knew) follow from the verb; irregular ones are given.
"""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    "review_words": (
        Entry(
            words=(
                "review, reviewed, reviewing, reviews, reviewal, monitor, monitors, monitored, "
                "monitoring, meeting, meetings, discussion, discussed, discuss, discusses, talk, "
                "talks, talked, talking, chat, chats, evaluation, evaluate, evaluates, evaluated"
            ),
            source='LIAP training, "by review" is not a method',
        ),
    ),
    "review_fillers": (
        Entry(
            words=(
                "by, at, in, the, a, an, our, this, their, next, pep, peps, liap, plan, target, "
                "targets, it, its, to, be, will, is, of, and, with, team, school, conference, "
                "through, during, via, on, regular, regularly, ongoing, termly, weekly, half, "
                "term, each, every, progress, as, we, from, for, staff, all, formal, care, "
                "childs, statutory, annual, dt, sw, teacher, teachers, professionals, members, "
                "tac, lac, up, dates, together, again, everyone, everybody, us, both, around, "
                "child, about, we'll, i'll, monthly, fortnightly, month, january, february, "
                "march, april, may, june, july, august, september, october, november, december"
            ),
            source='words that add nothing to "review"',
        ),
    ),
    "decrease": (
        Entry(
            words=(
                "fewer, less, reduce, reduces, reduced, reducing, reduction, decrease, "
                "decreases, lower, cut, drop, late, lateness, absent, absence, absences, missed, "
                "incidents, incident, sanctions, sanction, detentions, detention, exclusions, "
                "suspensions, suspension, errors, error, mistakes, mistake, at most, no more "
                "than, faster, quicker, time taken, within, seconds, minutes, prompts, prompt, "
                "reminders, reminder, sdq"
            ),
            source="measures that are better when they are smaller",
        ),
    ),
    # What stands behind a number and is no noun, so that it is not what is counted.
    "not_counted": (
        Entry(
            words=(
                "a, an, the, this, that, these, those, his, her, hers, their, theirs, my, your, "
                "our, its, and, or, but, nor, so, if, of, off, in, on, at, by, to, from, for, "
                "with, without, within, into, onto, over, under, above, below, about, after, "
                "before, until, till, since, during, through, between, against, per, each, "
                "every, as, than, then, when, where, while, which, who, whom, whose, what, how, "
                "why, because, although, though, will, would, can, could, should, must, may, "
                "might, shall, is, are, was, were, be, been, being, has, have, had, do, does, "
                "did, not, no, it, he, she, they, we, i, you, him, them, us, me, up, down, out, "
                "right, correct, correctly, alone, again, now, already, also, only, both, all, "
                "once, twice, using, away, around, across, along, behind, beside, next, apart, "
                "too, even, there, here, on time"
            ),
            source="function words of English",
        ),
    ),
    # Words that make the number behind them a name: Year 9, Room 3, section 20, week 4.
    "number_labels": (
        Entry(
            words=(
                "year, years, yr, yrs, y, ks, key stage, class, form, tutor group, week, weeks, "
                "day, lesson, session, chapter, page, pages, unit, module, phase, part, section, "
                "paragraph, room, floor, flat, house, age, aged, number, no, nos, question, "
                "exercise, figure, sheet, worksheet, volume, act, scene, verse, line, lines, "
                "bus, route, paper, tier, level, levels, stage, stages, grade, grades, band, "
                "bands, step, task, target, goal, set, group, table, book, team, appendix, "
                "annex, schedule, regulation, paragraphs, version"
            ),
            source="domain.md 5.3, traps",
        ),
    ),
    # Of these, the ones that are verbs too: "will set 3 goals", "book 2 lessons".
    "number_labels_and_verbs": (
        Entry(
            words=(
                "set, book, group, table, target, number, page, line, step, paper, team, form, "
                "act, house, part, level, grade, band, question, figure, sheet, task, part, test"
            ),
            source="domain.md 5.3, traps",
        ),
    ),
    # Courses with a number: Physics 11.
    "numbered_subjects": (
        Entry(
            words="physics, chemistry, chem, biology, maths, mathematics, english, french, spanish",
            source="names of courses",
        ),
    ),
    # Scales on which a number is a result and not only a name: "reach grade 4".
    "number_scales": (
        Entry(
            words="grade, grades, stage, stages, level, levels, band, bands, step, steps",
            source="domain.md 5.3 and St Helens' PEP targets after 16",
        ),
    ),
    # What stands before a scale where it is a goal.
    "reaching_a_grade": (
        Entry(
            words=(
                "reach, reaches, reached, reaching, achieve, achieves, achieved, get, gets, got, "
                "gain, gains, gained, attain, attains, attained, obtain, obtains, earn, earns, "
                "secure, secures, secured, score, scores, scored, pass, passes, make, makes, a, "
                "an, to, from, least, minimum, above, over, towards, beyond, under, below, than, "
                "complete, completes, finish, finishes, read, reads"
            ),
            source='St Helens\' PEP targets after 16, "grade 4 in algebra"',
        ),
    ),
    # Spans of time: eight weeks are when, not how much.
    "time_spans": (
        Entry(
            words=(
                "week, weeks, month, months, year, years, term, terms, fortnight, fortnights, "
                "decade, day, days, weekend, weekends"
            ),
            source="domain.md 5.3",
        ),
    ),
    "duration_units": (
        Entry(
            words="minute, minutes, min, mins, hour, hours, hr, hrs, second, seconds, sec, secs",
            source='domain.md 5.3, "for N minutes"',
        ),
    ),
    # What a number may be for: three questions a week, two mistakes a page.
    "rate_units": (
        Entry(
            words=(
                "day, days, week, weeks, month, term, year, fortnight, evening, evenings, "
                "morning, mornings, afternoon, afternoons, night, nights, weekend, weekends, "
                "hour, minute, second, lesson, lessons, session, sessions, page, lunchtime, "
                "break, breaktime, monday, tuesday, wednesday, thursday, friday, saturday, "
                "sunday, half term, school day, school days, school night, school nights, time, "
                "paragraph, story, text, test, visit, piece"
            ),
            source='domain.md 5.3, "N times a week"',
        ),
    ),
    "month_names": (
        Entry(
            words=(
                "january, february, march, april, may, june, july, august, september, october, "
                "november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec"
            ),
            source="the calendar",
        ),
    ),
    # Who may read a measure, beside the people of the plan themselves.
    "readers": (
        Entry(
            words=(
                "teacher, teachers, tutor, tutors, mentor, mentors, ta, tas, hlta, lsa, elsa, "
                "senco, sendco, dt, sw, vsh, head, headteacher, deputy, carer, carers, parent, "
                "parents, mum, mam, dad, mother, father, gran, nan, granny, grandmother, "
                "grandfather, grandad, grandma, grandpa, aunt, uncle, adult, adults, staff, "
                "coach, trainer, leader, lead, manager, instructor, assistant, assistants, "
                "librarian, worker, workers, officer, nurse, therapist, psychologist, adviser, "
                "advisor, counsellor, supervisor, supervisors, secretary, keyworker, "
                "practitioner, professional, professionals, child, pupil, pupils, learner, "
                "student, friend, friends, partner, buddy, doctor, dentist, gp, foster, sibling, "
                "brother, sister, self, myself, himself, herself, themselves, themself, i, i'll, "
                "i've, we, we'll, us, me, he, she, they, him, employer, boss, neighbour, "
                "examiner, marker, observer, lecturer, chair, team, class, school's, office, "
                "sencos, team's, clerk, administrator"
            ),
            source="LIAP training, Who will do this? (name the individual)",
        ),
    ),
    # What somebody does to a measure; the word before it is then a name: "Gus ticks the list".
    "reading_verbs": (
        Entry(
            words=(
                "tick, count, mark, read, watch, keep, record, check, note, write, fill, ask, "
                "weigh, measure, draw, show, look, collect, tally, file, sign, run, score, "
                "listen, test, time, photograph, film, log, observe, report, print, put, colour, "
                "hear, set, track, monitor, assess"
            ),
            source="Methods of measuring in the field's forms",
        ),
    ),
    # Words that tell when something is measured.
    "when_measured": (
        Entry(
            words=(
                "each, every, weekly, daily, nightly, fortnightly, monthly, termly, half-termly, "
                "yearly, annually, once, twice, per, a week, a day, a month, a term, a "
                "fortnight, a half term, a lesson, a year, an hour, monday, mondays, tuesday, "
                "tuesdays, wednesday, wednesdays, thursday, thursdays, friday, fridays, "
                "saturday, saturdays, sunday, sundays, weekend, weekends, at the end, at the "
                "start, at the beginning, end of, start of, beginning of, end-of, on the day, "
                "same day, same evening, next, before, after, whenever, when, until, always, "
                "week, weeks, month, months, fortnight, half term, half-term, term, evening, "
                "evenings, morning, mornings, afternoon, afternoons, bedtime, lunchtime, "
                "lunchtimes, breaktime, playtime, night, nights, mock, mocks, exam, exams, "
                "examination, sats, in all, during, date, dates, everyday, today, tomorrow, "
                "first, last, final, both, half-way, halfway, straight away, at once, "
                "immediately, check-up, visit, visits, session, sessions, in lessons, "
                "registration, as it happens, as they happen, any time"
            ),
            source="Lancashire's PEP quality assurance, how often",
        ),
    ),
    # Kinds of looking that say neither what is looked at nor how.
    "empty_methods": (
        Entry(
            words=(
                "observation, observations, observing, observed, observe, assessment, "
                "assessments, assess, assessed, assessing, test, tests, tested, testing, data, "
                "tracking, tracker, tracked, marking, marked, evidence, feedback, judgement, "
                "judgment, judgements, formative, summative, progress, evaluation, evaluations, "
                "questioning, moderation, conversation, conversations, talking, verbal"
            ),
            source="LIAP training, the method by which progress is measured",
        ),
    ),
    "empty_method_fillers": (
        Entry(
            words=(
                "by, at, in, the, a, an, our, this, that, his, her, their, my, its, of, and, or, "
                "with, through, via, from, on, for, is, be, will, to, as, using, teacher, "
                "teachers, staff, school, class, classroom, lesson, lessons, work, ongoing, "
                "continuous, general, usual, normal, internal, own, professional, adult, adults, "
                "informal, formal, regular, regularly, targeted, being, made, how, it, goes, "
                "etc, pupil, against, target, targets, reports, report"
            ),
            source='words that add nothing to "observation"',
        ),
    ),
    # What is measured, said so widely that everybody may look at something else.
    "empty_whats": (
        Entry(
            words=(
                "getting, doing, coping, progressing, progress, improvement, improvements, "
                "improve, achievement, achievements, attainment, development, success, outcome, "
                "outcomes, result, results, performance, learning, work, impact, change, "
                "changes, goal, target, difference, ability, abilities, skill, skills"
            ),
            source="LIAP training, What does success look like?",
        ),
    ),
    "empty_what_fillers": (
        Entry(
            words=(
                "he, she, they, i, we, am, are, on, well, the, a, an, in, of, on, at, to, "
                "towards, toward, with, his, her, their, my, its, this, that, it, general, "
                "overall, academic, good, better, more, made, being, child's, pupil's, "
                "learner's, child, pupil, and, how, much, is, how far, expected, school, all, "
                "areas, subjects, levels, level"
            ),
            source='words that add nothing to "progress"',
        ),
    ),
    # A scale or a questionnaire makes a soft sign one that can be compared.
    "instruments_of_opinion": (
        Entry(
            words=(
                "scale, scales, scaling, scaled, score, scores, scored, scoring, rate, rates, "
                "rated, rating, ratings, out of ten, out of 10, out of five, out of 5, "
                "questionnaire, questionnaires, survey, surveys, boxall, sdq, profile, "
                "inventory, faces, thermometer, ladder, traffic light, traffic lights, star "
                "chart, tally, tallies, count, counts, counted, counting, number, numbers, "
                "points, percentage, percent, per cent, rubric, checklist, tick, ticks, ticked, "
                "outcomes star, star, emoji, smiley, smileys, pass, pex, warwick, rosenberg, "
                "spence, pedsql, rcads, ors, srs, core, mark, marks, grade, grades, measure of "
                "confidence, tool, index, chart, diary, log"
            ),
            source="LIAP training, Measurable (scaling, questionnaires, Boxall profile)",
        ),
    ),
    # A goal that is to stay where it is.
    "keeping": (
        Entry(
            words=(
                "keep, keeps, keeping, kept, maintain, maintains, maintaining, maintained, stay, "
                "stays, staying, remain, remains, remaining, hold, holds, continue, continues, "
                "continuing, sustain, sustains, sustained, still, retain, retains, as now, as "
                "before, consistently, go on, goes on, carry on, carries on, not fall, not drop"
            ),
            source="learner engagement guidance, small gains that last",
        ),
    ),
    # What shows that a reason tells a fact of the situation.
    "facts": (
        Entry(
            words=(
                "says, said, say, tells, told, tell, asks, asked, explains, explained, wrote, "
                "written, reported, described, describes, counted, scored, test, tests, tested, "
                "assessment, assessed, mock, exam, exams, register, registers, screening, "
                "observed, saw, seen, watched, heard, noticed, found, showed, shown, chart, "
                "diary, log, sheet, sheets, monday, tuesday, wednesday, thursday, friday, "
                "saturday, sunday, january, february, march, april, june, july, august, "
                "september, october, november, december, christmas, easter, since, yesterday, "
                "half, none, nobody, every day, each day, every lesson, each lesson, every time, "
                "each time, every week, each week, daily, weekly, most days, most lessons, most "
                "weeks, last term, last year, last week, this morning, twice, once, when, "
                "whenever, after, before, until, expected standard, working towards, greater "
                "depth, age-related, spelling age, reading age, moved, missed, misses, left, "
                "leaves, refused, refuses, walks, walked, cries, cried, sits, sat, shouts, "
                "shouted, hides, hid, stops, stopped, begins, starts, guesses, forgets, forgot, "
                "sleeps, arrives, arrived, comes, came, goes, went, handed, hands, took, takes, "
                "runs, ran, hits, hit, throws, threw, puts, stands, looks, reverses, swaps, "
                "skips, joins, eats, ate, draws, drew, copies, knows all, gave, gives"
            ),
            source="PEP guidance, Reason for target (the situation now, with its facts)",
        ),
    ),
    # Which part of school or life a text is about: only to see that a reason speaks of another one.
    "topic_attendance": (
        Entry(
            words=(
                "attendance, absence, absences, absent, unauthorised, lateness, punctual, "
                "punctuality"
            ),
            source="PEP guidance, areas of targets",
        ),
    ),
    "topic_maths": (
        Entry(
            words=(
                "maths, mathematics, numeracy, arithmetic, subtraction, subtractions, addition, "
                "additions, multiplication, division, fraction, fractions, decimals, algebra, "
                "equation, equations, geometry, sums, sum, ratio, percentages, digit, digits, "
                "calculation, calculations"
            ),
            source="PEP guidance, areas of targets",
        ),
    ),
    "topic_english": (
        Entry(
            words=(
                "english, literacy, reading, writing, spelling, spellings, phonics, grammar, "
                "punctuation, handwriting, comprehension, vocabulary, story, stories, sentence, "
                "sentences, paragraph, paragraphs, reads, writes, essay, essays, fluency"
            ),
            source="PEP guidance, areas of targets",
        ),
    ),
    "topic_homework": (
        Entry(
            words="homework",
            source="PEP guidance, areas of targets",
        ),
    ),
    "topic_friends": (
        Entry(
            words=(
                "friend, friends, friendship, friendships, playground, lunchtime, lunchtimes, "
                "playtime, playtimes, lonely, peers"
            ),
            source="PEP guidance, areas of targets",
        ),
    ),
    "topic_health": (
        Entry(
            words=(
                "dentist, dental, teeth, tooth, doctor, sleep, bedtime, eating, weight, "
                "toothache, glasses, hearing"
            ),
            source="LIAP, the wellbeing indicators",
        ),
    ),
    "spelt_numbers": (
        Entry(
            words=(
                "zero, one of, two, three, four, five, six, seven, eight, nine, ten, eleven, "
                "twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, "
                "twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred"
            ),
            source="numbers of English",
        ),
    ),
    "small_words_of_reasons": (
        Entry(
            words=(
                "will, and, for, child, pupil, learner, student, young, person, school, term, "
                "week, weeks, day, days, year, years, target, targets, need, needs, want, wants, "
                "make, makes, made, get, gets, more, most, much, very, well, least, time, times, "
                "work, works, working, help, helps, support, able, good, better, new, one, two, "
                "three, four, five, january, february, march, april, june, july, august, "
                "september, october, november, december, before, after, by, end, without, every, "
                "who, people, thing, things, still, like, likes"
            ),
            source="words that any two texts about school share",
        ),
    ),
    # Words of roles and names that name nobody by themselves: virtual school adviser.
    "role_fillers": (
        Entry(
            words=(
                "school, virtual, family, support, education, the, and, for, from, class, "
                "primary, secondary, academy, college, council, september, lead, spanish, "
                "english, maths, science, french, history, music, reading, writing, attendance, "
                "designated, special, needs, young, person, care, health, university"
            ),
            source="roles in the field's plans",
        ),
    ),
}
