from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from hubdesk.domain.agreements import How, Recipient
from hubdesk.services.paper.papers import record_agreement
from tests.journeys.test_paper import *
from tests.ui.measure import clipped_widgets, unnamed_controls
OUT = "/tmp/look5/"

def snap(desk, name):
    desk.settle(); desk.window.grab().save(OUT + name + ".png")
    bad = clipped_widgets(desk.window), unnamed_controls(desk.window)
    if any(bad): print(name, bad)

def tall(desk, name):
    desk.page.scroll.widget().grab().save(OUT + name + ".png")

def save(desk, monkeypatch, name):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (OUT + name, ""))
    desk.press("Save as PDF"); desk.wait_for("Saved as PDF")

def test_look(workstation, full_folder, out, monkeypatch):
    desk = workstation(full_folder)
    desk.unlock("sam")
    desk.open_row("Letters and cards")
    desk.wait_for("Drafts") if desk.sees("Drafts") else desk.settle()
    snap(desk, "list_all")
    desk.open_row("Letter to the GP practice")
    desk.settle(); snap(desk, "gp_fields"); tall(desk, "gp_fields_tall")
    desk.fill("What matters to me", "I want to sleep, and to see my daughter.")
    desk.press("Show how it looks"); desk.settle(); snap(desk, "gp_held"); 
    if desk.sees("They agree: record it"):
        desk.press("Spoken, face to face"); desk.press("They agree: record it")
    desk.settle(); snap(desk, "gp_preview"); tall(desk, "gp_preview_tall")
    desk.press("Whole page"); snap(desk, "gp_whole")
    save(desk, monkeypatch, "gp"); snap(desk, "gp_done")
    desk.press("Letters and cards of this person"); desk.settle(); snap(desk, "list_person")
    desk.open_row("Letters and cards"); desk.settle()
    desk.open_row("GP registration letter"); desk.settle(); snap(desk, "reg_fields")
    desk.fill("Name of the practice, service or reader", "Riverside Surgery")
    desk.editor("Address").setPlainText("2 Quay Road"); desk.fill("Town", "Middlesbrough")
    desk.press("Yes, given by hand")
    desk.press("Show how it looks"); desk.settle()
    if desk.sees("They agree: record it"):
        desk.press("Spoken, face to face"); desk.press("They agree: record it")
    desk.settle(); snap(desk, "reg_preview"); save(desk, monkeypatch, "reg")
    desk.press("Letters and cards of this person"); desk.settle()
    desk.open_row("Letter to the person"); desk.settle(); snap(desk, "person_fields")
    desk.fill("What we talked about", "Your methadone.")
    desk.press("Show how it looks"); desk.settle(); snap(desk, "person_preview"); save(desk, monkeypatch, "person")
    desk.press("Letters and cards of this person"); desk.settle()
    desk.open_row("Appointment cards"); desk.settle(); snap(desk, "card_fields")
    desk.press("Show how it looks"); desk.settle(); snap(desk, "card_preview")
    if desk.sees("Save as PDF"): save(desk, monkeypatch, "card")
    desk.press("Letters and cards of this person"); desk.settle()
    desk.open_row("Emergency handover"); desk.settle(); snap(desk, "sbar_fields"); 
    desk.fill("Basis for sharing", "Danger to life"); desk.fill("Was the person told? If not, why", "Yes")
    desk.press("Show how it looks"); desk.settle(); snap(desk, "sbar_preview"); save(desk, monkeypatch, "sbar")
    desk.press("Letters and cards of this person"); desk.settle()
    desk.open_row("Referral to drug and alcohol"); desk.settle(); snap(desk, "da_fields")
    desk.open_row("Letters and cards"); desk.settle(); snap(desk, "list_all2")

def test_large(workstation, full_folder, out, qapp):
    from tests.support.program import dress
    desk = workstation(full_folder)
    desk.unlock("asha")
    for scale in (1.5, 2.0):
        dress(qapp, scale)
        desk.open_row("Letters and cards"); snap(desk, f"list_{scale}")
        desk.press("The hub on letters"); desk.settle(); snap(desk, f"head_{scale}")
        desk.open_row("Letters and cards"); desk.settle()
        desk.open_row("Letter to the GP practice"); desk.settle(); snap(desk, f"gp_{scale}"); tall(desk, f"gp_tall_{scale}")
        desk.fill("What matters to me", "x")
        desk.press("Show how it looks"); desk.settle(); snap(desk, f"held_{scale}")
        if desk.sees("They agree: record it"):
            desk.press("Spoken, face to face"); desk.press("They agree: record it")
        desk.settle(); snap(desk, f"preview_{scale}")
