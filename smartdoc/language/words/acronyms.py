"""Short forms of schools, councils and the health service, with what to write for a family.

These use them among themselves. Letters that are spelt like a word in small letters are only found
in capitals.
"""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    "acronyms": (
        Entry(
            words="SALT, SLT, S&LT",
            source="domain glossary and health service usage",
            instead="speech and language therapist",
        ),
        Entry(
            words="OT",
            source="health service usage",
            instead="occupational therapist",
        ),
        Entry(
            words="EP",
            source="domain glossary",
            instead="educational psychologist",
        ),
        Entry(
            words="EPS",
            source="council usage",
            instead="educational psychology service",
        ),
        Entry(
            words="CAMHS, CYPMHS",
            source="domain glossary",
            instead="child and adolescent mental health services",
        ),
        Entry(
            words="MHST",
            source="health service usage",
            instead="mental health support team",
        ),
        Entry(
            words="CMHT",
            source="health service usage",
            instead="community mental health team",
        ),
        Entry(
            words="EHCP",
            source="domain glossary",
            instead="education, health and care plan",
        ),
        Entry(
            words="EHCNA",
            source="council usage",
            instead="education health and care needs assessment",
        ),
        Entry(
            words="EHA, CAF",
            source="council usage",
            instead="early help assessment",
        ),
        Entry(
            words="TAF",
            source="council usage",
            instead="team around the family",
        ),
        Entry(
            words="TAC",
            source="domain glossary",
            instead="team around the child",
        ),
        Entry(
            words="SEMH",
            source="domain glossary",
            instead="social, emotional and mental health",
        ),
        Entry(
            words="SLCN",
            source="special needs code of practice",
            instead="speech, language and communication needs",
        ),
        Entry(
            words="SPLD",
            source="special needs code of practice",
            instead="specific learning difficulty",
        ),
        Entry(
            words="MLD",
            source="special needs code of practice",
            instead="moderate learning difficulties",
        ),
        Entry(
            words="PMLD",
            source="special needs code of practice",
            instead="profound and multiple learning difficulties",
        ),
        Entry(
            words="ELSA",
            source="domain glossary",
            instead="emotional literacy support assistant",
        ),
        Entry(
            words="HLTA",
            source="school usage",
            instead="higher level teaching assistant",
        ),
        Entry(
            words="LSA",
            source="school usage",
            instead="learning support assistant",
        ),
        Entry(
            words="IRO",
            source="domain glossary",
            instead="independent reviewing officer",
        ),
        Entry(
            words="VSH, VSHT",
            source="domain glossary",
            instead="virtual school head",
        ),
        Entry(
            words="VS",
            source="domain glossary",
            instead="virtual school",
        ),
        Entry(
            words="SW",
            source="domain glossary",
            instead="social worker",
        ),
        Entry(
            words="SSW",
            source="domain glossary",
            instead="supervising social worker",
        ),
        Entry(
            words="FSW",
            source="council usage",
            instead="family support worker",
        ),
        Entry(
            words="EWO",
            source="council usage",
            instead="education welfare officer",
        ),
        Entry(
            words="DSL",
            source="domain glossary",
            instead="designated safeguarding lead",
        ),
        Entry(
            words="DDSL",
            source="school usage",
            instead="deputy designated safeguarding lead",
        ),
        Entry(
            words="LADO",
            source="council usage",
            instead="local authority designated officer",
        ),
        Entry(
            words="PSA",
            source="school usage",
            instead="parent support adviser",
        ),
        Entry(
            words="LAC, CLA, CIC, CWLA",
            source="domain glossary and councils' word lists for families",
            instead="child in care",
        ),
        Entry(
            words="PLAC",
            source="domain glossary",
            instead="previously looked after child",
        ),
        Entry(
            words="CIN",
            source="domain glossary",
            instead="child in need",
        ),
        Entry(
            words="UASC",
            source="domain glossary",
            instead="unaccompanied young person seeking asylum",
        ),
        Entry(
            words="CYP",
            source="domain glossary",
            instead="child or young person",
        ),
        Entry(
            words="YP",
            source="domain glossary",
            instead="young person",
        ),
        Entry(
            words="NCY",
            source="domain glossary",
            instead="school year",
        ),
        Entry(
            words="PPG, PP+, PPP, LACPP",
            source="domain glossary",
            instead="pupil premium plus",
        ),
        Entry(
            words="EYPP",
            source="domain glossary",
            instead="early years pupil premium",
        ),
        Entry(
            words="EYFS",
            source="domain glossary",
            instead="early years foundation stage",
        ),
        Entry(
            words="SDQ",
            source="domain glossary",
            instead="strengths and difficulties questionnaire",
        ),
        Entry(
            words="ARE",
            source="domain glossary",
            instead="what is expected at this age",
        ),
        Entry(
            words="GDS",
            source="domain glossary",
            instead="greater depth",
        ),
        Entry(
            words="EXS",
            source="domain glossary",
            instead="expected standard",
        ),
        Entry(
            words="WTS",
            source="domain glossary",
            instead="working towards",
        ),
        Entry(
            words="SPAG",
            source="school usage",
            instead="spelling, punctuation and grammar",
        ),
        Entry(
            words="EOTAS",
            source="domain glossary",
            instead="education otherwise than at school",
        ),
        Entry(
            words="PRU",
            source="domain glossary",
            instead="pupil referral unit",
        ),
        Entry(
            words="AP",
            source="domain glossary",
            instead="alternative provision",
        ),
        Entry(
            words="ARP, ARB",
            source="council usage",
            instead="resource base",
        ),
        Entry(
            words="NEET",
            source="domain glossary",
            instead="not in education, employment or training",
        ),
        Entry(
            words="EET",
            source="domain glossary",
            instead="in education, employment or training",
        ),
        Entry(
            words="IEP",
            source="domain glossary",
            instead="individual education plan",
        ),
        Entry(
            words="IBP",
            source="school usage",
            instead="individual behaviour plan",
        ),
        Entry(
            words="IDP",
            source="domain glossary",
            instead="individual development plan",
        ),
        Entry(
            words="PSP",
            source="school usage",
            instead="pastoral support plan",
        ),
        Entry(
            words="BSP",
            source="school usage",
            instead="behaviour support plan",
        ),
        Entry(
            words="APDR",
            source="domain glossary",
            instead="assess, plan, do, review",
        ),
        Entry(
            words="ALN",
            source="domain glossary",
            instead="additional learning needs",
        ),
        Entry(
            words="ASN",
            source="domain glossary",
            instead="additional support needs",
        ),
        Entry(
            words="CSP",
            source="domain glossary",
            instead="co-ordinated support plan",
        ),
        Entry(
            words="GIRFEC",
            source="domain glossary",
            instead="getting it right for every child",
        ),
        Entry(
            words="SHANARRI",
            source="domain glossary",
            instead="the wellbeing indicators",
        ),
        Entry(
            words="LMG",
            source="LIAP training",
            instead="local management group",
        ),
        Entry(
            words="MASH",
            source="council usage",
            instead="multi-agency safeguarding hub",
        ),
        Entry(
            words="MARAC",
            source="council usage",
            instead="risk assessment conference",
        ),
        Entry(
            words="ICPC, RCPC, CPC",
            source="council usage",
            instead="child protection conference",
        ),
        Entry(
            words="SGO",
            source="council usage",
            instead="special guardianship order",
        ),
        Entry(
            words="IFA",
            source="council usage",
            instead="independent fostering agency",
        ),
        Entry(
            words="YOT, YOS, YJS",
            source="council usage",
            instead="youth justice service",
        ),
        Entry(
            words="CPOMS",
            source="school usage",
            instead="the school's safeguarding record",
        ),
        Entry(
            words="DSA",
            source="higher education usage",
            instead="disabled students' allowance",
        ),
        Entry(
            words="RWI",
            source="school usage",
            instead="Read Write Inc",
        ),
        Entry(
            words="TTRS",
            source="school usage",
            instead="Times Tables Rock Stars",
        ),
        Entry(
            words="PECS",
            source="school usage",
            instead="picture exchange cards",
        ),
        Entry(
            words="AAC",
            source="school usage",
            instead="communication aid",
        ),
        Entry(
            words="ASC",
            source="health service usage",
            instead="autism",
        ),
        Entry(
            words="ODD",
            source="health service usage",
            instead="oppositional defiant disorder",
        ),
        Entry(
            words="FASD",
            source="health service usage",
            instead="fetal alcohol spectrum disorder",
        ),
        Entry(
            words="DCD",
            source="health service usage",
            instead="developmental coordination disorder",
        ),
        Entry(
            words="ACES",
            source="health service usage",
            instead="hard things that happened in childhood",
        ),
        Entry(
            words="CPD",
            source="school usage",
            instead="training",
        ),
        Entry(
            words="SMT",
            source="school usage",
            instead="senior leadership team",
        ),
        Entry(
            words="HOY",
            source="school usage",
            instead="head of year",
        ),
    ),
    # Short forms that families meet in daily life, or that belong to subjects and exams.
    "common_acronyms": (
        Entry(
            words=(
                "GCSE, BTEC, NVQ, HNC, HND, BSC, MSC, PHD, UCAS, SQA, WJEC, AQA, OCR, GNVQ, "
                "CSCS, SAT, SATS"
            ),
            source="exams and the bodies that set them; the pupil meets them by these names",
        ),
        Entry(
            words=(
                "PE, RE, DT, PSHE, RSHE, ICT, IT, PSE, RS, CVC, CCVC, CVCC, CCVCC, KS, MFL, "
                "STEM, TLM, PPT, HB, BC, AD"
            ),
            source="lessons and what is taught in them; the pupil meets them by these names",
        ),
        Entry(
            words="TBC, TBA, TBD, NA, PEP, SEN, SEND, SENCO, SENDCO, EHC, TA, LIAP, LEP, PTA, DR",
            source="our judgement, the words of these plans that a family hears at every meeting",
        ),
        Entry(
            words=(
                "TV, CD, DVD, PC, USB, PDF, QR, UK, GB, USA, EU, BBC, ITV, NHS, GP, RSPCA, RSPB, "
                "NSPCC, FA, FC, UFC, NBA, NFL, RFC, BMX, DIY, MOT, NASA, YMCA, VR, AI, OK, ID, "
                "PIN, SMS, TXT, WWF, WWE, DJ, MP, PS, MP3, LGBT, HIV, ADHD, ASD, RSVP, HMS, "
                "RNLI, DLR, KFC, PJS"
            ),
            source="daily life",
        ),
    ),
}
