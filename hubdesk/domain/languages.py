"""Languages by their code (BCP 47): what they are called, and which way they are written.

Names are in English and in the language itself, so that both who asks and who is asked know them again.
"""

_NAMES: dict[str, tuple[str, str]] = {
    "ar": ("Arabic", "العربية"),
    "bg": ("Bulgarian", "Български"),
    "bn": ("Bengali", "বাংলা"),
    "ckb": ("Kurdish (Sorani)", "کوردیی ناوەندی"),
    "cs": ("Czech", "Čeština"),
    "cy": ("Welsh", "Cymraeg"),
    "de": ("German", "Deutsch"),
    "es": ("Spanish", "Español"),
    "fa": ("Persian", "فارسی"),
    "fr": ("French", "Français"),
    "gu": ("Gujarati", "ગુજરાતી"),
    "hi": ("Hindi", "हिन्दी"),
    "hu": ("Hungarian", "Magyar"),
    "it": ("Italian", "Italiano"),
    "lt": ("Lithuanian", "Lietuvių"),
    "lv": ("Latvian", "Latviešu"),
    "pa": ("Punjabi", "ਪੰਜਾਬੀ"),
    "pl": ("Polish", "Polski"),
    "ps": ("Pashto", "پښتو"),
    "pt": ("Portuguese", "Português"),
    "ro": ("Romanian", "Română"),
    "ru": ("Russian", "Русский"),
    "sk": ("Slovak", "Slovenčina"),
    "so": ("Somali", "Soomaali"),
    "sq": ("Albanian", "Shqip"),
    "ti": ("Tigrinya", "ትግርኛ"),
    "tr": ("Turkish", "Türkçe"),
    "uk": ("Ukrainian", "Українська"),
    "ur": ("Urdu", "اردو"),
    "vi": ("Vietnamese", "Tiếng Việt"),
    "zh": ("Chinese", "中文"),
}
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
_SCRIPTS_RIGHT_TO_LEFT = frozenset(("Arab", "Hebr", "Nkoo", "Syrc", "Thaa"))


def language_name(code: str) -> str:
    """``Welsh``; the code itself for a language that is not in the list."""
    return _names(code)[0]


def language_choice(code: str) -> str:
    """``Cymraeg (Welsh)``: for whoever chooses it."""
    english, own = _names(code)
    return f"{own} ({english})" if own != english else own


def right_to_left(code: str) -> bool:
    """Whether it is written from right to left; a script in the code (``pa-Arab``) decides."""
    base, *more = code.split("-")
    script = next((part for part in more if len(part) == 4), "")
    return script in _SCRIPTS_RIGHT_TO_LEFT if script else base in _RIGHT_TO_LEFT


def is_language(code: str, said: str) -> bool:
    """Whether what somebody wrote is the name of this language, in English or its own."""
    return said.strip().casefold() in [name.casefold() for name in (code, *_names(code))]


def _names(code: str) -> tuple[str, str]:
    return _NAMES.get(code) or _NAMES.get(code.split("-")[0]) or (code, code)
