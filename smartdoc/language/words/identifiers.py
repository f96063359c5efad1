"""What shows where somebody lives or who somebody is, beside the shapes in identifiers.py."""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    "postcode_areas": (
        Entry(
            words=(
                "AB, AL, B, BA, BB, BD, BH, BL, BN, BR, BS, BT, CA, CB, CF, CH, CM, CO, CR, CT, "
                "CV, CW, DA, DD, DE, DG, DH, DL, DN, DT, DY, E, EC, EH, EN, EX, FK, FY, G, GL, "
                "GU, GY, HA, HD, HG, HP, HR, HS, HU, HX, IG, IM, IP, IV, JE, KA, KT, KW, KY, L, "
                "LA, LD, LE, LL, LN, LS, LU, M, ME, MK, ML, N, NE, NG, NN, NP, NR, NW, OL, OX, "
                "PA, PE, PH, PL, PO, PR, RG, RH, RM, S, SA, SE, SG, SK, SL, SM, SN, SO, SP, SR, "
                "SS, ST, SW, SY, TA, TD, TF, TN, TQ, TR, TS, TW, UB, W, WA, WC, WD, WF, WN, WR, "
                "WS, WV, YO, ZE"
            ),
            source="The letters with which British postcodes begin, as the Post Office gives them",
        ),
    ),
    # Names that are words, months, places or festivals too: such a word tells of a person only
    # where something is said of it that a person does.
    "names_that_are_words": (
        Entry(
            words=(
                "will, may, april, june, august, summer, autumn, dawn, eve, noel, sunny, sky, "
                "skye, rain, storm, star, river, brook, brooke, forest, heath, glen, dale, reed, "
                "robin, jay, wren, rose, lily, daisy, poppy, holly, ivy, iris, violet, heather, "
                "olive, basil, hazel, rowan, willow, ash, aspen, jasmine, fern, flora, amber, "
                "ruby, pearl, jade, crystal, coral, jet, art, bill, bob, chance, chase, "
                "christian, cliff, curt, dean, dot, drew, duke, earl, ernest, faith, frank, "
                "gene, grace, grant, guy, hope, hunter, jack, joy, kit, lance, lucky, major, "
                "mark, max, mercy, miles, nick, norm, pat, patience, penny, pierce, prince, ray, "
                "rex, rich, rob, rocky, rusty, sandy, saul, scout, sue, tom, tripp, van, victor, "
                "wade, ward, woody, honor, charity, clement, constance, felicity, harmony, "
                "melody, angel, destiny, trinity, precious, princess, king, queen"
            ),
            source="Our judgement: words that stand with a capital at the beginning of a sentence",
        ),
        Entry(
            words=(
                "archer, baker, bear, bella, blaze, blossom, blue, bonny, brandy, carol, carter, "
                "cherry, clay, cooper, fleur, ginger, harper, honey, mason, merry, norman, ocean, "
                "parker, rock, roman, sage, sailor, sky, sonny, tanner, teddy, thyme, tyler, wolf"
            ),
            source="Our judgement: colours, animals, trades and things",
        ),
        Entry(
            words=(
                "comfort, fortune, gift, happy, heaven, journey, justice, legend, liberty, lion, "
                "lovely, noble, peace, pepper, praise, promise, rainbow, royal, snow, story, "
                "success, sunshine, treasure, trust, truth, unity, winter, wisdom"
            ),
            source="Our judgement: virtues and good wishes",
        ),
        Entry(
            words=(
                "adelaide, alexandria, austin, brooklyn, bristol, camden, carlisle, charlotte, "
                "chelsea, chester, china, dallas, devon, eden, egypt, florence, georgia, "
                "houston, india, ireland, israel, jersey, jordan, kent, kenya, lincoln, london, "
                "lourdes, milan, olympia, paris, perth, petra, phoenix, preston, savannah, "
                "sydney, tyne, verona, victoria, vienna, washington, york"
            ),
            source="Our judgement: places that a plan may speak of",
        ),
    ),
}
