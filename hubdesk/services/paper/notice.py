"""What a privacy notice begins with: the words of the trust as they stand now."""

from collections.abc import Callable, Mapping

from hubdesk.domain.trust import ASKED, Matter, Trust
from hubdesk.services.desk import Desk
from hubdesk.services.trust import read_trust

NOTICE, EASY_READ = "sheet-privacy-notice", "sheet-privacy-easy-read"


def notice_fields(desk: Desk, template: str) -> dict[str, str]:
    """The fields of a privacy notice by name; none for any other paper."""
    if template not in _WORDS:
        return {}
    trust = read_trust(desk)
    return {name: words(trust) for name, words in _WORDS[template].items()}


def _version(trust: Trust) -> str:
    version, dated = trust.words(Matter.NOTICE_VERSION), trust.words(Matter.NOTICE_DATE)
    return version if dated == ASKED[Matter.NOTICE_DATE].usual else f"{version}, {dated}"


def _years(trust: Trust) -> str:
    adult, mental = trust.years(Matter.YEARS_ADULT), trust.years(Matter.YEARS_MENTAL)
    return f"{adult} years after we last saw you. {mental} years where we talked about your mental health."


_BOTH: Mapping[str, Callable[[Trust], str]] = {
    "notice_who": lambda trust: trust.words(Matter.CONTROLLER),
    "notice_officer": lambda trust: trust.words(Matter.OFFICER),
    "notice_version": _version,
}
_WORDS: Mapping[str, Mapping[str, Callable[[Trust], str]]] = {
    NOTICE: {
        **_BOTH,
        "notice_says": lambda trust: trust.words(Matter.NOTICE_WORDS),
        "notice_basis": lambda trust: trust.words(Matter.LEGAL_BASIS),
        "notice_health": lambda trust: trust.words(Matter.HEALTH_BASIS),
        "notice_years": _years,
    },
    EASY_READ: {**_BOTH, "notice_says": lambda trust: trust.words(Matter.NOTICE_EASY)},
}
