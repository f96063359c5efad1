"""What a reader must not learn: names replaced in texts, and files searched for the rest."""

from smartdoc.disclosure.context import is_word
from smartdoc.disclosure.fragments import long_sentences
from smartdoc.disclosure.plain import phrase_of, words_of
from smartdoc.disclosure.real_names import NAMES_FILE, RealNames, real_names
from smartdoc.disclosure.search import Leak, search
from smartdoc.disclosure.secrets import (
    Kind,
    Origin,
    Secrets,
    private,
    secret_numbers,
    secret_texts,
)
from smartdoc.disclosure.wording import Wording, forms_of, school_forms

__all__ = [
    "NAMES_FILE",
    "Kind",
    "Leak",
    "Origin",
    "RealNames",
    "Secrets",
    "Wording",
    "forms_of",
    "is_word",
    "long_sentences",
    "phrase_of",
    "private",
    "real_names",
    "school_forms",
    "search",
    "secret_numbers",
    "secret_texts",
    "words_of",
]
