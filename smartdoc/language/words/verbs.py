"""Verbs, as rules and `smartdoc assess` know them.

Each list names where the judgement comes from; to add a verb, add it to a list with its source.
Forms (knows, knowing, knew) follow from the verb; irregular ones are given below.
"""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    # What nobody can see happen.
    "weak_verbs": (
        Entry(
            words="know, understand, enjoy",
            source="LIAP training, Specific (named there as verbs that show nothing)",
        ),
        Entry(
            words=(
                "appreciate, believe, hear, realise, realize, recognise, recognize, comprehend, "
                "conceptualise, conceptualize, listen, memorise, memorize, think, experience"
            ),
            source="Learning outcomes guide, verbs to avoid (Davenport University)",
        ),
        Entry(
            words="learn, grasp, remember",
            source=(
                "Verbs for writing learning objectives (studylib 6753591); guides to learning "
                "outcomes"
            ),
        ),
        Entry(
            words=(
                "feel, consider, value, like, love, hope, want, wish, desire, intend, dream, "
                "aspire, imagine, worry, wonder, perceive, absorb"
            ),
            source="Guides to writing goals, states of mind and intentions",
        ),
    ),
    "weak_phrases": (
        Entry(
            words=(
                "have a think, have a think about, have fun, have fun with, take pride in, get "
                "to grips with, be aware of, be familiar with, become aware of, become familiar "
                "with, have an understanding of, gain an understanding of, develop an "
                "understanding of, develop understanding of, show understanding of, show an "
                "understanding of, demonstrate understanding of, demonstrate an understanding "
                "of, have a good understanding of, have a better understanding of, increase "
                "understanding of, deepen understanding of, increase his understanding of, "
                "increase her understanding of, increase my understanding of, increase their "
                "understanding of, develop his understanding of, develop her understanding of, "
                "develop my understanding of, develop their understanding of, improve his "
                "understanding of, improve her understanding of, improve my understanding of, "
                "improve their understanding of, get to know, get better at, be better at, be "
                "more confident, become more confident, feel more confident, gain confidence, be "
                "more aware of, be happier, be interested in, be able to understand, be able to "
                "know, be able to recognise, improve confidence, improve his confidence, improve "
                "her confidence, improve their confidence, improve my confidence, build "
                "confidence, build his confidence, build her confidence, build my confidence, "
                "build their confidence, increase confidence, develop confidence, grow in "
                "confidence, do better, do well, do my best, do his best, do her best, do their "
                "best, be the best, be good, try harder, work harder, be more independent, "
                "become more independent, increase self-esteem, increase self-confidence, "
                "improve self-esteem, improve self-confidence, build self-esteem, build "
                "self-confidence, boost self-esteem, boost self-confidence, raise self-esteem, "
                "raise self-confidence, increase my confidence, increase my self-esteem, "
                "increase my self-confidence, increase my awareness, increase my knowledge, "
                "increase my understanding, increase his confidence, increase his self-esteem, "
                "increase his self-confidence, increase his awareness, increase his knowledge, "
                "increase his understanding, increase her confidence, increase her self-esteem, "
                "increase her self-confidence, increase her awareness, increase her knowledge, "
                "increase her understanding, increase their confidence, increase their "
                "self-esteem, increase their self-confidence, increase their awareness, increase "
                "their knowledge, increase their understanding, improve my confidence, improve "
                "my self-esteem, improve my self-confidence, improve my awareness, improve my "
                "knowledge, improve my understanding, improve his confidence, improve his "
                "self-esteem, improve his self-confidence, improve his awareness, improve his "
                "knowledge, improve his understanding, improve her confidence, improve her "
                "self-esteem, improve her self-confidence, improve her awareness, improve her "
                "knowledge, improve her understanding, improve their confidence, improve their "
                "self-esteem, improve their self-confidence, improve their awareness, improve "
                "their knowledge, improve their understanding, build my confidence, build my "
                "self-esteem, build my self-confidence, build my awareness, build my knowledge, "
                "build my understanding, build his confidence, build his self-esteem, build his "
                "self-confidence, build his awareness, build his knowledge, build his "
                "understanding, build her confidence, build her self-esteem, build her "
                "self-confidence, build her awareness, build her knowledge, build her "
                "understanding, build their confidence, build their self-esteem, build their "
                "self-confidence, build their awareness, build their knowledge, build their "
                "understanding, develop my confidence, develop my self-esteem, develop my "
                "self-confidence, develop my awareness, develop my knowledge, develop my "
                "understanding, develop his confidence, develop his self-esteem, develop his "
                "self-confidence, develop his awareness, develop his knowledge, develop his "
                "understanding, develop her confidence, develop her self-esteem, develop her "
                "self-confidence, develop her awareness, develop her knowledge, develop her "
                "understanding, develop their confidence, develop their self-esteem, develop "
                "their self-confidence, develop their awareness, develop their knowledge, "
                "develop their understanding, boost my confidence, boost my self-esteem, boost "
                "my self-confidence, boost my awareness, boost my knowledge, boost my "
                "understanding, boost his confidence, boost his self-esteem, boost his "
                "self-confidence, boost his awareness, boost his knowledge, boost his "
                "understanding, boost her confidence, boost her self-esteem, boost her "
                "self-confidence, boost her awareness, boost her knowledge, boost her "
                "understanding, boost their confidence, boost their self-esteem, boost their "
                "self-confidence, boost their awareness, boost their knowledge, boost their "
                "understanding, grow my confidence, grow my self-esteem, grow my "
                "self-confidence, grow my awareness, grow my knowledge, grow my understanding, "
                "grow his confidence, grow his self-esteem, grow his self-confidence, grow his "
                "awareness, grow his knowledge, grow his understanding, grow her confidence, "
                "grow her self-esteem, grow her self-confidence, grow her awareness, grow her "
                "knowledge, grow her understanding, grow their confidence, grow their "
                "self-esteem, grow their self-confidence, grow their awareness, grow their "
                "knowledge, grow their understanding, raise my confidence, raise my self-esteem, "
                "raise my self-confidence, raise my awareness, raise my knowledge, raise my "
                "understanding, raise his confidence, raise his self-esteem, raise his "
                "self-confidence, raise his awareness, raise his knowledge, raise his "
                "understanding, raise her confidence, raise her self-esteem, raise her "
                "self-confidence, raise her awareness, raise her knowledge, raise her "
                "understanding, raise their confidence, raise their self-esteem, raise their "
                "self-confidence, raise their awareness, raise their knowledge, raise their "
                "understanding, show an interest in, take an interest in, show awareness of, "
                "have an awareness of, develop an awareness of, develop an appreciation of, take "
                "pride in, take on board, make the most of, make good use of, make better use "
                "of, make full use of, take ownership of, get used to, carry on, get the most "
                "out of, get the most from, get my act together, get his act together, get her "
                "act together, get on top of, keep on top of, get on better, knuckle down, "
                "buckle down, turn over a new leaf, pull my socks up, stay out of trouble, keep "
                "out of trouble, have a positive, have a more positive, have a better, take "
                "responsibility for his, take responsibility for her, take responsibility for "
                "their, take responsibility for my, have a say, have his voice heard, have her "
                "voice heard, have their voice heard, prove to, prove that"
            ),
            source="Guides to learning outcomes and LIAP training, states that nobody can observe",
        ),
    ),
    # What is gained inside the head, whatever stands between: “get a really good understanding of”.
    "gaining_verbs": (
        Entry(
            words="get, gain, have, acquire, obtain, achieve, build, build up, develop",
            source="Guides to learning outcomes, states that nobody can observe",
        ),
    ),
    "inner_nouns": (
        Entry(
            words="understanding, knowledge, awareness, appreciation, insight, familiarity",
            source="Guides to learning outcomes, states that nobody can observe",
        ),
    ),
    # Of the weak ones, those of which a test tells how many: “learn the spelling of 20 words”.
    "testable_verbs": (
        Entry(
            words="learn, memorise, memorize, remember, recognise, recognize, listen",
            source=(
                "Our reading of the labelled statements; the LIAP training's own remedy is to "
                "say what the child will do"
            ),
        ),
    ),
    # Direction without amount: good only with a measure.
    "contested_verbs": (
        Entry(
            words="improve, increase, develop, grow, master",
            source=(
                "Verbs for writing learning objectives (studylib 6753591) warns of them; Goal "
                "setting (ASU Graduate College) offers them"
            ),
        ),
        Entry(
            words=(
                "decrease, maintain, rise, fall, go up, go down, reduce, lower, lessen, "
                "minimise, minimize, cut down, cut back, bring down"
            ),
            source="SMART IEPs (Wrightslaw via GiGi's Playhouse), directions that need an amount",
        ),
        Entry(
            words=(
                "work on, work towards, work hard, progress, manage, engage, focus, concentrate, "
                "cope, regulate, self-regulate, behave, interact, socialise, socialize, "
                "communicate, cooperate, co-operate, collaborate, succeed, excel, thrive, "
                "flourish, advance, persevere, persist"
            ),
            source=(
                "IEP goals, Victorian Curriculum and Ontario (specialedstartguide); Behavior "
                "goals measurable (Wrightslaw)"
            ),
        ),
        Entry(
            words=(
                "build, build up, build on, enhance, strengthen, boost, extend, expand, broaden, "
                "deepen, widen, refine, enrich, raise, gain, sustain, continue, keep on, keep "
                "up, catch up, step up, explore, access, support, encourage, promote, foster, "
                "nurture, facilitate, help, enable, ensure, address, tackle, overcome, handle, "
                "deal with, work, participate, contribute, transition, adapt, adjust, resolve, "
                "stay calm, remain calm, calm down, motivate, settle, nurture, consolidate, "
                "embed, secure, establish, form, cultivate, optimise, optimize, maximise, "
                "maximize"
            ),
            source=(
                'Is "get better grades" SMART? (learn8) and What makes a SEND target SMART '
                "(OMNIA), words of direction that need an amount"
            ),
        ),
        Entry(
            words=(
                "try, attempt, strive, aim, need, care, trust, respect, accept, acknowledge, "
                "reflect, discover, seek, start to"
            ),
            source=(
                "Guides to writing goals, attempts and attitudes, which only what is done can show"
            ),
        ),
    ),
    # Of these, what lasts: “focus for 10 minutes” says how far.
    "lasting_verbs": (
        Entry(
            words=(
                "focus, concentrate, engage, work, participate, persist, persevere, sustain, "
                "maintain, interact, socialise, socialize, cooperate, collaborate, contribute, "
                "communicate, continue, stay, remain, explore, increase, extend, reduce, "
                "decrease, settle"
            ),
            source="Our reading of the labelled statements",
        ),
    ),
    # Verbs that say little by themselves: what is got, made, shown or done decides.
    "light_verbs": (
        Entry(
            words=(
                "get, have, make, do, take, show, give, gain, achieve, attain, obtain, receive, "
                "demonstrate, display, exhibit, use, apply, create, find, follow, earn, reach, "
                "put, keep, set, access, develop, build, form, work, perform, complete, "
                "identify, find out"
            ),
            source=(
                'Our reading of the labelled statements ("make progress", "make my own breakfast")'
            ),
        ),
    ),
    "state_verbs": (
        Entry(
            words="be, become, get, feel, stay, remain, seem, grow, keep, act",
            source='Our reading of the labelled statements ("be kinder", "get fitter")',
        ),
    ),
    # What somebody can see or hear done.
    "strong_verbs": (
        Entry(
            words=(
                "define, list, recall, name, label, describe, explain, identify, calculate, "
                "compute, demonstrate, use, apply, compare, plan, design, organise, organize, "
                "complete, choose, answer, ask, read, share, write, draw, assemble, perform, "
                "report, select, record"
            ),
            source="Verbs for writing learning objectives (studylib 6753591)",
        ),
        Entry(
            words="enroll, enrol, join, graduate, participate in, take part, receive training",
            source=(
                "Postsecondary goals, levels of development; Writing measurable postsecondary "
                "goals (Oregon)"
            ),
        ),
        Entry(
            words="raise, put up, attend, contact, hand in, show, say, tell, meet, create, achieve",
            source="LIAP training, strong verbs; Mentee goal setting (Wake Forest)",
        ),
        Entry(
            words=(
                "rewrite, re-read, reread, spell, copy, draft, redraft, edit, proofread, "
                "punctuate, underline, highlight, annotate, summarise, summarize, paraphrase, "
                "quote, cite, jot, note, type, print, trace, sketch, paint, colour, color, "
                "illustrate, sign, blend, segment, decode, sound out, rhyme, recite, retell, "
                "narrate, dictate, transcribe, translate, conjugate, pronounce, articulate, "
                "scribe, compose, capitalise, capitalize, write up, write down, note down, copy "
                "out, read aloud, read out, make notes, take notes, write out, spell out, tap out"
            ),
            source=(
                "Guides to learning outcomes (after Bloom), reading and writing that can be seen"
            ),
        ),
        Entry(
            words=(
                "speak, talk, reply, respond, greet, introduce, present, repeat, request, call, "
                "phone, ring, text, email, e-mail, telephone, message, thank, apologise, "
                "apologize, discuss, debate, argue, interview, announce, suggest, offer, "
                "comment, recommend, persuade, justify, outline, state, predict, chat, smile, "
                "wave, nod, point, gesture, invite, compliment, praise, narrate, express, "
                "verbalise, verbalize, vocalise, vocalize, name out loud, speak up, ask for "
                "help, put forward, call out, spell aloud, feed back, count aloud, sign for"
            ),
            source="Guides to learning outcomes (after Bloom), speaking that can be heard",
        ),
        Entry(
            words=(
                "count, add, subtract, multiply, divide, solve, measure, weigh, estimate, round, "
                "order, sort, group, classify, categorise, categorize, match, convert, plot, "
                "graph, chart, tabulate, halve, double, simplify, factorise, factorize, expand "
                "brackets, partition, sequence, tally, work out, carry out, tell the time, "
                "recite, map, subitise, quantify, prove, derive, total, regroup, count on, count "
                "back"
            ),
            source="Guides to learning outcomes (after Bloom), mathematics that can be marked",
        ),
        Entry(
            words=(
                "arrive, come, go, walk, cycle, ride, travel, catch, board, register, sign in, "
                "sign up, sign out, sign on, check in, check out, line up, queue, sit, stand, "
                "return, leave, enter, visit, join in, turn up, show up, get up, go to bed, wake "
                "up, wake, sleep, get to, get in, get dressed, get ready, be on time, be in, be "
                "at, be back, log in, log on, move, move up, move to, set off, come in, swap, "
                "switch"
            ),
            source="PEP councils' targets for attendance and punctuality",
        ),
        Entry(
            words=(
                "put, submit, hand over, finish, start, begin, bring, take, pack, unpack, carry, "
                "wear, follow, take turns, wait, face, look at, look up, make eye contact, tick, "
                "tick off, mark, log, track, keep a diary, keep a log, fill in, fill out, set, "
                "tidy, tidy up, put away, put aside, put by, clear, sit down, stand up, get out, "
                "turn off, turn on, switch off, swap seats, stay with, stay in, stay at, remain "
                "in, remain at, stay on, remain on, transfer, file, turn in, give in, set up, "
                "lay out, catch, hang, hang up"
            ),
            source="LIAP training and PEP guidance, classroom habits that a teacher can see",
        ),
        Entry(
            words=(
                "wash, brush, dress, undress, fasten, zip, button, tie, cook, prepare, make, "
                "bake, eat, drink, taste, chew, lay, serve, pour, cut, cut out, press, click, "
                "open, close, shut, hold, grip, grasp a, pick up, throw, kick, hit, jump, hop, "
                "skip, run, swim, climb, balance, dance, sing, play, practise, practice, "
                "rehearse, exercise, stretch, jog, train, bounce, dribble, shoot, pass, lift, "
                "push, pull, squeeze, thread, stack, feed, toilet, flush, blow, breathe, iron, "
                "shop, vacuum, dust, clean, launder, fold, feed, water, plant, dig"
            ),
            source="EHCP outcomes for daily living and physical skills (Milton Keynes, St Helens)",
        ),
        Entry(
            words=(
                "build, construct, produce, invent, arrange, pick, collect, gather, research, "
                "investigate, test, experiment, observe, survey, analyse, analyze, evaluate, "
                "assess, review, revise, study, model, teach, tutor, mentor, lead, chair, coach, "
                "volunteer, save, spend, buy, pay, sell, budget, bank, invest, deposit, borrow, "
                "donate, raise money, publish, perform, film, photograph, scan, upload, "
                "download, post, search, look through, code, program, debug, test out, try out, "
                "act out, role-play, roleplay, rank, rate, score, critique, contrast, "
                "differentiate between, distinguish between, distinguish, categorise, interpret, "
                "examine, cross-check, check, double-check, correct, self-correct, mark, grade, "
                "highlight, locate, find, look for, map out, sort out, swap, trade, sample, mix, "
                "heat, wire, sew, knit, weld, saw, drill, repair, fix, install, decorate, hoover"
            ),
            source=(
                "Guides to learning outcomes (after Bloom), making and finding out that leave "
                "something to see"
            ),
        ),
        Entry(
            words=(
                "attain, score, pass, win, reach, obtain, earn, get, gain, qualify, apply for, "
                "sit, resit, retake, shadow, book, schedule, cancel, refer, send, give, provide, "
                "agree, confirm, hire, buy, sign off, make an appointment, sign the, appoint, "
                "nominate, vote, elect, campaign, compete, enter for, audition, move out, rent, "
                "commit to, withdraw, quit, give up, swap to, work with, work as, work at, work "
                "for, be employed, be enrolled, set out, deliver, host, run, organise, launch, "
                "found, fund, campaign, use up, cut, stop off, limit"
            ),
            source="Learner engagement guidance and post-16 PEPs, steps that are taken or not",
        ),
        Entry(
            words=(
                "tick, clap, copy, imitate, mirror, stack, turn, turn to, take off, put on, put "
                "down, point to, reach for, look, follow, transfer, initiate, seek, seek out, "
                "ask for, opt, select, accept a, decline, refuse, indicate, signal, hand, swipe, "
                "scroll, press, swallow, crawl, step, sip, bite, touch, tap, knock, shake, hug, "
                "kneel, lie down, rest, pause, stop and, count to, leave the, move away, walk "
                "away, use words"
            ),
            source="IEP and EHCP outcomes, responses that a teacher can see",
        ),
    ),
    # The most usual of them, none of which is often a noun: enough to see that something is
    # promised.
    "observable_verbs": (
        Entry(
            words=(
                "raise, write, read, list, attend, complete, use, apply, build, hand in, "
                "explain, show, name, say, tell, describe, count, spell, draw, label, measure, "
                "calculate, solve, answer, ask, choose, match, sort, order, compare, sit, walk, "
                "put, bring, take, send, visit, meet, present, play, swim, cook, make, join, "
                "book, phone, score, recite, record, mark, give, speak, sign, submit, pass, "
                "demonstrate"
            ),
            source=(
                "LIAP training and guides to learning outcomes, verbs that somebody can see done"
            ),
        ),
    ),
    "negative": (
        Entry(
            words="stop, cease, quit, avoid, refrain, not, never",
            source="LIAP training, Specific (say what the child will do, not what will stop)",
        ),
    ),
}

