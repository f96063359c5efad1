"""What a reader must not learn: names replaced in texts, and files searched for the rest."""

from smartdoc.disclosure.fragments import long_sentences, people_in, proper_names
from smartdoc.disclosure.passages import style_hash
from smartdoc.disclosure.real_names import NAMES_FILE, RealNames, real_names
from smartdoc.disclosure.search import Leak, search
from smartdoc.disclosure.secrets import (
    Kind,
    Origin,
    Phrases,
    Secrets,
    has_no_blanks,
    private,
    run_on,
    secret_numbers,
    secret_texts,
)
from smartdoc.disclosure.spelt import days_in
from smartdoc.disclosure.wording import Wording
from smartdoc.language.plain import phrase_of, words_of

__all__ = [
    "NAMES_FILE",
    "Kind",
    "Leak",
    "Origin",
    "Phrases",
    "RealNames",
    "Secrets",
    "Wording",
    "days_in",
    "has_no_blanks",
    "long_sentences",
    "people_in",
    "phrase_of",
    "private",
    "proper_names",
    "real_names",
    "run_on",
    "search",
    "secret_numbers",
    "secret_texts",
    "style_hash",
    "words_of",
]
