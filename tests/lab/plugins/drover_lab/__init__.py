# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated hypervisor for nova-compute: compute_driver = drover_lab.LabDriver."""

from nova.virt.drover_lab.driver import LabDriver

__all__ = ['LabDriver']
