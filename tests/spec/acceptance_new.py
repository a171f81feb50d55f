#!/usr/bin/env python3
"""A förbund that nobody has heard of: samrapport is installed into an empty prefix, `new` makes a workspace with the installed command, it
reports with zero edits, and the user guide is followed. With --plugin, the plugin builds against the installed package.

    acceptance_new.py COMMAND BUILD_FOLDER
"""
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

import handbook
import spec

BUILD = None


class NewForbund(spec.Case):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="samrapport-install-")
        cls.addClassCleanup(cls.place.cleanup)
        cls.prefix = pathlib.Path(cls.place.name) / "usr"
        cls.shell(["cmake", "--install", str(BUILD), "--prefix", str(cls.prefix)], cls.place.name)
        cls.programs = cls.prefix / "bin"

    @classmethod
    def shell(cls, arguments, cwd, **env):
        done = subprocess.run(arguments, cwd=cwd, env={**spec.environment(), "CC": os.environ.get("CC", "cc"), **env}, capture_output=True,
                              text=True, timeout=120, check=False)
        if done.returncode != 0:
            raise AssertionError(f"{shlex.join(map(str, arguments))}: status {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done

    def installed(self, *arguments):
        return self.shell([str(self.programs / "samrapport"), *map(str, arguments)], self.folder)

    def reports(self, name, period="2025"):
        return sorted(path.name for path in (self.folder / name / "reports").glob(f"{name}-{period}-*.html"))

    def test_without_edits(self):
        self.installed("new", "ingenstans")
        done = self.installed("report", "ingenstans", "--period", "2025")
        self.assertNotIn("error[", done.stderr)
        self.assertEqual(self.reports("ingenstans"), [f"ingenstans-2025-{kind}.html" for kind in
                                                     ("indikatorrapport", "insatser", "social-redovisning", "verksamhetsplan")])
        self.assertNotIn("plugin", (self.folder / "ingenstans/forbund.json").read_text(encoding="utf-8"))
        for path in (self.folder / "ingenstans").rglob("*"):
            if path.is_file():
                self.assertNotIn(b"@ID@", path.read_bytes(), path)

    def test_every_period(self):
        self.installed("ny", "ingenstans")
        self.installed("check", "ingenstans")

    def test_where_it_is(self):
        """Nothing depends on where it was built, and the installation can be moved."""
        moved = self.folder / "opt" / "samrapport"
        moved.parent.mkdir()
        shutil.copytree(self.prefix, moved, symlinks=True)
        for path in moved.rglob("*"):
            self.assertFalse(path.is_symlink() and os.path.isabs(os.readlink(path)), path)
        self.shell([str(moved / "bin/samrapport"), "new", "flyttad"], self.folder)
        self.shell([str(moved / "bin/samrapport"), "report", "flyttad", "--period", "2025"], self.folder)
        self.assertEqual(len(self.reports("flyttad")), 4)

    def test_new_touches_nothing_that_is_there(self):
        (self.folder / "finns").mkdir()
        (self.folder / "finns" / "fil").write_text("min")
        before = spec.snapshot(self.folder)
        done = subprocess.run([self.programs / "samrapport", "new", "finns"], cwd=self.folder, env=spec.environment(), capture_output=True,
                              text=True, check=False, timeout=60)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(spec.snapshot(self.folder), before)
        for wrong in ("Stor", "a/b", "..", "a.b", "1a", ""):
            done = subprocess.run([self.programs / "samrapport", "new", wrong], cwd=self.folder, env=spec.environment(), capture_output=True,
                                  text=True, check=False, timeout=60)
            self.assertEqual(done.returncode, 2, (wrong, done.stderr))
        self.assertEqual(spec.snapshot(self.folder), before)

    def test_guide(self):
        """Four goals, two indicators, an index and a social-budget rule, by the guide alone."""
        handbook.follow(self.folder, self.programs)
        handbook.check_results(self, handbook.results(self.folder, self.programs))
        self.assertEqual(len(self.reports("vikbygden")), 4)

    def test_plugin(self):
        """The commands that `new --plugin` prints build it against the installation; it loads, and adds to the reports."""
        told = self.installed("new", "med-plugin", "--plugin").stdout
        commands = [line.strip() for line in told.splitlines() if line.startswith("  ")]
        self.assertEqual(len(commands), 2, told)
        for command in commands:
            self.shell(["sh", "-e", "-c", command], self.folder, PATH=f"{self.programs}:/usr/bin:/bin", CMAKE_PREFIX_PATH=str(self.prefix))
        self.assertEqual(len(self.reports("med-plugin")), 4)
        self.assertIn("med-plugin/rader", self.installed("list", "formats", "med-plugin").stdout)

    def test_plugin_by_pkg_config(self):
        """One command of the compiler with what pkg-config says."""
        self.installed("new", "for-hand", "--plugin")
        pc = next(self.prefix.rglob("samrapport*.pc"))
        flags = self.shell(["pkg-config", "--cflags", pc.stem], self.folder, PKG_CONFIG_PATH=str(pc.parent)).stdout.split()
        (self.folder / "for-hand/build").mkdir()
        self.shell(["cc", "-std=c17", "-fPIC", "-shared", "-fvisibility=hidden", "-Wl,-z,defs", *flags, "for-hand/plugin/plugin.c", "-o",
                    "for-hand/build/for-hand.so"], self.folder)
        self.installed("report", "for-hand", "--period", "2025")
        self.assertEqual(len(self.reports("for-hand")), 4)


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(2)).resolve()
    sys.exit(spec.main())
