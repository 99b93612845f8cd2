"""The first unlock of a process: what is loaded beside the unlock page, part by part, then the records themselves."""

import sys
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import hubdesk.app.main  # noqa: F401 - what the window has loaded before anyone can type
from hubdesk.app.warm_up import SIGNED_IN
from hubdesk.domain.ids import Ids
from hubdesk.system.clock import SystemClock
from hubdesk.system.paths import forms_dir
from tests.benchmarks.children.report import leave
from tests.support.chance import SeededBytes

folder, password, memory = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
moments = [perf_counter()]

from hubdesk.app.stores import LocalStrongroom  # noqa: E402 - this is what is measured
from hubdesk.vault import KdfParameters, KdfPolicy  # noqa: E402

moments.append(perf_counter())
from hubdesk.forms import load_library  # noqa: E402
from hubdesk.services.form_shelf import FormShelf  # noqa: E402

shelf = FormShelf(load_library(forms_dir()))
moments.append(perf_counter())
import_module(SIGNED_IN)
moments.append(perf_counter())
from hubdesk.services.unlock import unlock  # noqa: E402

cheap = KdfParameters(memory, 1, 1)
clock = SystemClock()
room = LocalStrongroom(folder, KdfPolicy(cheap, cheap, KdfParameters(64, 4, 2)), clock)
unlock(room, shelf, clock, Ids(clock, SeededBytes()), "sam", password)
moments.append(perf_counter())
libraries, forms, pages, records = ((after - before) * 1000 for before, after in pairwise(moments))
leave(libraries=libraries, forms=forms, pages=pages, records=records)
