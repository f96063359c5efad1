"""What the search of finished documents for secrets goes by; see smartdoc/disclosure."""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    # Words that tell nothing about one child. A text of these alone is not searched for, and a name
    # that is one of them counts as a name only with a title, an initial or something a person does
    # beside it.
    "ordinary_words": (
        Entry(
            words=(
                "again, ago, all, alone, along, already, always, another, any, anyone, anything, "
                "away, back, because, before, better, big, come, comes, coming, did, different, "
                "do, does, doing, done, each, early, either, else, enough, ever, every, "
                "everyone, everything, few, first, fine, from, full, get, gets, getting, give, "
                "given, gives, go, goes, going, good, got, had, has, have, having, he, here, "
                "high, her, herself, himself, his, how, however, it, its, itself, keep, keeps, "
                "kept, know, known, knows, last, late, later, less, let, like, little, live, "
                "lived, lives, living, long, look, lot, made, make, makes, many, more, most, "
                "much, near, need, needs, never, next, no, nobody, none, not, nothing, now, "
                "often, old, once, one, only, other, others, out, own, part, place, possible, "
                "put, rather, ready, really, said, same, say, says, see, seen, sees, she, short, "
                "side, since, small, some, something, sometimes, soon, start, still, such, take, "
                "taken, takes, tell, than, that, them, themselves, they, thing, things, think, "
                "time, times, together, told, too, towards, twice, two, three, four, five, six, "
                "seven, eight, nine, ten, unless, until, usual, very, want, wants, way, well, "
                "went, whenever, where, whether, whole, whom, whose, without, work, works, "
                "working, yes, yet, young, your"
            ),
            source="English",
        ),
        Entry(
            words=(
                "monday, tuesday, wednesday, thursday, friday, saturday, sunday, mondays, "
                "tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, january, "
                "february, march, april, may, june, july, august, september, october, november, "
                "december, spring, summer, autumn, winter, christmas, easter, today, tomorrow, "
                "yesterday, morning, mornings, afternoon, afternoons, evening, evenings, "
                "weekend, weekends, year, years, daily, weekly, monthly, termly, holiday, "
                "holidays, half, date, dates, day, night, lunch, lunchtime, break"
            ),
            source="Days, seasons and times",
        ),
        Entry(
            words=(
                "adult, adults, aunt, auntie, baby, boy, boys, brother, brothers, carer, carers, "
                "child, children, cousin, dad, daughter, families, family, father, foster, "
                "friend, friends, gran, grandad, grandfather, grandma, grandmother, "
                "grandparents, guardian, guardians, husband, mam, mother, mum, mummy, daddy, "
                "nan, parent, parental, parents, partner, people, person, relatives, sibling, "
                "siblings, sister, sisters, son, twin, uncle, wife"
            ),
            source="The family",
        ),
        Entry(
            words=(
                "academy, action, actions, adviser, advisor, agreed, area, arts, assistant, "
                "attendance, audience, book, books, care, class, club, college, contact, "
                "council, deputy, designated, director, document, education, english, evidence, "
                "figure, geography, goal, goals, grade, group, groups, head, help, helps, "
                "history, home, homework, independent, keeper, key, language, leader, learner, "
                "learning, lesson, lessons, library, literacy, local, looked, manager, maths, "
                "mathematics, meeting, meetings, mentor, music, name, names, note, notes, "
                "number, nurse, office, officer, outcome, outcomes, page, pages, pep, personal, "
                "plan, plans, practice, present, primary, project, progress, pupil, pupils, "
                "reading, report, residential, resource, responsibility, review, reviewing, "
                "role, room, school, schools, science, secondary, service, services, shared, "
                "sheet, sign, social, spanish, french, german, sport, staff, stage, step, steps, "
                "strategies, strategy, student, students, subject, support, table, target, "
                "targets, teacher, teachers, teaching, team, term, terms, title, tutor, version, "
                "view, views, virtual, visit, visits, voice, week, weeks, worker, workers, "
                "writing, author"
            ),
            source="School, and the headings of our documents",
        ),
        Entry(
            words=(
                "bird, bishop, black, blue, bond, bridge, brown, butler, carpenter, church, "
                "cook, cross, field, fields, fisher, fox, gardener, gold, gray, green, grey, "
                "hall, hill, house, kitchen, lake, lamb, lane, law, love, major, moon, moss, "
                "north, east, south, west, park, paper, pool, pope, porter, price, pride, red, "
                "rice, road, rock, sharp, silver, sparrow, speed, spring, stone, street, strong, "
                "sun, swan, sweet, waters, white, wild, winner, wise, wolf, wood, woods, word"
            ),
            source="Our judgement: surnames and parts of them that are words",
        ),
    ),
    # The whole of a restricted value that says nothing.
    "empty_values": (
        Entry(
            words=(
                "-, ?, n/a, na, nil, none, none known, no, no concerns, not known, not "
                "applicable, unknown, yes, tbc, tba, to follow, to be confirmed, as above, as "
                "before, see above, see below, see file, see notes, no change, no changes, "
                "unchanged, ongoing, the same, same as before, nothing, nothing to report, "
                "nothing known, no restrictions, no contact, as agreed, on file, restricted, "
                "confidential, private"
            ),
            source="What people write into a box that they may not leave empty",
        ),
    ),
    # Words before a name.
    # With an “s” behind a name most are somebody's: Samiras mum. These are other names.
    "names_in_s": (
        Entry(
            words=(
                "abrahams, andrews, bennetts, christians, clements, collins, daniels, edwards, "
                "gilberts, griffiths, herberts, hopkins, humphreys, isaacs, jeffreys, jenkins, "
                "josephs, lauries, lawrences, leonards, lucias, martins, matthews, maurices, "
                "michaels, nicholas, nicolas, perkins, philips, phillips, richards, roberts, "
                "robertas, rogers, samuels, simmons, solomons, stephens, stevens, vincents, "
                "walters, watkins, wilkins, williams"
            ),
            source="First names and surnames",
        ),
        Entry(
            words=(
                "cadburys, debenhams, dominos, harrods, kelloggs, mcdonalds, morrisons, "
                "pringles, robinsons, sainsburys, simpsons, thorntons, waterstones, "
                "wetherspoons"
            ),
            source="Shops, food and films",
        ),
    ),
    "name_titles": (
        Entry(
            words=(
                "mr, mrs, ms, miss, mx, dr, sir, madam, prof, professor, rev, auntie, aunty, "
                "aunt, uncle, nan, nanny, nana, gran, granny, grandma, grandad, grandpa"
            ),
            source="How people are spoken of",
        ),
    ),
    # After these a first name belongs to a grown-up of the family, or to an animal, and tells of no
    # other learner. Brothers, sisters and cousins are not among them: they may well be in the
    # caseload.
    "of_the_family": (
        Entry(
            words=(
                "mum, mother, dad, father, stepmum, stepdad, baby, dog, cat, pony, horse, "
                "hamster, rabbit, pet, puppy, kitten, guinea pig, teddy, doll, toy"
            ),
            source="Our judgement",
        ),
    ),
    # A name with one of these in it is that of a place, a service or a language, and not of a
    # person.
    "of_places_and_services": (
        Entry(
            words=(
                "act, association, avenue, borough, camhs, centre, city, clinic, close, cottage, "
                "county, court, crescent, drive, east, end, estate, farm, flat, foundation, "
                "gardens, gp, green, grove, hospital, industrial, lodge, manor, market, mews, "
                "new, nhs, order, park, place, police, row, section, senco, square, station, "
                "surgery, terrace, town, trust, unit, university, view, village, ward, way"
            ),
            source="Our judgement",
        ),
        Entry(
            words=(
                "cafcass, children, email, interim, ofsted, section, skype, special, whatsapp, zoom"
            ),
            source="Our judgement: what a text on a child in care names besides people",
        ),
        Entry(
            words=(
                "albanian, amharic, arabic, bengali, british, cantonese, catholic, chinese, "
                "christian, dari, european, farsi, gujarati, hindi, hindu, irish, italian, "
                "jewish, kurdish, lithuanian, mandarin, muslim, pashto, polish, portuguese, "
                "punjabi, romani, romanian, russian, scottish, sikh, somali, tamil, tigrinya, "
                "turkish, ukrainian, urdu, welsh"
            ),
            source="Languages, peoples and faiths",
        ),
    ),
    # With a capital these are nobody's name where a text says who may meet the child.
    "of_contact": (
        Entry(
            words=(
                "abuse, access, adoptive, allowed, anybody, approved, assessed, authority, bail, "
                "biological, birth, both, boyfriend, call, calls, cao, card, cards, ceased, "
                "collection, conditions, contacts, controlled, currently, dads, direct, dols, "
                "domestic, email, emails, ex, extended, face, facebook, facetime, family, fco, "
                "forbidden, former, fortnightly, fosterers, gifts, girlfriend, grandchild, "
                "granddaughter, grandparent, grandson, guardianship, half, handover, harm, hmp, "
                "holders, ico, indirect, injunction, instagram, joint, jointly, legal, letter, "
                "letterbox, letters, mac, male, mappa, maternal, mc, mediated, member, members, "
                "messages, messenger, monitored, neighbour, neighbours, neither, nephew, niece, "
                "non, occasional, online, order, orders, paternal, permission, permitted, phone, "
                "photo, photographs, photos, please, post, pr, previous, prison, probation, "
                "prohibited, proposed, protective, relative, restraining, restricted, risk, "
                "skype, snapchat, sole, special, stepbrother, stepdad, stepfather, stepmother, "
                "stepmum, stepparent, stepsister, stranger, strangers, strictly, supervised, "
                "supervision, supervisor, suspended, telephone, temporary, text, texts, tiktok, "
                "transport, unknown, unrelated, unsupervised, unwanted, video, violent, whatsapp, "
                "written, youtube"
            ),
            source="Our judgement: how notes on contact and responsibility begin",
        ),
    ),
    # Names that are words in small letters, and names with a capital, beside names_that_are_words.
    "words_in_small_letters": (
        Entry(
            words=(
                "archer, bacon, ballard, banner, bridges, buckle, bullock, carrier, constable, "
                "coward, crouch, darling, england, farrier, fielder, france, fuller, furnace, "
                "grocer, holland, keeper, lawyer, locker, mariner, marker, messenger, organ, "
                "packer, pickles, player, pointer, quarry, raider, ranger, reader, server, "
                "setter, shearer, skipper, smiles, sparks, stones, street, stringer, trader, "
                "trainer, watchman, worker, writer, younger, barber, barrow, beacon, bender, "
                "booker, bowler, brewer, burrow, burrows, butcher, button, cannon, canter, "
                "castle, chambers, chapel, chaplin, cherry, coleman, copper, cotton, cutler, "
                "dancer, draper, driver, falcon, farmer, finder, flowers, fowler, garden, "
                "gardner, garland, goldsmith, goodman, hammer, harvest, haven, hooper, joiner, "
                "knight, leader, marshal, marshall, meadow, meadows, mercer, merchant, miller, "
                "mitten, morning, nightingale, noble, oakes, oliver, painter, palmer, parish, "
                "parrot, parson, parsons, partridge, patch, peacock, pepper, perry, pilgrim, "
                "pitcher, planter, plumb, potter, powder, powers, priest, proctor, ransom, "
                "raven, rivers, roller, rooster, sadler, salmon, sargent, savage, sawyer, "
                "scholar, seller, sellers, senior, sergeant, shepherd, sheriff, shields, "
                "shipman, shooter, singer, skinner, slater, spears, speller, spencer, spicer, "
                "spooner, squire, stamper, steward, stirling, stocker, strange, summers, "
                "swallow, sweeper, tailor, taylor, temple, thatcher, thrower, tinker, towers, "
                "treasure, trigger, trotter, tucker, turner, turnip, usher, valentine, valley, "
                "walker, waller, warden, warner, warrior, weaver, webber, wheeler, whistler, "
                "wilder, winder, window, winters, wisdom, workman, wright, yellow"
            ),
            source="Our judgement",
        ),
        Entry(
            words=(
                "acacia, africa, america, amethyst, angelica, aurora, badger, baron, berry, "
                "blessing, bluebell, boston, bramble, briar, bryony, buster, buttercup, cadence, "
                "camellia, caramel, carol, carolina, cedar, celeste, chanel, cinnamon, "
                "clementine, clover, cookie, crimson, cyprus, dahlia, dakota, deacon, denim, "
                "diamond, diesel, drummer, ebony, emerald, falcon, favour, flower, garnet, "
                "genesis, goodness, griffin, gunner, indigo, ivory, jasper, jersey, jolly, "
                "juniper, kestrel, kitten, laurel, lavender, linnet, lyric, magnolia, malta, "
                "maple, marigold, marvel, maverick, meadow, melon, mercedes, merlin, miracle, "
                "montana, myrtle, orchid, otter, panther, peaches, pilgrim, piper, primrose, "
                "prudence, puppet, raven, saffron, sapphire, scarlet, serenity, sienna, sorrel, "
                "sparkle, sparrow, starling, temperance, tiger, topaz, tulip, verity, viola, "
                "virginia, zinnia"
            ),
            source="Our judgement: first names",
        ),
        Entry(
            words=(
                "ambler, angler, arenas, armour, banter, barker, barrier, basket, batter, "
                "beadle, beaver, binder, blanks, blocker, boatman, borders, boring, bottle, "
                "bottoms, bounds, bowman, bracket, branch, brander, breeze, briars, bright, "
                "broker, budget, builder, bullet, bundle, burden, burner, butter, calendar, "
                "cancel, candle, capper, carder, cardinal, carpet, carver, caster, catcher, "
                "cattle, caution, center, champion, chandler, change, charge, charter, checker, "
                "choice, clapper, cleaver, climber, cluster, coaster, cobbler, coffee, collar, "
                "collier, comber, common, compass, confer, constant, converse, cooker, corner, "
                "cottage, counter, counts, couple, courage, course, cousins, cradle, crowder, "
                "cushion, custom, cutting, dabble, danger, dealer, decker, denial, dingle, "
                "dipper, dollar, dolphin, double, dragon, dresser, dumper, earnest, empire, "
                "fairer, famous, farrow, faster, fathers, favors, feather, fellows, fencer, "
                "ferret, filler, finger, flasher, forward, freeze, friendly, gentle, gentry, "
                "glover, golden, gospel, grater, gravel, gutter, hacker, hamlet, hammers, "
                "handler, harbour, harden, harder, harness, hatter, hawker, hazard, healer, "
                "hobbies, holder, hollow, honour, hoover, hopper, horner, humble, hurdle, "
                "jester, jumper, kelvin, kettle, kinder, lander, larder, latter, laughter, "
                "leather, letter, letters, lighter, limber, linker, lively, loader, locket, "
                "longer, looker, loving, lumber, manners, mantle, manual, margin, market, "
                "master, masters, matter, measure, measures, mellow, member, members, minder, "
                "minister, minter, mister, monkey, mortar, motley, mounts, muffin, mullet, "
                "mustard, mutton, nature, needle, neighbors, neighbours, nettle, newton, nicely, "
                "nickel, nugget, numbers, oldest, orange, orchard, oxford, paddle, paddock, "
                "palace, pallet, pantry, parade, pardon, partners, pastor, pattern, patterns, "
                "peddler, persons, picker, picket, pickle, pillar, planner, pleasant, plumber, "
                "pocket, points, polish, polite, poster, posters, pounder, pounds, prayer, "
                "printer, profit, province, provost, purple, purser, quarter, quarters, racket, "
                "rafter, rambler, rattle, reason, record, records, register, regular, relief, "
                "render, resident, ribbon, riddle, riddles, riding, ringer, ripper, rocket, "
                "roofer, rounds, rudder, ruffle, rumble, runner, sample, samples, sander, "
                "scales, scribe, searcher, season, secret, session, sessions, settle, settles, "
                "sexton, shaker, sharper, sheets, shelter, shilling, shorter, shutter, silence, "
                "simple, singleton, sleeper, slipper, smiley, smoker, smooth, soldier, spanner, "
                "spender, spider, spindle, spinner, springs, sprout, stable, stamps, standing, "
                "staples, starter, steeple, stocking, storms, straight, strand, stride, striker, "
                "sturdy, sturgeon, styles, supple, surface, surplus, tackle, talker, tallow, "
                "teller, temper, tender, thrift, thunder, ticket, tickle, timber, tingle, "
                "topping, torrent, traveller, treadle, trickle, triplet, trouble, trowel, "
                "tumbler, turbot, twister, tyrant, velvet, verger, vessel, virtue, visitor, "
                "waiter, washer, watcher, weather, wedding, welcome, welder, wester, western, "
                "whaler, whisker, whistle, whittle, wiggle, winning, wonder, wonders, woodland, "
                "worship, worthy, wrangler, yeoman, yonder"
            ),
            source="Surnames among words of ordinary English texts",
        ),
    ),
    # After these a name is that of somebody in a book, on a stage or in a lesson.
    "of_a_work": (
        Entry(
            words=(
                "book, books, novel, story, stories, film, films, musical, game, song, poem, "
                "poems, series, programme, comic, play, opera, character, author, poet, artist, "
                "composer, king, queen, prince, princess, lord, lady, saint, st, president, "
                "emperor, lake, mount, port, cape, fort, hurricane, storm, castle"
            ),
            source="Our judgement",
        ),
    ),
    # What is said of people: a word that is no name does none of these.
    "personal_verbs": (
        Entry(
            words=(
                "agreed, agrees, asked, asks, attends, attended, became, began, believes, "
                "brings, brought, called, calls, came, chose, chooses, collects, comes, cooks, "
                "cried, decided, enjoyed, enjoys, explained, explains, feels, felt, finds, "
                "found, gave, gets, gives, goes, got, had, has, hates, hears, helped, helps, "
                "hit, is, keeps, knew, knows, learns, left, liked, likes, listened, listens, "
                "lived, lives, loved, loves, met, meets, moved, needed, needs, phoned, picks, "
                "played, plays, prefers, promised, puts, ran, reads, rings, said, sat, saw, "
                "says, sees, sits, speaks, spends, spent, spoke, takes, talked, talks, texts, "
                "thinks, thought, told, took, tried, understands, used, visited, visits, wanted, "
                "wants, was, went, wishes, worried, worries, wrote"
            ),
            source="English",
        ),
    ),
    # What is said of people alone, even where a month, a town or a virtue could stand before it.
    "feeling_verbs": (
        Entry(
            words=(
                "agreed, agrees, asked, asks, believes, chose, chooses, cried, decided, enjoyed, "
                "enjoys, explained, explains, feels, felt, hates, knew, knows, laughed, laughs, "
                "likes, liked, listened, listens, loved, loves, phoned, picks, prefers, "
                "promised, read, reads, rings, said, sat, says, sits, speaks, spoke, talked, "
                "talks, texts, thinks, thought, told, tried, tries, understands, wanted, wants, "
                "wishes, worried, worries, wrote, writes"
            ),
            source="English",
        ),
    ),
}