IRREGULAR = {
    "be": "am is are was were been being",
    "become": "became",
    "begin": "began begun",
    "bite": "bit bitten",
    "blow": "blew blown",
    "break": "broke broken",
    "bring": "brought",
    "build": "built",
    "buy": "bought",
    "catch": "caught",
    "choose": "chose chosen",
    "come": "came",
    "cope": "coped",
    "cut": "",
    "deal": "dealt",
    "dig": "dug",
    "do": "did done",
    "draw": "drew drawn",
    "dream": "dreamt dreamed",
    "drink": "drank drunk",
    "eat": "ate eaten",
    "feed": "fed",
    "feel": "felt",
    "find": "found",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone",
    "grow": "grew grown",
    "hang": "hung",
    "have": "has had",
    "hear": "heard",
    "hit": "",
    "hold": "held",
    "keep": "kept",
    "kneel": "knelt kneeled",
    "knit": "knitted",
    "know": "knew known",
    "lay": "laid",
    "lead": "led",
    "learn": "learnt learned",
    "leave": "left",
    "lie": "lay lain",
    "log": "logged",
    "make": "made",
    "meet": "met",
    "pay": "paid",
    "proofread": "",
    "put": "",
    "quit": "",
    "quiz": "quizzed",
    "read": "",
    "re-read": "",
    "reread": "",
    "retake": "retook retaken",
    "resit": "resat",
    "rewrite": "rewrote rewritten",
    "ride": "rode ridden",
    "ring": "rang rung",
    "rise": "rose risen",
    "fall": "fell fallen",
    "run": "ran",
    "saw": "sawed sawn",
    "say": "said",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "set": "",
    "sew": "sewed sewn",
    "shake": "shook shaken",
    "show": "showed shown",
    "shut": "",
    "sing": "sang sung",
    "sit": "sat",
    "sleep": "slept",
    "speak": "spoke spoken",
    "spell": "spelt spelled",
    "spend": "spent",
    "stand": "stood",
    "stick": "stuck",
    "strive": "strove striven",
    "swim": "swam swum",
    "take": "took taken",
    "teach": "taught",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "tie": "tied",
    "understand": "understood",
    "undo": "undid undone",
    "wake": "woke woken",
    "wear": "wore worn",
    "win": "won",
    "withdraw": "withdrew withdrawn",
    "write": "wrote written",
}

DOUBLED = frozenset(
    (
        "submit enrol travel label model cancel total refer transfer commit program begin regret "
        "forget permit signal handicap upset input resit quit level marshal fulfil compel kidnap "
        "worship swap format tunnel shovel debug unzip reset"
    ).split()
)
