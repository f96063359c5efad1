"""The words by which an action says too little.

Each list names where the judgement comes from; to add a word, add it to a list with its source.
Verbs are given once; their forms follow. An action is vague when it has one of the vague words
and nothing but words of these lists, names and subjects: any other word (“blocks”, “aloud”,
“five”) is taken to say what is done.
"""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    "vague_actions": (
        Entry(
            words=(
                "support, help, assist, encourage, motivate, reassure, guide, facilitate, "
                "enable, empower, nurture, aid"
            ),
            source=(
                "LIAP training, What will be done? (the minutiae of the actions; help can be "
                "anything)"
            ),
        ),
        Entry(
            words=(
                "liaise, communicate, collaborate, advocate, cooperate, co-operate, engage, "
                "involve, signpost"
            ),
            source=(
                "LIAP training, What will be done? (exactly what tasks; about what is left open)"
            ),
        ),
        Entry(
            words=(
                "continue, maintain, ensure, promote, develop, improve, increase, enhance, "
                "boost, strengthen, build, tackle, manage, implement, provide, prioritise, "
                "consider, explore, embed, reinforce"
            ),
            source="LIAP training, What will be done? (an aim, where a task should stand)",
        ),
        Entry(
            words="try, behave, concentrate, focus, participate, cope, persevere",
            source="LIAP training, Specific (what somebody can see the child do)",
        ),
    ),
    "vague_action_phrases": (
        Entry(
            words=(
                "work on, work with, work towards, work toward, work hard, work harder, work "
                "closely, work together, work alongside, carry on, keep up the good work, keep "
                "going, keep doing, keep in touch, keep in contact, make progress, make good "
                "progress, raise self-esteem, raise his self-esteem, raise her self-esteem, be "
                "there for, is there for, look after"
            ),
            source="LIAP training, What will be done? (exactly what tasks)",
        ),
    ),
    "vague_action_words": (
        Entry(
            words=(
                "encouragement, guidance, assistance, reassurance, advice, involvement, liaison, "
                "communication, engagement, care, best, effort, choices, attitude, respect, "
                "responsibility, awareness, aspirations, aspiration, strategies, intervention, "
                "interventions, input, differentiation, sure, supportive, proactive, respectful, "
                "sensible, approachable, available, positive, mindful, addresses, addressing"
            ),
            source="LIAP training, What will be done? (exactly what tasks)",
        ),
        Entry(
            words="tbc, tba, n/a, ditto, none, nothing, various, above, discussed, agreed, usual",
            source="our judgement, they stand where the action should",
        ),
    ),
    "watching_actions": (
        Entry(
            words="monitor, oversee, track, observe, review",
            source=(
                "LIAP training, How will we measure progress? (they need what is looked at, or "
                "how often)"
            ),
        ),
    ),
    "watching_phrases": (
        Entry(
            words="keep an eye, keep a close eye, keep a watchful eye, keep track",
            source=(
                "LIAP training, How will we measure progress? (they need what is looked at, or "
                "how often)"
            ),
        ),
    ),
    "action_fillers": (
        Entry(
            words=(
                "a, an, the, to, of, in, on, at, with, for, and, or, as, so, that, this, these, "
                "those, his, her, hers, their, theirs, its, my, our, your, him, she, he, they, "
                "them, it, i, we, you, me, us, who, which, what, where, when, while, if, is, "
                "are, be, been, being, will, shall, can, could, may, might, should, would, must, "
                "has, have, had, do, does, doing, did, not, also, by, from, into, up, out, "
                "about, around, through, throughout, via, during, within, across, towards, "
                "regarding, re, between, both, eye, watchful, close, s, am, going, i'll, then, "
                "there, how, because, until, once, than, even, just"
            ),
            source="words that say nothing of a task",
        ),
        Entry(
            words=(
                "more, very, really, always, all, any, every, each, day, days, week, weeks, "
                "term, regularly, closely, carefully, generally, consistently, continually, "
                "continuously, ongoing, on-going, positively, appropriately, effectively, "
                "actively, fully, well, better, hard, harder, good, great, extra, additional, "
                "further, general, emotional, social, academic, pastoral, practical, "
                "appropriate, relevant, necessary, needed, required, possible, wherever, "
                "whenever, current, regular, frequent, constant, continued, daily, weekly, "
                "termly, full, high, own, same, before, previously, now, much, many, other, "
                "others, some, overall, key, specific, individual, individualised, targeted, "
                "tailored, suitable, ready, on-task, please, normal, sufficient, adequate, "
                "greater, different, one-to-one, 1-to-1, 1-1, 1"
            ),
            source="words that say nothing of a task",
        ),
        Entry(
            words=(
                "child, children, pupil, pupils, student, students, learner, learners, person, "
                "people, young, parent, parents, carer, carers, family, mother, father, mum, "
                "dad, school, schools, staff, teacher, teachers, team, teams, adult, adults, "
                "professional, professionals, agency, agencies, services, service, everyone, "
                "home, house, dt, sw, senco, ta, vsh, social, worker, foster, peers, friends, "
                "class, classroom, classes, lesson, lessons, education, educational, curriculum, "
                "subject, subjects, setting, college"
            ),
            source="who and where, not what",
        ),
        Entry(
            words=(
                "learning, progress, work, schoolwork, classwork, homework, coursework, reading, "
                "writing, spelling, maths, english, literacy, numeracy, science, phonics, "
                "handwriting, attendance, punctuality, behaviour, behaviours, confidence, "
                "esteem, self, self-esteem, self-confidence, resilience, independence, "
                "independently, motivation, participation, wellbeing, well-being, health, "
                "feelings, emotions, emotion, anxiety, worries, mood, needs, need, issues, "
                "issue, concerns, concern, problems, problem, difficulties, difficulty, "
                "challenges, situation, circumstances, things, thing, anything, something, "
                "everything, matters, areas, area, skills, skill, ability, abilities, strategy, "
                "targets, target, goals, goal, objectives, outcomes, plan, plans, pep, "
                "expectations, potential, achievement, achievements, success, relationships, "
                "relationship, friendships, interaction, interactions, routine, routines, "
                "transition, contact, information, opportunities, activities, approach, "
                "environment, ethos, provision, resources, access, safety, safe, happy, calm, "
                "confident, settled, organised, secure, comfortable, included, involved, "
                "focused, motivated, engaged, supported, task, tasks, efforts, part, place, "
                "improvement, improvements, development, level, levels, understanding, okay, ok, "
                "fine, see, works, working, worked, attainment, standards, grades, carry, "
                "carries, carrying, open, mindset, outlook, manner, aware, consistency, "
                "consistent, touch, virtual, accept, accepts, accepting, offered, praise, love, "
                "together, doing, normally"
            ),
            source="LIAP training, Specific (detailed, not general)",
        ),
        Entry(
            words=(
                "make, makes, making, keep, keeps, keeping, offer, offers, offering, give, "
                "gives, giving, given, put, puts, putting, show, shows, showing, get, gets, "
                "getting, take, takes, taking, use, uses, using, raise, raises, raising, feel, "
                "feels, feeling, becoming, become, look, looks, looking, after, receive, "
                "receives, remain, remains, stay, stays"
            ),
            source="verbs that need an object to say what is done",
        ),
    ),
    "helped_to": (
        Entry(
            words=(
                "read, write, learn, attend, complete, achieve, succeed, join, speak, talk, "
                "listen, understand, feel, finish, follow, practise, revise, study, access, "
                "settle, regulate, meet, reach, come, go, become, express, share, reflect, "
                "overcome, progress, thrive, integrate, interact, communicate, enjoy, fulfil, "
                "sustain"
            ),
            source=(
                "what somebody is helped or encouraged to do says nothing of how they are helped"
            ),
        ),
    ),
    # When something is done again and again without end, or at no time that anybody can name.
    "open_ended_words": (
        Entry(
            words=(
                "ongoing, on-going, on going, continuous, continuously, continual, continually, "
                "indefinitely, until further notice, as soon as possible, as soon as he can, as "
                "soon as she can, as soon as they can, asap, a.s.a.p, in due course, at some "
                "point, at some stage, someday, some day, sometime, eventually, to be confirmed, "
                "to be agreed, to be decided, to be arranged, to be determined, tbc, tba, tbd, "
                "as long as it takes, open-ended, in the near future"
            ),
            source="LIAP training, When will this be done? (not “ongoing”)",
        ),
    ),
    "open_ended_alone": (
        Entry(
            words=(
                "always, all the time, at all times, throughout, soon, long term, long-term, "
                "permanent, permanently, unknown, not known, n/a, none, all year, all year "
                "round, constantly, constant, continuing, continued, forever, whenever, any "
                "time, anytime, in future, in the future, at any time, never-ending, non-stop"
            ),
            source="LIAP training, When will this be done? (not “ongoing”)",
        ),
    ),
    "open_ended_in_task": (
        Entry(
            words=(
                "asap, a.s.a.p, as soon as possible, until further notice, indefinitely, on an "
                "ongoing basis, on an on-going basis, on a continuous basis, in due course, at "
                "some point, at some stage, someday, some day, eventually, as long as it takes, "
                "in the near future"
            ),
            source="LIAP training, When will this be done? (not “ongoing”)",
        ),
    ),
    # How an action or a method shows that somebody looks how it is going.
    "checking_verbs": (
        Entry(
            words=(
                "check, count, monitor, mark, measure, test, assess, review, track, tick, log, "
                "record, observe, inspect, compare, score, read the register, look at, look "
                "through, look over, go through, look how, look again, ask how, ask whether, "
                "talk through, report back, check in, catch up"
            ),
            source=(
                "PEP guidance, Actions required (the designated teacher checks after weeks 1, 4 "
                "and 8)"
            ),
        ),
    ),
    "often_words": (
        Entry(
            words=(
                "each, every, daily, weekly, fortnightly, monthly, termly, half-termly, once, "
                "twice, per, mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, "
                "sundays, monday, tuesday, wednesday, thursday, friday, saturday, sunday, times, "
                "fortnight, a week, a month, a day, a term, a lesson, after week, after weeks, "
                "in weeks, half-way, halfway, midway, mid-term, half term, in between"
            ),
            source="PEP guidance, Measurable (how progress is measured on the way)",
        ),
    ),
    # Occasions on which something rightly happens after the target's day.
    "after_the_target": (
        Entry(
            words=(
                "review, meeting, pep, conference, report, reports, celebrate, celebration, "
                "celebrates, celebrating, as a reward, as a treat, the reward, his reward, her "
                "reward, their reward, the treat, the promised, certificate, prize, assembly, "
                "results, result, next plan, looks back, look back, thanks, thank"
            ),
            source="PEP guidance, reviewed at the next PEP; success is celebrated there",
        ),
    ),
}
