"""A Pratt parser for FHIRPath. Text in, one ``syntax.Node`` out; nothing is evaluated here."""

from decimal import Decimal

from hubdesk.forms.fhirpath import temporal
from hubdesk.forms.fhirpath.errors import SyntaxFault
from hubdesk.forms.fhirpath.lexer import Token, tokens
from hubdesk.forms.fhirpath.quantity import CALENDAR_WORDS, Quantity
from hubdesk.forms.fhirpath.syntax import (
    Binary,
    Call,
    Constant,
    Indexer,
    Literal,
    Member,
    Node,
    Special,
    TypeTest,
    Unary,
    Variable,
)

MAX_LENGTH = 20_000
# Brackets within brackets, and links of one chain: both become Python calls when evaluated.
MAX_DEPTH = 60
MAX_CHAIN = 250

_STRENGTH = {
    "implies": 1,
    **dict.fromkeys(("or", "xor"), 2),
    "and": 3,
    **dict.fromkeys(("in", "contains"), 4),
    **dict.fromkeys(("=", "~", "!=", "!~"), 5),
    **dict.fromkeys(("<", ">", "<=", ">="), 6),
    "|": 7,
    **dict.fromkeys(("is", "as"), 8),
    **dict.fromkeys(("+", "-", "&"), 9),
    **dict.fromkeys(("*", "/", "div", "mod"), 10),
}
_SIGN_STRENGTH = 11


def parse(text: str) -> Node:
    """The expression in ``text``; raises SyntaxFault with the character it stopped at."""
    if len(text) > MAX_LENGTH:
        raise SyntaxFault(f"The expression is longer than {MAX_LENGTH} characters.", MAX_LENGTH)
    return _Parser(list(tokens(text))).whole()


class _Parser:
    """Holds the place in the token list while one expression is read."""

    def __init__(self, listed: list[Token]) -> None:
        self._tokens = listed
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._expression(0)
        if self._next.kind != "end":
            raise SyntaxFault(f"Unexpected {self._next.text!r}.", self._next.position)
        return node

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def _is(self, text: str) -> bool:
        return self._next.kind == "op" and self._next.text == text

    def _expect(self, text: str) -> Token:
        if not self._is(text):
            found = "the end of the expression" if self._next.kind == "end" else repr(self._next.text)
            raise SyntaxFault(f"Expected {text!r} but found {found}.", self._next.position)
        return self._take()

    def _expression(self, least: int) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise SyntaxFault("Too many brackets inside one another.", self._next.position)
        left = self._signed()
        chain = 0
        while (strength := self._infix_strength()) > least:
            chain += 1
            if chain > MAX_CHAIN:
                raise SyntaxFault(f"More than {MAX_CHAIN} parts joined in one expression.", self._next.position)
            token = self._take()
            if token.text in ("is", "as"):
                left = TypeTest(token.text, left, self._type_name(), token.position)
            else:
                left = Binary(token.text, left, self._expression(strength), token.position)
        self._depth -= 1
        return left

    def _infix_strength(self) -> int:
        return _STRENGTH.get(self._next.text, 0) if self._next.kind in ("op", "name") else 0

    def _signed(self) -> Node:
        signs = []
        while self._is("-") or self._is("+"):
            signs.append(self._take())
            if len(signs) > MAX_DEPTH:
                raise SyntaxFault("Too many signs in a row.", self._next.position)
        node = self._chain()
        for sign in reversed(signs):
            node = Unary(sign.text, node, sign.position)
        return node

    def _chain(self) -> Node:
        node = self._term()
        links = 0
        while self._is(".") or self._is("["):
            links += 1
            if links > MAX_CHAIN:
                raise SyntaxFault(f"More than {MAX_CHAIN} steps in one path.", self._next.position)
            token = self._take()
            if token.text == "[":
                node = Indexer(node, self._expression(0), token.position)
                self._expect("]")
            else:
                node = self._invocation(node)
        return node

    def _term(self) -> Node:
        token = self._next
        if self._is("("):
            self._take()
            node = self._expression(0)
            self._expect(")")
            return node
        if self._is("{"):
            self._take()
            self._expect("}")
            return Literal((), token.position)
        if token.kind == "external":
            return Variable(self._take().text, token.position)
        if token.kind in ("name", "quoted", "special") and not (
            token.kind == "name" and token.text in ("true", "false")
        ):
            return self._invocation(None)
        return Literal((self._constant(self._take()),), token.position)

    def _invocation(self, source: Node | None) -> Node:
        token = self._take()
        if token.kind == "special":
            if source is not None:
                raise SyntaxFault(f"{token.text!r} cannot follow a dot.", token.position)
            return Special(token.text, token.position)
        if token.kind not in ("name", "quoted"):
            raise SyntaxFault("A name is missing here.", token.position)
        if token.kind == "name" and self._is("("):
            return Call(source, token.text, self._arguments(), token.position)
        return Member(source, token.text, token.position)

    def _arguments(self) -> tuple[Node, ...]:
        self._expect("(")
        given: list[Node] = []
        while not self._is(")"):
            if given:
                self._expect(",")
            given.append(self._expression(0))
        self._take()
        return tuple(given)

    def _type_name(self) -> str:
        token = self._take()
        if token.kind not in ("name", "quoted"):
            raise SyntaxFault("The name of a type is missing here.", token.position)
        name = token.text
        if self._is("."):
            self._take()
            name = f"{name}.{self._take().text}"
        return name

    def _constant(self, token: Token) -> Constant:
        if token.kind == "name":
            return token.text == "true"
        if token.kind == "string":
            return token.text
        if token.kind == "number":
            return self._number(token)
        readers = {"date": temporal.parse_date, "datetime": temporal.parse_datetime, "time": temporal.parse_time}
        if token.kind in readers:
            moment = readers[token.kind](token.text)
            if moment is None:
                raise SyntaxFault(f"{token.text!r} is not a real date or time.", token.position)
            return moment
        found = "The expression ends too soon." if token.kind == "end" else f"Unexpected {token.text!r}."
        raise SyntaxFault(found, token.position)

    def _number(self, token: Token) -> Constant:
        if len(token.text) > 30:
            raise SyntaxFault("A number with more than 30 characters.", token.position)
        if self._next.kind == "string":
            return Quantity(Decimal(token.text), self._take().text)
        if self._next.kind == "name" and self._next.text in CALENDAR_WORDS:
            return Quantity(Decimal(token.text), CALENDAR_WORDS[self._take().text], calendar=True)
        return Decimal(token.text) if "." in token.text else int(token.text)
