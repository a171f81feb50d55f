"""What the tests of the command share: running it in a known environment, copies of the small workspace, edits of a copy."""
import contextlib
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORKSPACE = ROOT / "tests" / "spec" / "workspace"
ENGLISH, SWEDISH = "C.UTF-8", "sv_SE.UTF-8"
COMMAND = None  # set by main()


def environment(locale=ENGLISH, **more):
    """Nothing of the tester's own environment but what sanitizers need."""
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return {"PATH": "/usr/bin:/bin", "LC_ALL": locale, **kept, **more}


def run(*arguments, cwd, locale=ENGLISH, env=None, timeout=60, **more):
    """The command, ended after `timeout` seconds: a test fails then, it never hangs."""
    return subprocess.run([str(COMMAND), *map(str, arguments)], cwd=cwd, env=env or environment(locale),
                          capture_output=True, text=True, timeout=timeout, check=False, stdin=subprocess.DEVNULL, **more)


def copy(to, source=WORKSPACE):
    shutil.copytree(source, to, symlinks=True, ignore=shutil.ignore_patterns("reports", "README.md"))
    return pathlib.Path(to)


def edit(workspace, file, old, new):
    """Replaces `old`, which must stand exactly once in the file."""
    path = pathlib.Path(workspace) / file
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise AssertionError(f"{file}: {old!r} stands there {text.count(old)} times")
    path.write_text(text.replace(old, new), encoding="utf-8")


def append(workspace, file, text):
    with open(pathlib.Path(workspace) / file, "a", encoding="utf-8") as out:
        out.write(text)


def snapshot(folder):
    """Every file below a folder with its content, hidden ones too."""
    folder = pathlib.Path(folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class Case(unittest.TestCase):
    """A test with a folder of its own, gone afterwards."""
    maxDiff = None

    def setUp(self):
        with contextlib.ExitStack() as stack:
            self.folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="samrapport-spec-")))
            self.addCleanup(stack.pop_all().close)

    def run_command(self, *arguments, **more):
        more.setdefault("cwd", self.folder)
        return run(*arguments, **more)

    def good(self, *arguments, **more):
        """Runs, and must end with status 0."""
        done = self.run_command(*arguments, **more)
        self.assertEqual(done.returncode, 0, f"{arguments}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
        return done

    def workspace(self, name="w"):
        return copy(self.folder / name)


class Golden(Case):
    """Cases that break one thing in a copy of a workspace: what the command says of each stands in a file, in English and in Swedish.
    SAMRAPPORT_UPDATE=1 writes the files anew: read the difference before it is committed."""
    FOLDER = None     # of tests/golden
    WORKSPACE = None  # that is copied
    CASES = {}        # name: (what is broken, exit status, ...)
    ARGUMENTS = ("check", "w", "--period", "2025")

    def said(self, text):
        """As it is kept."""
        return text

    def golden(self, name, language, text):
        path = self.FOLDER / f"{name}.{language}.txt"
        if os.environ.get("SAMRAPPORT_UPDATE") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.said(text), encoding="utf-8")
        self.assertEqual(self.said(text), path.read_text(encoding="utf-8"), f"{path.relative_to(ROOT)}: SAMRAPPORT_UPDATE=1 writes it anew")

    def test_messages(self):
        for name, (change, status, *_) in self.CASES.items():
            with self.subTest(name):
                shutil.rmtree(self.folder / "w", ignore_errors=True)
                change(copy(self.folder / "w", self.WORKSPACE))
                for language, locale in (("en", ENGLISH), ("sv", SWEDISH)):
                    done = self.run_command(*self.ARGUMENTS, locale=locale)
                    self.assertEqual(done.returncode, status, done.stderr)
                    self.golden(name, language, done.stderr)

    def test_no_stale_messages(self):
        """Every file of messages belongs to a case."""
        known = {f"{name}.{language}.txt" for name in self.CASES for language in ("en", "sv")}
        self.assertEqual({path.name for path in self.FOLDER.iterdir()}, known)


def main():
    """FILE.py COMMAND [unittest arguments]"""
    global COMMAND
    if len(sys.argv) < 2:
        sys.exit(f"{sys.argv[0]} COMMAND [test ...]")
    COMMAND = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(module="__main__", verbosity=1)
