# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""droverctl replay, as somebody uses it who has recordings of their own."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

DROVERCTL = os.environ["DROVERCTL"]
TRACES = Path(os.environ["TRACES"])
VERDICTS = {"waiting", "too-early", "converging", "waits-for-pause-step", "stalled", "will-not-end", "link-blocked", "post-copy"}


def replay(*arguments: object) -> subprocess.CompletedProcess:
    # No home and no cloud: neither is needed.
    return subprocess.run([DROVERCTL, "replay", *map(str, arguments)], capture_output=True, text=True, timeout=60,
                          env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})


def lines(*arguments: object) -> list[dict]:
    done = replay(*arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


class Replay(unittest.TestCase):
    def test_each_sample_has_its_line(self) -> None:
        for path in sorted(TRACES.glob("*.json")):
            rows = json.loads(path.read_text())["nova_view"]["rows"]
            said = lines(path)
            self.assertEqual([line["t"] for line in said], [row[0] for row in rows])
            for line in said:
                self.assertEqual(set(line), {"t", "verdict", "pause_needed_s", "forecast", "evidence"})
                self.assertIn(line["verdict"], VERDICTS)
                self.assertTrue(line["evidence"].endswith("."))
                if line["forecast"]:
                    self.assertLessEqual(line["forecast"]["low_s"], line["forecast"]["high_s"])

    def test_what_a_console_sees_is_enough(self) -> None:
        trace = json.loads((TRACES / "d-never-02.json").read_text())
        with tempfile.TemporaryDirectory() as folder:
            bare = Path(folder, "bare.json")
            bare.write_text(json.dumps({key: trace[key] for key in ("memory_mib", "migration", "nova_view")}))
            self.assertEqual(lines(bare), lines(TRACES / "d-never-02.json"))

    def test_endless_ones_are_found_and_healthy_ones_are_not_accused(self) -> None:
        def accused(name: str, *options: str) -> bool:
            return any(line["verdict"] == "will-not-end" for line in lines(TRACES / name, *options))
        for name in ("d-never-01.json", "d-never-02.json", "d-never-03.json", "d-small-ws-never-01.json"):
            self.assertTrue(accused(name), name)
        for name in ("d-idle-01.json", "d-moderate-01.json", "d-moderate-02.json", "d-slow-01.json", "d-small-ws-01.json"):
            self.assertFalse(accused(name), name)
        self.assertTrue(accused("d-never-01.json", "--source", "libvirt"))

    def test_libvirt_shows_post_copy_and_nova_a_stopped_link(self) -> None:
        said = lines(TRACES / "d-force-postcopy-01.json", "--source", "libvirt")
        self.assertEqual(said[-2]["verdict"], "post-copy")
        said = lines(TRACES / "d-net-stall-mid-01.json")
        self.assertIn("link-blocked", {line["verdict"] for line in said})

    def test_several_files_are_told_apart(self) -> None:
        paths = [TRACES / "d-idle-01.json", TRACES / "d-slow-01.json"]
        self.assertEqual({line["file"] for line in lines(*paths)}, {str(path) for path in paths})

    def test_a_log_of_nova_compute_will_do(self) -> None:
        rows = json.loads((TRACES / "d-never-02.json").read_text())["nova_view"]["rows"]
        text = "".join(f"[instance: 5a] Migration running for {int(t)} secs, memory 9% remaining (bytes processed={sent}, "
                       f"remaining={left}, total={total}); disk 0% remaining (bytes processed=0, remaining=0, total=0).\n"
                       for t, total, sent, left in rows)
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder, "nova-compute.log")
            log.write_text(text)
            self.assertEqual(lines(log)[-1]["verdict"], "will-not-end")

    def test_a_table_for_people(self) -> None:
        done = replay(TRACES / "d-never-02.json", "--format", "table")
        self.assertEqual(done.stdout.split()[0], "T", done.stdout)
        self.assertIn("will-not-end", done.stdout)

    def test_bad_input_is_one_sentence_and_status_2(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            bad = Path(folder, "bad.json")
            bad.write_text('{"nova_view": [[1, 2, 3, "x"]]}')
            for arguments in ([bad], [Path(folder, "none.json")], [], [bad, "--source", "xen"]):
                done = replay(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertEqual(done.stdout, "")
                self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
            self.assertIn(f"{bad}, row 1 of nova_view: memory_remaining_bytes", replay(bad).stderr)


if __name__ == "__main__":
    unittest.main()
