"""Words by which the sentence of a target is read (smartdoc/language/statement.py).

Each list names where the judgement comes from; to add a word, add it to a list with its source.
"""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    # Words that two people read differently.
    "vague_adverbs": (
        Entry(
            words=(
                "better, well, properly, appropriately, effectively, positively, successfully, "
                "attentively, constructively, sensibly, nicely, neatly, adequately, "
                "sufficiently, suitably, satisfactorily, meaningfully, more, harder, a lot, "
                "lots, a bit, more fully, responsibly, maturely, respectfully, confidently, "
                "happily, safely, age-appropriately, to the satisfaction of, much, really, "
                "fully, actively"
            ),
            source=(
                "Behavior goals measurable (Wrightslaw); SMART goals acronym (student text); Is "
                '"get better grades" SMART? (learn8)'
            ),
        ),
    ),
    # Those that leave open what an action looks like, whatever the action is.
    "vague_manners": (
        Entry(
            words=(
                "appropriately, effectively, positively, properly, sensibly, meaningfully, "
                "constructively, respectfully, responsibly, adequately, sufficiently, suitably, "
                "maturely, nicely, age-appropriately"
            ),
            source=(
                "Behavior goals measurable (Wrightslaw), “appropriately” means what the reader "
                "likes"
            ),
        ),
    ),
    "vague_adjectives": (
        Entry(
            words=(
                "good, better, best, great, happy, happier, kind, kinder, nice, nicer, "
                "appropriate, adequate, sufficient, stable, positive, tidy, neat, orderly, "
                "proper, suitable, acceptable, satisfactory, successful, effective, meaningful, "
                "healthy, healthier, responsible, mature, respectful, independent, confident, "
                "motivated, organised, organized, engaged, self-reliant, calm, calmer, sensible, "
                "age-appropriate, improved, significant, reasonable, strong, stronger, fit, "
                "fitter, settled, resilient, polite, focused, more, less, fewer, higher, lower, "
                "greater, several, various, many, lots, functional, social, emotional, "
                "constructive, desired, expected, quality, high-quality, regular, usual, enough, "
                "ready, prepared, safe, safer, secure, involved, consistent, engaging, "
                "motivating, individual, anxious, seriously"
            ),
            source=(
                "The importance of measurable IEP goals (Autisable); SMART goals acronym "
                "(student text); Case plan SMART outcomes (Sarasota YMCA)"
            ),
        ),
    ),
    "vague_nouns": (
        Entry(
            words=(
                "access, input, skill, skills, progress, behaviour, behaviours, behavior, "
                "behaviors, attitude, attitudes, confidence, relationship, relationships, "
                "friendship, friendships, understanding, knowledge, awareness, strategy, "
                "strategies, technique, techniques, support, effort, efforts, engagement, "
                "involvement, cooperation, co-operation, participation, concentration, focus, "
                "motivation, resilience, wellbeing, well-being, self-esteem, self-confidence, "
                "self-regulation, self-control, independence, independent, communication, "
                "language, potential, respect, responsibility, interest, response, responses, "
                "choice, choices, way, ways, thing, things, stuff, ability, abilities, level, "
                "levels, growth, improvement, improvements, development, success, compliance, "
                "performance, learning, education, organisation, organization, literacy, "
                "numeracy, maths, math, english, reading, writing, spelling, grammar, speech, "
                "fluency, comprehension, handwriting, anger, emotions, emotion, feelings, "
                "feeling, needs, need, role, part, outcome, outcomes, expectations, rules, work, "
                "best, standard, standards, quality, manner, interactions, interaction, "
                "impulses, impulse, impulsivity, anxiety, stress, mood, health, fitness, "
                "lifestyle, money, time, time-management, self, himself, herself, themselves, "
                "myself, mindset, aspirations, future, goals, goal, target, targets, cooking, "
                "speaking, listening, attention, involvement, friends, school, college, "
                "university, class, lesson, lessons, life, world, area, areas, subject, "
                "subjects, activities, activity, tasks, task, people, person, peers, peer, "
                "others, other, adults, adult, children, pupils, students, opportunities, "
                "opportunity, provision, help, achievement, attainment, working, year, grade, "
                "age, able, situations, situation, context, contexts, setting, settings, "
                "environment, range, variety, number, amount, lot, lots, home, idea, ideas, "
                "experience, experiences, interests, pride, voice, impression, talents, "
                "approach, approaches, frame, mind, spirit, benefit, benefits, tools, grades, "
                "qualifications, views, wishes, boundaries"
            ),
            source=(
                "Our reading of the labelled statements, what stands after “improve” and "
                "“develop” where nothing is said"
            ),
        ),
    ),
    # What is made, shown or taken without anybody seeing it.
    "empty_nouns": (
        Entry(
            words=(
                "progress, effort, efforts, attitude, attitudes, behaviour, behavior, "
                "behaviours, respect, responsibility, resilience, confidence, independence, "
                "improvement, improvements, growth, potential, success, engagement, motivation, "
                "self-control, self-regulation, choices, maturity, concentration, focus, "
                "willingness, commitment, progression, self-esteem, wellbeing, well-being, "
                "difference, friends, friendships, relationships, interest, skills, knowledge, "
                "awareness, understanding, empathy, kindness, pride, care, manners"
            ),
            source=(
                'Why vague IEP language hurts students (HighestPotentials), "making progress"; '
                "What makes a SEND target SMART (OMNIA)"
            ),
        ),
    ),
    "comparatives": (
        Entry(
            words=(
                "better, harder, longer, best, well, a lot, more, less, kinder, happier, fitter, "
                "calmer, nicer, healthier, quieter, tidier, stronger, safer, smarter, faster, "
                "higher, greater, lower, good, lots, some"
            ),
            source='Is "get better grades" SMART? (learn8), undefined comparison',
        ),
    ),
    # Measured by, and what is counted.
    "records": (
        Entry(
            words=(
                "as measured by, measured by, as recorded, as observed, recorded by, recorded "
                "in, recorded on, observed by, as evidenced by, evidenced by, as shown by, shown "
                "by, shown in, as assessed, assessed by, according to, as seen in, as "
                "demonstrated by, as indicated by, as reported by, checked by, checked against, "
                "signed by, counted by, counted on, ticked by, read by, register, checklist, "
                "rubric, mark scheme, running record, work sample, work samples, tally, tally "
                "chart, reward chart, sticker chart, star chart, report card, behaviour log, "
                "reading record, reading diary, planner"
            ),
            source=(
                "Why vague IEP language hurts students (HighestPotentials), metrics to ask for; "
                "LIAP training, kinds of measure"
            ),
        ),
    ),
    "instruments": (
        Entry(
            words=(
                "based on, test, tests, quiz, quizzes, exam, exams, mock, mocks, assessment, "
                "assessments, baseline, probe, probes, screening, questionnaire, survey, rating "
                "scale, standardised, standardized, curriculum-based, cbm, cbms, running record, "
                "rubric, checklist, register, data, spelling age, reading age, check, scale"
            ),
            source="Why vague IEP language hurts students (HighestPotentials), metrics to ask for",
        ),
    ),
    "scored": (
        Entry(
            words=(
                "mark, marks, grade, grades, score, scores, attendance, punctuality, average, "
                "gpa, reading age, spelling age, level, levels, percentile, rate, results, "
                "result, speed, lateness, absence, absences, detentions, incidents, exclusions, "
                "suspensions, referrals, words, minutes, seconds, hours, points, pages, credits, "
                "sublevels, sub-levels, fluency, time on task, vocabulary, calls, book, books, "
                "steps, sessions, lessons, days"
            ),
            source="Our reading of the labelled statements, things that are counted anyway",
        ),
    ),
    "criteria": (
        Entry(
            words=(
                "without help, without any help, without support, without prompting, without "
                "prompts, without a prompt, without being asked, without being told, without "
                "reminders, without a reminder, without being reminded, without adult help, "
                "without adult support, without assistance, without notes, without a calculator, "
                "without looking, without error, without errors, without mistakes, without "
                "leaving, with no help, with no prompts, with no prompting, with no more than, "
                "with no errors, with no reminders, with no adult, unaided, unprompted, "
                "unassisted, independently, on his own, on her own, on their own, on my own, by "
                "himself, by herself, by themselves, by myself, from memory, by heart, in full "
                "sentences, in a full sentence, in complete sentences, in full, on time, in time "
                "for, correctly, accurately, at all times, from start to finish, without "
                "stopping, within the time limit, in the correct order, in the right order, in "
                "order, at the first attempt, first time, the first time, on the first attempt, "
                "when asked, capital letters and full stops, capitals and full stops, with "
                "minimal prompting, with one prompt, with a single prompt, with verbal prompts, "
                "with supervision, under supervision, in full uniform, in the correct uniform, "
                "with all equipment, with the right equipment"
            ),
            source=(
                "Milton Keynes, Writing outcomes; Torbay, SMART targets; our reading of the "
                "labelled statements"
            ),
        ),
    ),
    "universal": (
        Entry(
            words="every, each, all, both, whole, entire, always",
            source=(
                "Our reading of the labelled statements, “every piece of homework” can be counted"
            ),
        ),
    ),
    # What is done once, and then is done: the doing is the measure.
    "completing_verbs": (
        Entry(
            words=(
                "complete, finish, submit, hand in, hand over, turn in, give in, enrol, enroll, "
                "register, apply, apply for, sign up, join, book, visit, contact, phone, ring, "
                "call, email, draft, redraft, rewrite, write, produce, create, make, design, "
                "build, present, deliver, pass, graduate, attain, obtain, gain, win, earn, buy, "
                "open, pay, set up, meet, interview, publish, perform, choose, select, fill in, "
                "fill out, identify, research, plan, prepare, hire, make an appointment, "
                "arrange, schedule, attend, bring, send, return, collect, work with, work "
                "through, be employed, move, start, begin, pick, list, read, sit, take, take "
                "part, participate in, put together, find, use, organise, record, set, sign, "
                "agree, type, print, build, tell, ask, post, deliver, shadow, volunteer, run, "
                "host, lead, qualify, get, compile, cook"
            ),
            source="Our reading of the labelled statements, a draft is either handed in or not",
        ),
    ),
    # Who acts.
    "agencies": (
        Entry(
            words=(
                "team, team around the child, nursery, placement, family, council, school and "
                "the virtual school, home and school, school and home, school, the school, the "
                "setting, setting, the college, college, camhs, social services, social care, "
                "the virtual school, virtual school, virtual schools, the local authority, local "
                "authority, the council, the agency, agency, professionals, staff, all staff, "
                "the team, services, health, the nursery, the placement, home, education, the "
                "family, outside agencies, school staff, teaching staff, relevant professionals"
            ),
            source=(
                "LIAP training, Who (name the person, not the agency); Empowering SEND Families "
                '("the setting will")'
            ),
        ),
    ),
    "provision": (
        Entry(
            words=(
                "receive, be given, be provided, be offered, be supported, be seen by, access, "
                "have access, be assigned, be allocated, get support, get help, be withdrawn, be "
                "placed, be monitored, be referred, benefit from"
            ),
            source=(
                "SMART IEPs and EHCP guidance, provision is what adults give and not what the "
                "pupil does"
            ),
        ),
    ),
    "given": (
        Entry(
            words=(
                "offered, given, provided, supported, helped, encouraged, monitored, seen, "
                "assigned, allocated, referred, placed, withdrawn, reminded, prompted, exposed, "
                "enabled, expected"
            ),
            source="Language you don't want in an EHCP (SENKind), what others do for a child",
        ),
    ),
    "provided": (
        Entry(
            words="receive, access, benefit, undergo",
            source=(
                "SMART IEPs and EHCP guidance, provision is what adults give and not what the "
                "pupil does"
            ),
        ),
    ),
    # Who may be named by whose they are: “Quin's parents”, but not “Jon's attendance”.
    "relations": (
        Entry(
            words=(
                "mum, mother, dad, father, parents, parent, carer, carers, family, brother, "
                "sister, grandmother, grandfather, nan, gran, guardian, teacher, tutor, mentor, "
                "worker, therapist, assistant, adviser, advisor, psychologist, nurse, keyworker, "
                "coach, friend, friends, staff, school, aunt, uncle, foster, social, key"
            ),
            source="LIAP training, Who (a named person)",
        ),
    ),
    "support_nouns": (
        Entry(
            words=(
                "prompts, supports, scaffolding, sessions, session, mentor, tutor, therapist, "
                "counsellor, support, intervention, interventions, provision, input, therapy, "
                "tuition, tutoring, mentoring, 1:1, one-to-one, 1-to-1, one to one, sessions of "
                "support, counselling, help, ta, lsa, teaching assistant, small group, "
                "small-group"
            ),
            source="EHCP guidance, hours of support measure the support",
        ),
    ),
    "function_words": (
        Entry(
            words=(
                "a, an, the, this, that, these, those, his, her, hers, their, theirs, my, mine, "
                "our, your, its, it, he, she, they, we, i, you, me, him, them, us, and, or, but, "
                "then, so, to, of, in, on, at, by, for, with, from, into, onto, about, over, "
                "under, up, down, out, off, as, than, per, is, am, are, was, were, be, been, "
                "being, will, would, can, could, shall, should, must, may, might, not, no, when, "
                "while, where, which, who, whom, if, because, until, during, within, throughout, "
                "upon, after, before, through, between, around, across, own, also, just, only, "
                "too, very, able, how, what, why, there, here, if, both, either, new, during, "
                "using, by, next, given, i'll, i’ll, i'm, i’m, i'd, i’d, don't, don’t, such, "
                "etc, least, most, each, every, all, minute, minutes, hour, hours, second, "
                "seconds, day, days, week, weeks, weekend, night, nights, month, months, term, "
                "terms, th, st, nd, rd, pm, am, percent, cent, more, fewer"
            ),
            source="English",
        ),
    ),
    # What takes years.
    "long_ways": (
        Entry(
            words=(
                "film star, movie star, pop star, rock star, famous, fluently, fluent, "
                "professional, world champion, olympic, millionaire, an expert, become expert, "
                "prime minister, be a doctor, become a doctor, astronaut, be a footballer, "
                "become a footballer, professional footballer, be a youtuber, be a champion, "
                "become a champion, genius, top of the class, best in the class, best in the "
                "school, best in the world, every times table, all my times tables, a whole "
                "language, master, perfectly, a novel, a marathon, the channel, everest, an "
                "ironman, a triathlon, round the world, around the world, the moon, every sport, "
                "every instrument"
            ),
            source="My All-STAR Goal Plan, goals that are too grand for the time",
        ),
    ),
}
