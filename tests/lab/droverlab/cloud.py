# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which cloud the suite runs against."""

import os

from .control import Lab
from .settings import default_directory
from .settings import LabError
from .settings import Place
from .settings import Settings
from .simulated import SimulatedLab


def _quiet(text):
    """Progress that nobody wants to see in a test."""


def of_the_suite():
    """The lab that is up; or, when SIMCLOUD is the path of a drover-simcloud, a simulated cloud of its own."""
    simcloud = os.environ.get('SIMCLOUD')
    if simcloud:
        return SimulatedLab(simcloud, _quiet)
    place = Place(default_directory())
    settings = Settings.load(place('lab.json'))
    if not settings:
        raise LabError('there is no lab in %s: "lab up" makes one' % place.directory)
    return Lab(place, settings, _quiet)
