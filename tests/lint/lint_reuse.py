# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file says whose it is and under which licence, as the REUSE specification wants it."""

import subprocess
import sys

checked = subprocess.run(["reuse", "--root", sys.argv[1], "lint"], text=True, capture_output=True, check=False)
if checked.returncode != 0:
    print(checked.stdout, checked.stderr)
sys.exit(checked.returncode)
