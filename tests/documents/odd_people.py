"""The five odd people of issue 3 §4, and two with signs that markup would swallow."""

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.names import PersonName
from hubdesk.domain.paper import Address, PaperPerson

ODD = {
    "no-surname": PaperPerson(PersonName("", "Suryakant"), BirthDate(1991, 5, 20), "9990000018"),
    "long-names": PaperPerson(
        PersonName(("Wolfeschlegelsteinhausenbergerdorff" * 6)[:200], ("Maximilian " * 20)[:200].strip()),
        BirthDate(1979, 2, 28),
        "9990012350",
        address=Address(("The Old Rectory Cottage Behind the Church", "Upper Long Street"), "Stow", "GL54 9ZZ"),
    ),
    "arabic": PaperPerson(
        PersonName("الحسيني", "محمد عبد الله", "Mr"),
        BirthDate(1990, 1, 1, estimated=True),
        "9990024693",
        latin_name="Mohammed Abdullah Al-Husseini",
    ),
    "gurmukhi": PaperPerson(PersonName("ਸਿੰਘ", "ਗੁਰਪ੍ਰੀਤ"), BirthDate(1985, 6), "9990037035"),
    "nothing-known": PaperPerson(PersonName("Okoro")),
}
CORPUS = (
    "Smith <a@b>",
    "<b>",
    "</para><para>",
    "<img src=/etc/passwd>",
    "O'Neil & Sons",
    '<a href="http://x">y</a>',
    "<seq/>",
    "<onDraw name=x/>",
    "&amp; &#65; {name} %s (\\) ]]>",
)
