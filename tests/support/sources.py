"""Reads Python source as trees, for the rules of tests/architecture."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, eq=False)
class Source:
    """One module: where it lies and what it says."""

    path: Path
    module: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed module."""
        return ast.parse(self.path.read_text(encoding="utf-8"), str(self.path))

    @property
    def package(self) -> str:
        """The layer that it belongs to: ``store`` for hubdesk.store.people; empty for the top modules."""
        parts = self.module.split(".")
        return parts[1] if len(parts) > 2 or (self.path.name == "__init__.py" and len(parts) == 2) else ""

    def imports(self) -> Iterator[tuple[str, int]]:
        """Each absolute dotted name imported anywhere in the module, with its line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((name.name, node.lineno) for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                yield from ((f"{origin}.{name.name}", node.lineno) for name in node.names)

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Each call with the dotted name of what is called, import aliases followed."""
        known = self._names()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and (dotted := _dotted(node.func)):
                head, _, tail = dotted.partition(".")
                yield ".".join(filter(None, (known.get(head, head), tail))), node

    def at(self, line: int) -> str:
        """The place, as a person looks for it."""
        return f"{self.module}:{line}"

    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {name.asname: name.name for name in node.names if name.asname}
            elif isinstance(node, ast.ImportFrom):
                names |= {name.asname or name.name: f"{self._origin(node)}.{name.name}" for name in node.names}
        return names

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.module.split(".") + (["__init__"] if self.path.name == "__init__.py" else [])
        return ".".join(filter(None, (*parts[: -node.level], node.module)))


@cache
def sources() -> list[Source]:
    """Every module of hubdesk."""
    return read_sources(ROOT)


def read_sources(root: Path) -> list[Source]:
    """Every module of the hubdesk package under ``root``."""
    return [Source(path, _module(path.relative_to(root))) for path in sorted((root / "hubdesk").rglob("*.py"))]


def plant(root: Path, name: str, text: str) -> list[Source]:
    """Write one module into a made-up tree and read that tree: for tests that a rule can fail."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_sources(root)


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (head := _dotted(node.value)):
        return f"{head}.{node.attr}"
    return ""
