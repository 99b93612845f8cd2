"""Worked examples as people read them: "q1 Never, q2 Often: Total 2, High"."""

from hubdesk.forms import FormPack
from hubdesk.forms.source import read_json


def examples_in_words(pack: FormPack) -> tuple[str, ...]:
    """Each worked example that has a total: "q1 Never, q2 Often: total 2, High"."""
    listed = read_json(pack.canonical).value["examples"]["examples"]
    return tuple(words for words in (_example(pack, one) for one in listed) if words)


def _example(pack: FormPack, example: dict[str, object]) -> str:
    answers, expect = example.get("answers"), example.get("expect")
    if not isinstance(answers, dict) or not isinstance(expect, dict):
        return ""
    values = expect.get("values")
    if not isinstance(values, dict):
        return ""
    given = ", ".join(f"{name} {_answer(pack, name, answer)}" for name, answer in answers.items())
    bands = expect.get("bands") if isinstance(expect.get("bands"), dict) else {}
    totals = []
    for name, value in values.items():
        item = pack.form.by_id.get(name)
        label = item.text if item else name
        band = next((b.label for b in item.bands if b.code == bands.get(name)), "") if item and bands else ""
        totals.append(f"{label} {'none' if value is None else value}" + (f", {band}" if band else ""))
    return f"{given}: {'; '.join(totals)}"


def _answer(pack: FormPack, name: str, answer: object) -> str:
    item = pack.form.by_id.get(name)
    option = item.option(answer) if item is not None and isinstance(answer, str) else None
    return option.text if option is not None else str(answer)
