"""Medicines as told, when they run out, and allergies. A list to act on, never a chart."""

from dataclasses import dataclass, field
from datetime import date

from hubdesk.domain.dates import cui_date
from hubdesk.domain.paper.clinical import Allergies, AllergyState, Medicine, Medicines, MedicinesState
from hubdesk.domain.typed import Typed, typed_day

WARN_DAYS = 3
"""A supply that ends within these days is told on every page of the person."""


@dataclass(frozen=True, slots=True)
class MedicinesTold:
    """Medicines and allergies, as the letters take them."""

    medicines: Medicines = field(default_factory=Medicines)
    allergies: Allergies = field(default_factory=Allergies)


@dataclass(frozen=True, slots=True)
class RunOut:
    """One supply that ends, and in how many days (below 0: it has ended)."""

    medicine: str
    days: int
    on: date

    @property
    def pressing(self) -> bool:
        """Whether it is told on every page."""
        return self.days <= WARN_DAYS

    @property
    def text(self) -> str:
        """``Methadone runs out tomorrow``."""
        return f"{self.medicine} {self._when('runs', 'ran')}"

    @property
    def discreet(self) -> str:
        """The same without the medicine, for the banner, which others in the room may see."""
        return f"Medicine {self._when('runs', 'ran')}"

    def _when(self, now: str, past: str) -> str:
        if self.days < 0:
            return f"{past} out {'yesterday' if self.days == -1 else f'{-self.days} days ago'}"
        when = {0: "today", 1: "tomorrow"}.get(self.days, f"in {self.days} days")
        return f"{now} out {when}"


def run_outs(medicines: Medicines, today: date) -> tuple[RunOut, ...]:
    """Every supply with a known end, the soonest first."""
    found = [RunOut(m.name, (m.runs_out_on - today).days, m.runs_out_on) for m in medicines.items if m.runs_out_on]
    return tuple(sorted(found, key=lambda r: r.on))


def medicine_line(medicine: Medicine) -> str:
    """One medicine as a fact: name, how, and when it runs out."""
    end = f"runs out {cui_date(medicine.runs_out_on)}" if medicine.runs_out_on else "run-out date not known"
    return " · ".join(part for part in (medicine.name, medicine.how, end) if part)


def read_medicines(typed: Typed) -> MedicinesTold:
    """Medicines and allergies from their fields. A list that is filled in says by itself that there are some."""
    items = []
    for row in typed.rows("medicines"):
        name = typed.text(f"{row}.name")
        if name:
            how, by = typed.text(f"{row}.how"), typed.text(f"{row}.prescriber")
            items.append(Medicine(name, how, typed.day(f"{row}.runs_out_on"), by))
        else:
            typed.wrong(f"{row}.name", "Enter the medicine, or leave the whole row empty")
    state = typed.choice("taken", MedicinesState, MedicinesState.NOT_ASKED)
    if items and state in (MedicinesState.NONE, MedicinesState.DECLINED):
        typed.wrong("taken", "Medicines are entered below. Choose 'Yes', or empty them")
    if state is MedicinesState.LISTED and not items:
        typed.wrong("medicines.0.name", "Enter at least one medicine, or choose another answer above")
    state = MedicinesState.LISTED if items else state
    allergies = tuple(part.strip() for part in typed.note("allergies").replace(";", ",").split(",") if part.strip())
    known = typed.choice("allergy", AllergyState, AllergyState.NOT_RECORDED)
    if allergies and known in (AllergyState.NONE_KNOWN, AllergyState.UNAVAILABLE):
        typed.wrong("allergy", "Allergies are entered below. Choose 'Yes', or empty them")
    if known is AllergyState.KNOWN and not allergies:
        typed.wrong("allergies", "Enter the allergy, or choose another answer above")
    known = AllergyState.KNOWN if allergies else known
    return MedicinesTold(Medicines(state, tuple(items), typed.text("source")), Allergies(known, allergies))


def typed_medicines(told: MedicinesTold) -> dict[str, str]:
    """Medicines and allergies as their fields."""
    fields = {"source": told.medicines.source, "allergies": ", ".join(told.allergies.items)}
    if told.medicines.state is not MedicinesState.NOT_ASKED:
        fields["taken"] = told.medicines.state.value
    if told.allergies.state is not AllergyState.NOT_RECORDED:
        fields["allergy"] = told.allergies.state.value
    for number, item in enumerate(told.medicines.items):
        row = f"medicines.{number}"
        fields |= {f"{row}.name": item.name, f"{row}.how": item.how, f"{row}.prescriber": item.prescriber}
        fields |= typed_day(f"{row}.runs_out_on", item.runs_out_on)
    return fields
