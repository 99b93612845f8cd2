"""THIRD-PARTY-NOTICES: every part inside a package, its licence with the full text, and where its sources are."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

from resources.packaging.inside import Part

_RULE = "=" * 100
_HEAD = """\
THIRD-PARTY NOTICES OF HUBDESK {version}

hubdesk itself is under the MIT licence. It is made with the parts below, each under its own. Where a part may be had
under one of several licences, Qt, PySide6 and Shiboken are used under the LGPL version 3, everything else as listed.

Qt, PySide6 and Shiboken are shared libraries in files of their own. You may replace them with your own builds of the
same version: {replace}
Nothing in hubdesk's licence forbids taking it apart to find a fault in such a change. Their sources are where
"Sources" below says; nothing in them was changed for hubdesk.

Questionnaires keep their owners' terms: the file NOTICE.txt beside each form, in the folder "forms".
hubdesk brings no fonts: it prints with those of the computer.
"""
_REPLACE = {
    "linux": "they lie in the folder _internal beside the program.",
    "win32": "they lie in the folder app_packages\\PySide6 of the program.",
}


def make_notices(parts: Sequence[Part], platform: str, version: str, forms: Path) -> str:
    """The whole text. Texts that several parts share are printed once, in the order of the first.

    ``forms`` is the folder of the questionnaires, which are listed with their terms.
    """
    texts: dict[str, tuple[str, list[str]]] = {}
    for part in parts:
        for name, text in part.texts:
            texts.setdefault(text.strip(), (name, []))[1].append(_named(part))
    blocks = [_HEAD.format(version=version, replace=_REPLACE[platform]), _RULE, "THE PARTS", _RULE, ""]
    blocks += [_entry(part) for part in parts]
    blocks += [_RULE, "THE QUESTIONNAIRES", _RULE, "", *_terms(forms)]
    blocks += [_RULE, "THE LICENCES", _RULE, ""]
    for number, (text, (name, users)) in enumerate(texts.items(), 1):
        title = textwrap.fill(f"{number}. {name}: {', '.join(dict.fromkeys(users))}", 100, break_on_hyphens=False)
        blocks += ["-" * 100, title, "-" * 100, "", text, ""]
    return "\n".join(line.rstrip() for line in "\n".join(blocks).splitlines()) + "\n"


def _named(part: Part) -> str:
    return f"{part.name} {part.version}".strip() + (f" (in {part.inside})" if part.inside else "")


def _entry(part: Part) -> str:
    lines = [_named(part), f"    Licence: {part.licence or 'as its carrier'}"]
    if part.source:
        lines.append(f"    Sources: {part.source}")
    if part.note:
        lines.append(textwrap.indent(textwrap.fill(part.note, 94), "    "))
    return "\n".join([*lines, ""])


def _terms(forms: Path) -> list[str]:
    """Each questionnaire's own notice, as its owner asks."""
    found = sorted(path for path in forms.glob("*/NOTICE.txt") if not path.parent.name.startswith("_"))
    return [f"{path.parent.name}\n\n{textwrap.indent(path.read_text('utf-8').strip(), '    ')}\n" for path in found]
