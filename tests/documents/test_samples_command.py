"""``hubdesk documents samples``, as the command line will call it; and what is loaded when."""

import argparse
import ast
import subprocess
import sys

from hubdesk.app.documents_commands import add_documents_parser
from hubdesk.domain.documents import KINDS
from tests.support.sources import ROOT, sources


def run(*words):
    parser = argparse.ArgumentParser()
    add_documents_parser(parser.add_subparsers())
    args = parser.parse_args(["documents", *words])
    return args.run(args)


def test_a_pdf_of_every_template_in_every_style_is_written(tmp_path, capsys):
    out = tmp_path / "new" / "folder"
    assert run("samples", "--out", str(out)) == 0
    names = {path.name for path in out.iterdir()}
    assert {name for name in names if "," not in name} == {f"{template}.pdf" for template in KINDS}
    for template in ("letter-to-person", "letter-appointment", "sheet-safety-plan"):
        assert {f"{template}, large print.pdf", f"{template}, off-white.pdf"} <= names
    assert "letter-appointment, Welsh not checked.pdf" in names
    assert not any(name.startswith("letter-gp-clinical,") for name in names), "what a clinician reads has one style"
    assert all(path.read_bytes().startswith(b"%PDF-") for path in out.iterdir())
    assert {"letter-gp-clinical.pdf", "card-folded.pdf", "sheet-sbar.pdf"} <= names
    assert capsys.readouterr().out.count(".pdf") == len(names)


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert run("samples", "--out", str(tmp_path / "file")) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_importing_documents_loads_no_pdf_library():
    code = (
        "import sys, hubdesk.documents, hubdesk.documents.samples, hubdesk.app.documents_commands;"
        "print([m for m in ('reportlab', 'pypdfium2', 'uharfbuzz', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_row_36_no_paragraph_is_ever_built():
    """Markup cannot be read where nothing reads it: reportlab's own layout is not used at all."""
    for source in sources():
        if source.package == "documents":
            names = {name for name, _ in source.imports()}
            assert not any("platypus" in name or "paraparser" in name for name in names), source.module
            for node in ast.walk(source.tree):
                assert not (isinstance(node, ast.Name) and node.id == "Paragraph"), source.module
