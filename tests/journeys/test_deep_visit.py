"""The deep visit by keyboard alone: three short forms, then each of the three longer ones they call for."""

from hubdesk.presenters.visit_pages import QuestionPage

DEEP = "Mood, worry and drinking, with the longer forms, about 20 minutes"
DIRECT = "Are you having thoughts of ending your life, or of hurting yourself?"
SHORT = {"PHQ-2", "GAD-2", "AUDIT-C"}
LONGER = ["PHQ-9", "GAD-7", "AUDIT"]


def test_three_longer_forms_follow_in_one_visit_by_keyboard_alone(workstation):
    desk = workstation(with_mouse=False)
    desk.unlock("jo")
    desk.register("Avery", "Mason")
    desk.start_visit(DEEP)
    asked: list[tuple[str, str]] = []
    while isinstance(desk.program.place.presenter.state.page, QuestionPage):
        page = desk.program.place.presenter.state.page
        asked.append((page.form_title, page.text))
        short = any(f"({name})" in page.form_title or page.form_title.startswith(name) for name in SHORT)
        # The highest answer to the short forms calls for the longer ones; "no" and "not at all" to all the others.
        no = next((option for option in page.options if option.text == "No"), page.options[0])
        desk.answer(page.options[-1].key if short else no.key)
    desk.wait_for("Check the answers")
    forms = list(dict.fromkeys(form for form, _ in asked))
    assert [sum(name in form for form in forms) for name in LONGER] == [1, 1, 2]
    assert DIRECT in [text for _, text in asked]
    assert len(asked) == len(set(asked))
    desk.press("Go on to actions")
    desk.wait_for("Finish visit")
    desk.press("Finish visit")
    for words in ("6 out of 27", "6 out of 21", "12 out of 12"):
        desk.wait_for(words)
