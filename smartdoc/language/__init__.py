"""What the words of a plan say, by closed lists and grammars that are read in linear time.

Which module answers what:

- the lists in ``words``: ``lexicon``; where a text holds some of a list: ``finder``
- a sentence: ``statement`` says all of it, by ``tokens``, ``verbs``, ``objects``, ``doing`` (what
  will be done) and ``evidence`` (how anyone can tell)
- its times: ``times``, by ``time_words``, ``deadlines``, ``how_often``, ``named_days`` and
  ``periods`` (which day that is)
- its numbers: ``quantities`` (what is counted), by ``numerals``, ``named_numbers`` (what counts
  nothing), ``scales`` and ``units``
- can it be seen? ``observing``, ``phrases``; is it clear? ``wording`` (hedged, loose, absolute),
  ``outline`` (a bare phrase, a gap, two outcomes in one), ``family_words`` (jargon, short forms,
  judgements), ``general`` (would it fit any child?)
- a method: ``measuring``; an action: ``actions``; a reason: ``reasons``
- is it too much or too little? ``sizes`` of goals, ``loads`` on a child
- who speaks? ``voices``, ``ownership``; how would the learner say it? ``first_person``; what shows
  who somebody is? ``identifiers``
- the forms of a name: ``name_forms``; is a word somebody's name here? ``as_name``; another
  learner's? ``as_learner``
- do two texts say the same? ``sameness``; are they but set or spelt otherwise? ``plain``; how
  easily is one read? ``readability``
"""
