"""Every finding the linter can make, and what it means (``hubdesk forms explain CODE``)."""

from collections.abc import Mapping
from types import MappingProxyType

CATALOGUE: Mapping[str, str] = MappingProxyType(
    {
        "E101": "The file is not acceptable JSON. Nothing of the form can be used until it is.",
        "E102": "The file is not a FHIR R4 Questionnaire: another resource, or another version of FHIR.",
        "E103": "Something every form must say about itself is missing or written in the wrong way.",
        "E104": "A property that a Questionnaire does not have, most often a typing error; it would be ignored.",
        "E105": "A value of the wrong kind, or a code that is not in the list FHIR gives.",
        "E106": "What a form says of its licence or unverified wording is not understood, so it could not be obeyed.",
        "E110": "An item without a linkId, or with one that is not made of small letters, digits, dots and hyphens.",
        "E111": "Two items have the same linkId, so that their answers could not be told apart (que-2).",
        "E113": "The form has more items than anybody could fill in.",
        "E112": "A rule of FHIR about Questionnaire items is broken (que-1 to que-13).",
        "E120": "A modifierExtension changes the meaning of a form; one hubdesk does not know must not be ignored.",
        "E130": "The values of the form keep changing and never settle.",
        "W210": "An extension hubdesk does not support. It is ignored, so the form may behave differently here.",
        "E301": "A condition does not say which question it looks at.",
        "E302": "A condition looks at a question the form does not have.",
        "E303": "A condition compares with an option the question does not have, so it can never hold.",
        "E304": "A condition compares with a value of another type than the question has.",
        "E305": "An item can never be shown, whatever is answered: its conditions contradict each other.",
        "W306": "An item is always shown, whatever is answered: its conditions leave nothing out.",
        "W321": "A condition with != also holds while the question is unanswered; programs differ about this.",
        "W322": "A condition names a code without its system; programs differ about whether that matches.",
        "E331": "Items depend on each other in a circle.",
        "E340": "An expression is not FHIRPath.",
        "E341": "An expression calls a function hubdesk does not have, or with the wrong number of values.",
        "E342": "An expression uses a variable, or a fact of the person, that is not known where it stands.",
        "E343": "An expression looks for a linkId the form does not have.",
        "E346": "Two variables have the same name, or a variable hides a launch context.",
        "E347": "A rule that shows an item is not yes or no, or a calculated value is not of its item's type.",
        "W344": "A rule is spelt in a way hubdesk understands and other programs may not.",
        "W345": "The name of a variable has a sign R4 does not allow in an id.",
        "E348": "A rule takes so much work that answering would be slow, or would be stopped.",
        "W349": "A rule fails with some answers; its item is then shown without a value.",
        "E350": "An answer to a scored question has no weight: giving it would add nothing to the score.",
        "W351": "The weights of the options do not rise or fall in the order the options are shown.",
        "E352": "A score does not say how many answers it needs (min-answered): a partial sum could pass as a total.",
        "E353": "A score can fall outside its score-range.",
        "E354": "The bands of a score leave a gap, overlap, or go outside the range.",
        "E355": "What a band tells staff to do next is not a text, is too long, or speaks of a level of risk.",
        "E360": "An alert that does nothing, is never reached, or is not shown by any example.",
        "E370": "The limits of an answer cannot be met or checked.",
        "E371": "A question asks for a file or a link to another record; hubdesk keeps neither.",
        "E380": "A question takes its options from a ValueSet that is not in the pack.",
        "W381": "A ValueSet does not list its codes, so a question has no options.",
        "W390": "An answer is to be sent as an observation, and has no code.",
        "E391": "A unit is not one of UCUM.",
        "W401": "Hard to read or to hear: no text, a very long text, or a very long list.",
        "W410": "A translation is of an earlier wording; it is left out.",
        "E411": "A translation of something the form does not have.",
        "E412": "A table of translations that cannot be read.",
        "E420": "A worked example does not come out as it says.",
        "E421": "The form has no worked examples, or they cannot be read.",
        "W422": "No worked example touches an item, an option, a band or an alert.",
        "E520": "A form pack whose archive is damaged, too large, or holds anything but the files of a pack.",
        "E501": "A version is used again for other content, or is lower than the one before.",
        "E502": "The version is raised by too little for what changed, so old scores could be compared wrongly.",
        "W503": "Nothing changed between two versions.",
        "E510": "A pathway names a form or an item that does not exist, or cannot be used.",
        "E511": "A pathway says something of a step that is not understood: its minutes, a tag, or a property.",
        "E512": "A cross-prompt cannot be read, or names a form, a question or a fact of a person that does not exist.",
    }
)


def explain(code: str) -> str | None:
    """What a code means, None where there is no such code."""
    return CATALOGUE.get(code.upper())
