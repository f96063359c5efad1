"""The wordings that make a target soft, hard to read or hurtful.

Each list names where the judgement comes from; to add a wording, add it to a list with its
source. `instead` is what to write.
"""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    "hedge_verbs": (
        Entry(
            words=(
                "hope to, hope that, hope for, hope she will, hope he will, hope they will, want "
                "to, plan to, plan on, aim to, aim for, aim at, intend to, wish to, dream of"
            ),
            source=(
                "Guides to writing goals for life after school (a hope or plan need not happen; "
                'write "will")'
            ),
        ),
        Entry(
            words=(
                "try to, try and, try hard to, try his best to, try her best to, try their best "
                "to, try my best to, do his best to, do her best to, do their best to, do my "
                "best to, attempt to, endeavour to, strive to, strive for, seek to, have a go "
                "at, make an effort to, make every effort to, work towards, work toward, expect "
                "to"
            ),
            source="LIAP training, Specific (strong verbs); an attempt is met whatever comes of it",
        ),
    ),
    "hedge_phrases": (
        Entry(
            words=(
                "would like to, would love to, i'd like to, i'd love to, he'd like to, he'd love "
                "to, she'd like to, she'd love to, they'd like to, is keen to, we hope, i hope, "
                "is hoped, we want, we would like, we aim, is hoping, are hoping, is looking to, "
                "is working towards, is planning, is aiming, is expected to, is thinking about, "
                "is thinking of, is considering, is interested in, am thinking about, am "
                "thinking of, am considering, am hoping, am planning, am interested in"
            ),
            source=(
                "Guides to writing goals for life after school (a hope or plan need not happen; "
                'write "will")'
            ),
        ),
        Entry(
            words="should, should be able to, might, might be able to, could, may, may be able to",
            source=(
                'our judgement, "should" and "might" say what is wished and not what will be done'
            ),
        ),
        Entry(
            words=(
                "will be encouraged to, will be supported to, will be helped to, will be enabled "
                "to, will be expected to, will have the opportunity to, will have the chance to, "
                "will have a chance to, will have an opportunity to, will be given the "
                "opportunity to, will be given opportunities to, will be given an opportunity "
                "to, will be given the chance to, will be given a chance to, will receive "
                "support to, will get support to, is encouraged to, is supported to, to be "
                "encouraged to, to be supported to"
            ),
            source=(
                'Language not wanted in EHC plans ("encouraged to", "opportunities to" promise '
                "no outcome)"
            ),
        ),
    ),
    "hedge_softeners": (
        Entry(
            words=(
                "hopefully, ideally, if he can, if she can, if they can, if i can, if all goes "
                "well, all being well"
            ),
            source="our judgement, a condition takes the promise back",
        ),
    ),
    "own_wishes": (
        Entry(
            words="i want to, i would like to, i would love to, i'd like to, i'd love to",
            source=(
                "Setting learning goals, the pupil's own words of what they want to be able to do"
            ),
        ),
    ),
    "weasel_conditions": (
        Entry(
            words=(
                "as appropriate, where appropriate, when appropriate, if appropriate, as and "
                "when, as necessary, if necessary, when necessary, where necessary, as needed, "
                "if needed, when needed, where needed, as required, if required, when required, "
                "where required, if possible, where possible, when possible, wherever possible, "
                "whenever possible, as far as possible, as much as possible, as often as "
                "possible, where practicable, as far as practicable, where applicable, if time "
                "allows, when time allows, time permitting, staffing permitting, staff "
                "permitting, health permitting, weather permitting, funding permitting, "
                "resources permitting"
            ),
            source=(
                'Language not wanted in EHC plans, "as appropriate", "if needed", "where possible"'
            ),
            instead="Say when it happens, and how often.",
        ),
    ),
    "weasel_frequencies": (
        Entry(
            words=(
                "regularly, on a regular basis, more regularly, frequently, more frequently, on "
                "a frequent basis, sometimes, occasionally, from time to time, now and then, now "
                "and again, every now and then, every so often, periodically, at intervals, "
                "often, more often, most of the time, much of the time, some of the time, most "
                "days, some days, several times, many times"
            ),
            source='Language not wanted in EHC plans, "regular" and "frequent" without a number',
            instead="Say how often, such as “each Monday” or “twice a week”.",
        ),
    ),
    "regular_things": (
        Entry(
            words=(
                "access, attendance, break, breaks, call, calls, catch-up, catch-ups, chat, "
                "chats, check, checks, check-in, check-ins, communication, basis, contact, "
                "conversation, conversations, discussion, discussions, e-mail, e-mails, email, "
                "emails, encouragement, exercise, feedback, help, homework, input, intervals, "
                "intervention, interventions, liaison, meeting, meetings, mentoring, monitoring, "
                "opportunities, observation, observations, praise, practice, reading, reminder, "
                "reminders, report, reports, review, reviews, revision, reward, rewards, "
                "session, sessions, slot, slots, support, talk, talks, time, updates, update, "
                "visit, visits"
            ),
            source='Language not wanted in EHC plans, "regular support", "frequent input"',
            instead="Say how often, such as “each Monday” or “twice a week”.",
        ),
    ),
    "weasel_offers": (
        Entry(
            words=(
                "have access to, has access to, having access to, be given access to, is given "
                "access to, provide access to, provides access to, provided with access to, "
                "opportunities to, opportunities for, have the opportunity to, has the "
                "opportunity to, have an opportunity to, has an opportunity to, be given the "
                "opportunity to, is given the opportunity to, be given an opportunity to, given "
                "the opportunity to, provide the opportunity to, provides the opportunity to, "
                "provide an opportunity to, provides an opportunity to"
            ),
            source='Language not wanted in EHC plans, "access to" and "opportunities to"',
            instead="Say what will be done, how often and for how long.",
        ),
        Entry(
            words="would benefit from, will benefit from",
            source='Language not wanted in EHC plans, "would benefit from"',
            instead="Say what will be done, how often and for how long.",
        ),
    ),
    "weasel_amounts": (
        Entry(
            words=(
                "appropriate support, appropriate strategies, appropriate steps, appropriate "
                "measures, appropriate interventions, appropriate provision, appropriate help, "
                "appropriate resources, relevant support, relevant strategies, sufficient "
                "support, adequate support, suitable support"
            ),
            source=(
                'Guides to wording in plans, "appropriate" and "sufficient" should raise a question'
            ),
            instead="Name it, so that everybody means the same.",
        ),
    ),
    "more_after": (
        Entry(
            words=(
                "read, write, talk, speak, work, practise, revise, attend, come, join in, "
                "listen, participate, engage, play, study, ask, take part, try, concentrate, "
                "contribute"
            ),
            source='Setting learning goals, "I want to write more" is vague',
        ),
    ),
    # Words that say something to professionals and nothing to a family.
    "jargon": (
        Entry(
            words=(
                "engage with services, engages with services, engaging with services, engage "
                "with professionals, engages with professionals, engaging with professionals, "
                "engage with support, engages with support, engaging with support, engage with "
                "agencies, engages with agencies, engaging with agencies"
            ),
            source="councils' word lists for families",
            instead="go and see, talk to or take part in, with the name of the person or group",
        ),
        Entry(
            words=(
                "engage with education, engages with education, engaging with education, engage "
                "with learning, engages with learning, engaging with learning, engage with the "
                "curriculum, engages with the curriculum, engaging with the curriculum, engage "
                "with provision, non-engagement, disengagement, lack of engagement"
            ),
            source="LIAP training, action plan (words of one agency)",
            instead="what is seen in the lesson: comes, answers, asks, writes",
        ),
        Entry(
            words=(
                "access provision, accesses provision, accessing provision, access the "
                "provision, access the curriculum, accesses the curriculum, accessing the "
                "curriculum, access education, accesses education, accessing education, access "
                "learning, accesses learning, accessing learning, access his learning, access "
                "her learning, access their learning, access the learning, accessing the learning"
            ),
            source="councils' word lists for families",
            instead="come to, join in or take part in",
        ),
        Entry(
            words=(
                "presenting behaviours, presenting behaviour, presenting needs, presenting "
                "issues, presenting with behaviours, behaviours that challenge, target "
                "behaviours, unwanted behaviours, undesirable behaviours, maladaptive, "
                "maladaptive behaviours, externalising behaviours, internalising behaviours, "
                "externalised behaviours, risk-taking behaviours, antecedents"
            ),
            source="LIAP training, action plan (words of one agency)",
            instead="what was seen and heard",
        ),
        Entry(
            words=(
                "dysregulated, dysregulation, becomes dysregulated, became dysregulated, "
                "emotional dysregulation"
            ),
            source="councils' word lists for families",
            instead="very upset or too worked up to listen",
        ),
        Entry(
            words=(
                "self-regulate, self-regulates, self-regulating, self regulate, self-regulation, "
                "self regulation, emotional regulation, regulate his emotions, regulate her "
                "emotions, regulate their emotions, regulates his emotions, regulates her "
                "emotions, regulates their emotions, regulate my emotions, co-regulate, "
                "co-regulates, co-regulation"
            ),
            source="councils' word lists for families",
            instead="calm down, and by what: counts to ten, asks for a break",
        ),
        Entry(
            words=(
                "de-escalate, de-escalates, de-escalation, de-escalation strategies, de-escalating"
            ),
            source="councils' word lists for families",
            instead="help to calm down",
        ),
        Entry(
            words=(
                "placement breakdown, placement move, placement moves, change of placement, "
                "placement change, placement changes, placement stability, foster placement, "
                "care placement, residential placement, current placement, in placement, new "
                "placement, his placement, her placement, their placement, placement ended, "
                "placement changed, placement disruption"
            ),
            source=(
                "domain reference, language (home, not placement); councils' word lists for "
                "families"
            ),
            instead="home, or where the child lives",
        ),
        Entry(
            words=(
                "family contact, supervised contact, unsupervised contact, contact session, "
                "contact sessions, contact visit, contact visits, contact arrangements, sibling "
                "contact, contact with siblings, contact with birth family, contact with birth "
                "parents, contact with his birth family, contact with her birth family, contact "
                "with their birth family, direct contact, indirect contact, letterbox contact, "
                "contact day, contact days, contact time, contact with family, has contact with, "
                "have contact with, had contact with, after contact"
            ),
            source=(
                "domain reference, language (time with family); councils' word lists for families"
            ),
            instead="time with family, or with the person’s name",
        ),
        Entry(
            words="sibling group, siblings group",
            source="domain reference, language (brothers and sisters)",
            instead="brothers and sisters",
        ),
        Entry(
            words="respite, respite care, respite placement, respite carer, respite carers",
            source="councils' word lists for families",
            instead="a stay with, and the person’s name",
        ),
        Entry(
            words=(
                "targeted intervention, targeted interventions, targeted support, bespoke "
                "intervention, bespoke interventions, bespoke package, bespoke provision, "
                "bespoke support, package of support, support package, package of care, care "
                "package, wraparound support, wrap-around support, wraparound care package, tier "
                "2 intervention, tier 3 intervention, wave 2 intervention, wave 3 intervention, "
                "tier 2 support, tier 3 support"
            ),
            source="LIAP training, action plan (exactly what tasks)",
            instead="the thing itself: a reading group of four, on Mondays",
        ),
        Entry(
            words=(
                "holistic, holistically, holistic approach, holistic support, child-centred "
                "approach, strengths-based, strength-based, trauma-informed, trauma informed, "
                "solution-focused, outcome-focused, outcomes-focused, evidence-informed"
            ),
            source="LIAP training, action plan (words of one agency)",
            instead="what you will do",
        ),
        Entry(
            words=(
                "scaffold, scaffolds, scaffolded, scaffolded tasks, scaffolded task, scaffolded "
                "work, scaffolded support"
            ),
            source="our judgement, school talk that parents need not know",
            instead="the help itself: sentence starters, a worked example",
        ),
        Entry(
            words=(
                "differentiated work, differentiated task, differentiated tasks, differentiated "
                "curriculum, differentiated resources, differentiated worksheets, differentiated "
                "learning, differentiated homework, differentiated activities, differentiated "
                "materials"
            ),
            source="our judgement, school talk that parents need not know",
            instead="work at the right level for the child",
        ),
        Entry(
            words=(
                "multi-agency, multiagency, inter-agency, interagency, multi-disciplinary, "
                "multidisciplinary, partnership working, joined-up working, joined-up approach, "
                "key stakeholders, stakeholders, stakeholder, service user, service users"
            ),
            source="councils' word lists for families",
            instead="the people by name, or the team",
        ),
        Entry(
            words=(
                "known to services, open to services, known to social care, open to social care, "
                "open to early help, known to early help, closed to services, close to services, "
                "stepped down, step down to, stepped up to, hard-to-reach"
            ),
            source="councils' word lists for families",
            instead="who sees the family, and how often",
        ),
        Entry(
            words="absconded, absconds, absconding, abscond, absconder",
            source="councils' word lists for families",
            instead="left without telling anybody",
        ),
        Entry(
            words=(
                "signposted to, signposting to, signpost to, signpost the family, signposts the "
                "family, signpost parents, signpost carers, signposted, universal services, "
                "targeted services, step-down pathway, step-up pathway, wraparound offer, "
                "wrap-around offer"
            ),
            source="councils' word lists for families",
            instead="told about, with the name of the person or place",
        ),
        Entry(
            words=(
                "hypervigilant, hyper-vigilant, hypervigilance, hyper-vigilance, attachment "
                "difficulties, attachment issues, attachment needs, insecure attachment, "
                "disordered attachment, executive functioning, executive function, "
                "metacognition, metacognitive, cognitive load, sensory diet, sensory seeking, "
                "sensory profile, skills deficit, deficits in"
            ),
            source="LIAP training, action plan (words of one agency)",
            instead="what it looks like: keeps looking at the door, forgets the second step",
        ),
        Entry(
            words=(
                "barriers to learning, barrier to learning, barriers to education, readiness to "
                "learn, basic care needs, basic needs, unmet needs, unmet need, complex needs"
            ),
            source="early help guidance, says not what the worry is",
            instead="the thing itself: has no desk, is hungry in the morning",
        ),
        Entry(
            words=(
                "permanency, permanency plan, permanency planning, matching panel, permanence "
                "plan, rehabilitation home, rehabbed"
            ),
            source="councils' word lists for families",
            instead="where the child will live",
        ),
        Entry(
            words="utilise, utilises, utilising, utilised, utilize",
            source="plain English guides",
            instead="use",
        ),
        Entry(
            words="verbalise, verbalises, verbalising, verbalised, vocalise, vocalises",
            source="plain English guides",
            instead="say",
        ),
        Entry(
            words=(
                "upskill, upskilled, upskilling, capacity building, provision map, provision "
                "mapping, touch base, pastoral intervention"
            ),
            source="plain English guides",
            instead="what will be done",
        ),
    ),
    # Words that judge a child or a family instead of telling what was seen and heard.
    "judging": (
        Entry(
            words=(
                "lazy, laziness, bone idle, bone-idle, workshy, work-shy, naughty, naughtiness, "
                "defiant, defiance, disobedient, disobedience, insolent, insolence, "
                "troublemaker, trouble-maker, trouble maker, problem child, good-for-nothing"
            ),
            source=(
                "Guides to measurable targets (defiant: a judgement, not something seen); "
                "councils' word lists"
            ),
            instead="",
        ),
        Entry(
            words=(
                "manipulative, manipulates adults, manipulates staff, manipulating adults, "
                "manipulating staff, attention-seeking, attention seeking, attention-seeker, "
                "attention seeker, seeking attention, attention-needing, devious, sly, "
                "deceitful, dishonest"
            ),
            source="councils' word lists for families (they guess at motives)",
            instead="",
        ),
        Entry(
            words=(
                "challenging behaviour, challenging behaviours, challenging child, challenging "
                "boy, challenging girl, challenging pupil, challenging student, challenging "
                "young person, difficult child, difficult boy, difficult girl, difficult pupil, "
                "difficult student, difficult behaviour, bad behaviour, poor behaviour, terrible "
                "behaviour, appalling behaviour, awful behaviour, dreadful behaviour, "
                "disgraceful behaviour, unacceptable behaviour, disgraceful, atrocious, badly "
                "behaved, badly-behaved, misbehaves, misbehaved, misbehaving, misbehaviour"
            ),
            source="LIAP training, concerns (no emotive words); councils' word lists for families",
            instead="",
        ),
        Entry(
            words=(
                "unmotivated, lacks motivation, lacking motivation, no motivation, lack of "
                "motivation, lack of effort, makes no effort, lacks effort, uncooperative, "
                "unco-operative, unruly, irresponsible, non-compliant, noncompliant, "
                "non-compliance, noncompliance, not compliant"
            ),
            source=(
                "Guides to measurable targets (unmotivated, uncooperative: judgements, not "
                "something seen)"
            ),
            instead="",
        ),
        Entry(
            words=(
                "poor attitude, bad attitude, negative attitude, attitude problem, attitude "
                "problems, poor attitudes, attitude issues"
            ),
            source="LIAP training, concerns (no emotive words)",
            instead="",
        ),
        Entry(
            words=(
                "aggressive, aggressively, aggression, vicious, viciously, hostile, "
                "uncontrollable, out of control, unmanageable, unteachable"
            ),
            source="LIAP training, concerns (no emotive words)",
            instead="",
        ),
        Entry(
            words=(
                "school refuser, school-refuser, refuser, low ability, low-ability, slow "
                "learner, slow-learner, babyish, spoilt child, spoilt brat, brat, drama queen, "
                "drama-queen, feral, stroppy, strop, strops, tantrum, tantrums"
            ),
            source="councils' word lists for families (labels)",
            instead="",
        ),
        Entry(
            words=(
                "broken home, chaotic home, chaotic family, dysfunctional family, dysfunctional, "
                "problem family, damaged child, broken child, hopeless case, lost cause"
            ),
            source="councils' word lists for families (labels)",
            instead="",
        ),
    ),
    # Only where they are said of the child: “he is rude”, and not “the story is silly”.
    "judging_after_is": (
        Entry(
            words=(
                "rude, cheeky, silly, stubborn, moody, sulky, violent, difficult, challenging, "
                "hard work, a nightmare, a handful, a bully, a liar, a nuisance, annoying, "
                "irritating, demanding, clingy, needy, controlling, immature, disruptive, "
                "hopeless, useless, stupid, spoilt, ungrateful, selfish, bossy, nasty, spiteful, "
                "oppositional, unwilling, unhelpful, unreliable, incapable, disrespectful, "
                "obnoxious, melodramatic, attention seeking, horrible, disengaged, careless, "
                "sloppy"
            ),
            source="LIAP training, concerns (no emotive words)",
            instead="",
        ),
    ),
    # What is said of a child's ways as a whole: “her attitude is appalling”.
    "judging_of_manner": (
        Entry(
            words=(
                "appalling, atrocious, awful, bad, terrible, dreadful, disgraceful, shocking, "
                "unacceptable, poor, a disgrace, disgusting, challenging, difficult, a problem, "
                "a big problem, a nightmare, negative, unpleasant, out of order, out of control, "
                "the worst"
            ),
            source="LIAP training, concerns (no emotive words); councils' word lists for families",
            instead="",
        ),
    ),
    "judging_after_child": (
        Entry(
            words=(
                "refuses to, refused to, refuse to, refuses all, refused all, refusing to, "
                "refuses point blank, kicks off, kicked off, kicking off, kick off, plays up, "
                "played up, acts up, acted up, playing up, acting up, winds up, storms out, "
                "stormed out, storms off, stormed off, doesn't try, does not try, won't try, "
                "doesn't listen, does not listen, never listens, won't listen, never tries, "
                "bullies, lies constantly, sulks, sulked, whines, moans, throws a tantrum, can't "
                "be bothered, cannot be bothered, couldn't be bothered, could not be bothered, "
                "doesn't care, does not care"
            ),
            source="councils' word lists for families (they judge; say what was said and done)",
            instead="",
        ),
    ),
    # What somebody refuses and nobody can see: “refuses to engage”; “refuses to get up” is plain.
    "refused_in_general": (
        Entry(
            words=(
                "engage, interact, co-operate, cooperate, comply, conform, obey, behave, listen, "
                "learn, work, do any, do anything, do his, do her, do their, do as, do what, "
                "try, make an effort, take responsibility, take part, take help, participate, "
                "follow, accept, change, help, respect, acknowledge, care, concentrate, focus, "
                "sit still, see reason"
            ),
            source=(
                "councils' word lists for families (they guess at the will; say what was said "
                "and done)"
            ),
        ),
    ),
    "absolutes": (
        Entry(
            words=(
                "always, at all times, all the time, all of the time, 100% of the time, 100 % of "
                "the time, 100 per cent of the time, every single time, every single day, every "
                "single lesson, without fail, without exception, on every occasion, on all "
                "occasions, no matter what, perfectly, flawlessly, never"
            ),
            source="Setting learning goals, a goal that is too grand or too hard",
        ),
    ),
    # What stands where the real text has not been written yet.
    "placeholders_alone": (
        Entry(
            words=(
                "tbc, tba, tbd, tbd., n/a, n.a, n.a., na, none, nil, nothing, todo, to do, xxx, "
                "xx, x, ?, -, --, –, —, /, ., lorem ipsum, to follow, details to follow, as "
                "above, see above, as before, as last time, as previously, same, same as before, "
                "same as above, same as last time, ditto, text, asdf, placeholder, example, "
                "pending, awaiting, blank, empty, fill in, please complete, please fill in, to "
                "fill in, complete this, unknown, not known, target, target 1, target 2, target "
                "3, statement, reason, who will do what, who will do exactly what, what, insert, "
                "insert text, insert here, not yet, not sure, don't know, dont know, later, ask, "
                "yes, no, not applicable"
            ),
            source="PEP guidance, Outline SMART target (written out in full)",
        ),
    ),
    "placeholders_inside": (
        Entry(
            words=(
                "tbc, tba, tbd, to be confirmed, to be determined, lorem, lorem ipsum, who will "
                "do what, who will do exactly what, insert name, insert target, insert date, "
                "insert text, insert here, add text here, enter text here, click here to enter "
                "text, click or tap here, child's name here, name here"
            ),
            source="PEP guidance, Outline SMART target (written out in full)",
        ),
    ),
    "placeholders_first": (
        Entry(
            words=(
                "todo, to do, to be added, to be completed, to be agreed, to be decided, to be "
                "filled in, to be written, to be set, fill in, please complete, insert"
            ),
            source="PEP guidance, Outline SMART target (written out in full)",
        ),
    ),
    "placeholder_slots": (
        Entry(
            words=(
                "name, names, first name, child's name, childs name, child name, pupil's name, "
                "pupil name, learner's name, learner name, student name, student's name, young "
                "person's name, teacher's name, date, due date, deadline, day, month, year, "
                "number, amount, percentage, percent, x, xx, subject, topic, skill, target, "
                "goal, reason, what, who, when, how, how often, how much, frequency, measure, "
                "method, baseline, school, carer, person, place, time, text, placeholder, tbc, "
                "tba, what he will do, what she will do, what they will do, what i will do, "
                "he/she, his/her, him/her, she/he, her/his"
            ),
            source="skeletons of targets, such as those of smartdoc assess",
        ),
    ),
    # Words that begin a phrase without anybody who does anything.
    "bare_topics": (
        Entry(
            words=(
                "attendance, punctuality, reading, writing, spelling, spellings, handwriting, "
                "phonics, maths, mathematics, english, literacy, numeracy, science, homework, "
                "behaviour, concentration, confidence, self-esteem, self-confidence, resilience, "
                "independence, organisation, friendships, friendship, relationships, times "
                "tables, number bonds, comprehension, fluency, vocabulary, grammar, punctuation, "
                "revision, coursework, speech, language, speaking, listening, participation, "
                "engagement, motivation, attitude, effort, progress, wellbeing, well-being, "
                "anxiety, dental health, hygiene, fitness, healthy eating, social skills, "
                "communication, communication skills, study skills, reading age, reading "
                "fluency, predicted grades"
            ),
            source="PEP guidance, Outline SMART target (who does what); our judgement",
        ),
    ),
    "bare_qualities": (
        Entry(
            words=(
                "improved, increased, better, reduced, decreased, more, fewer, less, greater, "
                "higher, enhanced, developed, raised, good, regular, consistent, sustained, "
                "excellent, stronger, positive, continued, accurate, independent, fluent, "
                "neater, neat, tidier, faster, improvement, improvements, increase in, reduction "
                "in, decrease in, development of, completion of, achievement of, successful, "
                "full attendance, no more, support with, support for, ready for, access to"
            ),
            source="PEP guidance, Outline SMART target (who does what); our judgement",
        ),
    ),
    # The parts of school and life that make a target of their own.
    "outcome_areas": (
        Entry(
            words=(
                "reading, books, book, pages, chapter, chapters, novel, novels, spelling, "
                "spellings, phonics, handwriting, story, stories, paragraphs, comprehension, "
                "writing, literacy, english, high-frequency words, sight words"
            ),
            source="PEP guidance, the areas of a target",
            instead="literacy",
        ),
        Entry(
            words=(
                "maths, mathematics, numeracy, sums, subtractions, subtraction, additions, "
                "addition, times table, times tables, multiplication, division, fractions, "
                "number bonds, number facts, algebra, arithmetic"
            ),
            source="PEP guidance, the areas of a target",
            instead="maths",
        ),
        Entry(
            words=(
                "attendance, attend school, come to school, come into school, be in school, "
                "arrive at school, arrive on time, be on time, punctuality, punctual, attend "
                "lessons, attend all lessons, attend every lesson, school days, registration"
            ),
            source="PEP guidance, the areas of a target",
            instead="attendance",
        ),
        Entry(
            words=(
                "behaviour, behave, detentions, detention, sanctions, suspensions, exclusions, "
                "fights, fighting, behaviour points"
            ),
            source="PEP guidance, the areas of a target",
            instead="behaviour",
        ),
        Entry(
            words="homework",
            source="PEP guidance, the areas of a target",
            instead="homework",
        ),
        Entry(
            words=(
                "football, swimming, swim, rugby, netball, basketball, hockey, cricket, "
                "gymnastics, karate, dance class, athletics, guitar, piano, drums, choir, "
                "scouts, guides, cadets"
            ),
            source="PEP guidance, the areas of a target",
            instead="sport and hobbies",
        ),
        Entry(
            words="make friends, make a friend, new friends, friendships, friendship",
            source="PEP guidance, the areas of a target",
            instead="friends",
        ),
        Entry(
            words="dentist, brush his teeth, brush her teeth, brush my teeth",
            source="PEP guidance, the areas of a target",
            instead="health",
        ),
    ),
    "outcome_verbs": (
        Entry(
            words=(
                "attend, come, arrive, be, read, write, spell, complete, finish, hand in, join, "
                "go, play, swim, make, improve, increase, reduce, raise, develop, learn, behave, "
                "keep, get, achieve, reach, solve, calculate, work out, answer, have, take, "
                "brush, eat, visit, practise, stop, sit, stay, show, build, do, use, choose, "
                "put, ask, speak, talk, gain, score, pass, take part, earn, receive, move, "
                "count, know, recall, start, begin, bring"
            ),
            source="our judgement, verbs by which a second outcome begins",
        ),
        Entry(
            words=(
                "improve, increase, reduce, raise, develop, boost, strengthen, better, make "
                "progress in, make progress with, do better in, do better at, get better at, do "
                "well in, catch up in"
            ),
            source="our judgement, verbs that take a list of outcomes",
        ),
    ),
    "list_verbs": (
        Entry(
            words=(
                "improve, increase, reduce, raise, develop, boost, strengthen, make progress in, "
                "make progress with, do better in, do better at, get better at, do well in, "
                "catch up in"
            ),
            source="our judgement, verbs that take a list of outcomes",
        ),
    ),
}
