"""The visit in plain text, to be pasted into the trust's own record system. Safety first; nothing of the name."""

from hubdesk.presenters.visit_pages import ResultPage


def summary_text(page: ResultPage, who: str) -> str:
    """What the result page says, line by line. It names neither the person nor their numbers: the record does.

    What is only ever asked alone (safe enquiry, HARK) is not in it, and no answer is.
    """
    if page.hidden:
        return ""
    lines = [f"Health hub visit. {page.finished}. Recorded by {who}."]
    lines += [f"Safety: {line}" for line in page.safety]
    for form in page.forms:
        if form.in_error or form.private or not form.scores:
            continue
        lines += [f"{form.title}: {sentence}" for sentence in form.sentences]
        lines += [f"Not answered in {form.title}: {len(form.missing)}"] if form.missing else []
    lines += [f"Left out of this visit: {line}" for line in page.left_out]
    steps = [f"- {step.what}{f' ({step.detail})' if step.detail else ''}" for step in page.steps]
    if steps:
        lines += ["Actions and tasks:", *steps]
    lines.append("Screening scores are not a diagnosis.")
    return "\n".join(lines)
