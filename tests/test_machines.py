"""Setting up works on every machine, or says in one sentence what is missing and how to go on.

Make and the shell are real, in a copy of what sets up; Python is a script that answers as another.
"""

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pagetojob import settings
from tests.support.environment import ROOT

TOOLS = ["awk", "cat", "chmod", "cmp", "cp", "env", "grep", "head", "id", "ls", "make", "mkdir"]
TOOLS += ["mv", "rm", "sh", "tail", "touch", "tr", "true"]
CAME = ["Makefile", "package-lock.json", "requirements.txt", "requirements-test.txt"]
PYTHON = """case "$*" in
  --version) echo "Python 3.{minor}.2" ;;
  *version_info*) least=${{4#*(3, }}; [ {minor} -ge "${{least%%)*}}" ] && echo "3.{minor}" ;;
  *ensurepip*) {venv} ;;
  "-m venv "*)
    mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
    echo "version = 3.{minor}.2" >"$3/pyvenv.cfg"
    echo >"$3/bin/pip" && chmod +x "$3/bin/pip" ;;
  "-m pip install "*) echo "3.{minor} $*" >>pip.log; {pip} ;;
  *token_urlsafe*) echo "a key" ;;
esac"""
NO_NETWORK = "echo \"after connection broken by 'NewConnectionError'\" >&2; exit 1"
TOO_OLD = "Python 3.11 or newer is needed, and python3 is Python 3.9.2: "
NOBODY = 65534
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")


class House:
    """A checkout in a folder with blanks, and a machine with few tools."""

    def __init__(self, folder: Path) -> None:
        self.root, self.tools = folder / "my own checkout", folder / "tools"
        self.tools.mkdir()
        for tool in TOOLS:
            (self.tools / tool).symlink_to(shutil.which(tool))
        shutil.copytree(ROOT / "bin", self.root / "bin")
        for name in CAME:
            shutil.copy(ROOT / name, self.root)
        self.tool("dpkg-query", "echo install ok installed")

    def tool(self, name: str, does: str) -> None:
        """There is a command of this name, which does this."""
        file = self.tools / name
        file.write_text(f"#!/bin/sh\n{does}\n")
        file.chmod(0o755)

    def python(self, minor: int, name: str = "python3", venv: str = "", pip: str = "") -> None:
        """There is one of this name, whose parts do this."""
        self.tool(name, PYTHON.format(minor=minor, venv=venv or ":", pip=pip or ":"))

    def make(self, *words: str, user: int | None = None, **variables: str) -> tuple[int, str]:
        """How ``make`` ends, and all that it says."""
        done = subprocess.run(
            ["make", *words],
            cwd=self.root,
            env={"PATH": str(self.tools), **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            user=user,
        )
        return done.returncode, done.stdout

    @property
    def environment(self) -> Path:
        return self.root / ".venv"

    @property
    def installed(self) -> list[str]:
        """By which Python, each time."""
        log = self.root / "pip.log"
        return [line.split()[0] for line in log.read_text().splitlines()] if log.exists() else []

    def left(self) -> set[str]:
        """What stands in the checkout beside what it came with."""
        return {file.name for file in self.root.iterdir()} - {"bin", "pip.log", *CAME}


@pytest.fixture
def house() -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # others may look
        yield House(Path(folder))


def test_a_python_that_is_too_old_is_named_and_nothing_is_left(house):
    code, said = house.make("setup")
    assert (code, "there is no python3 that runs: " in said) == (2, True)
    house.python(9)
    code, said = house.make("setup")
    assert (code, TOO_OLD in said) == (2, True)
    assert said.count("\n") == 2  # and make's own
    assert house.left() == set()


def test_a_newer_one_beside_it_is_taken(house):
    house.python(9)
    house.python(12, name="python3.12")
    assert house.make("setup") == (0, "Installing Python packages\n")
    assert house.installed == ["3.12"]
    (house.tools / "python3.12").unlink()
    assert house.make("setup") == (0, "")  # what has been made goes on


def test_an_environment_is_made_once_and_anew_by_another_python(house):
    house.python(11)
    assert house.make("setup")[0] == 0
    assert house.make("setup") == (0, "")
    house.python(13)
    said = "Making .venv anew for Python 3.13\nInstalling Python packages\n"
    assert house.make("setup") == (0, said)
    assert house.make("setup") == (0, "")
    assert house.installed == ["3.11", "3.13"]
    assert house.left() == {".venv", "var"}


@pytest.mark.parametrize("gone", ["bin/python", "bin/pip", "pyvenv.cfg"])
def test_one_that_is_half_made_or_whose_python_is_gone_is_made_anew(house, gone):
    house.python(11)
    house.make("setup")
    (house.environment / gone).unlink()
    if gone == "bin/python":
        (house.environment / gone).symlink_to("/no/such/python")
    code, said = house.make("setup")
    assert (code, "Making .venv anew for Python 3.11" in said) == (0, True)
    assert house.left() == {".venv", "var"}


def test_packages_are_installed_again_where_that_was_cut_off_or_the_lock_is_another(house):
    house.python(11)
    house.make("setup")
    (house.environment / "requirements.txt").unlink()
    assert house.make("setup") == (0, "Installing Python packages\n")
    (house.root / "requirements.txt").write_text("another==1.0\n")
    assert house.make("setup") == (0, "Installing Python packages\n")
    assert house.make("setup") == (0, "")


def test_without_a_network_one_sentence_says_so_and_what_was_there_is_there_again(house):
    house.python(11, pip=NO_NETWORK)
    code, said = house.make("setup")
    assert (code, "there is no network to fetch them: " in said) == (2, True)
    assert "NewConnectionError" not in said
    assert house.left() == set()
    house.python(11)
    house.make("setup")
    house.python(12, pip=NO_NETWORK)
    assert house.make("setup")[0] == 2
    assert (house.environment / "pyvenv.cfg").read_text() == "version = 3.11.2\n"
    assert house.left() == {".venv", "var"}
    house.python(11, pip=NO_NETWORK)
    assert house.make("setup") == (0, "")  # nothing is missing


def test_what_else_pip_has_to_say_it_says_itself(house):
    house.python(11, pip='echo "ERROR: no space left" >&2; exit 1')
    code, said = house.make("setup")
    assert (code, "ERROR: no space left\n" in said) == (2, True)


def test_the_package_that_debian_keeps_venv_in_is_named(house):
    house.python(12, venv="exit 1")
    house.tool("dpkg-query", "exit 1")
    code, said = house.make("setup")
    assert code == 2
    assert said.startswith(
        "Please install these system packages (Debian's names): python3.12-venv\n"
    )
    assert house.left() == set()


def test_a_package_of_the_system_that_cannot_be_had_is_named_with_the_reason(house):
    house.python(12)
    house.tool("dpkg-query", "exit 1")
    house.tool("sudo", 'shift; exec "$@"')
    house.tool("apt-get", "echo W: a list; echo E: no network >&2; echo E: more >&2; exit 100")
    named = "Please install these system packages (Debian's names):"
    for goal, name, ends in (("setup", "libpango-1.0-0", 0), ("node_modules/ready", "npm", 2)):
        code, said = house.make(goal)
        [line] = [line for line in said.splitlines() if line.startswith(named)]
        assert (code, name in line) == (ends, True)
        assert line.endswith("; apt-get could not: E: no network")
        assert "W: a list" not in said
    house.tool("npm", "exit 1")
    code, said = house.make("node_modules/ready")
    assert (code, said.startswith("npm cannot install what package-lock.json names; ")) == (2, True)


def test_a_folder_for_what_is_published_may_have_blanks_in_its_name(house):
    house.python(11)
    assert house.make("setup", PAGETOJOB_VAR="a var/of mine")[0] == 0
    key = house.root / "a var" / "of mine" / "secret-key"
    assert key.read_text() == "a key\n"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert house.left() == {".venv", "a var"}
    key.write_text("another key\n")
    house.make("setup", "PAGETOJOB_VAR=a var/of mine")
    assert key.read_text() == "another key\n"
    key.write_text("")  # a disk was full
    house.make("setup", PAGETOJOB_VAR="a var/of mine")
    assert key.read_text() == "a key\n"


def test_whoever_has_the_key_in_the_environment_needs_no_folder(house):
    house.python(11)
    assert house.make("setup", PAGETOJOB_SECRET_KEY="mine")[0] == 0
    assert house.left() == {".venv"}


def test_the_commands_are_listed_with_what_every_system_has(house):
    code, said = house.make()
    rules = [line.partition(" ## ") for line in (ROOT / "Makefile").read_text().splitlines()]
    described = {rule.partition(":")[0]: words for rule, _, words in rules if words}
    assert code == 0
    assert dict(line.split(maxsplit=1) for line in said.splitlines()) == described
    assert {"serve", "publish", "test"} < {*described}


@only_root
def test_what_belongs_to_somebody_else_is_named_with_its_owner_and_the_way_on(house):
    house.python(11)
    house.make("setup")
    # As it was made; where others may put files; as under a narrower umask.
    for mode, cause in ((0o755, "var/secret-key"), (0o777, "var/secret-key"), (0o700, "var")):
        (house.root / "var").chmod(mode)
        code, said = house.make("setup", user=NOBODY)
        assert code == 2
        assert said.startswith(f"{cause} belongs to root, and this is nobody: run this as root, ")
        assert "sudo chown -R nobody 'var'\n" in said
    (house.environment / "requirements.txt").write_text("an older lock\n")
    code, said = house.make("setup", user=NOBODY)
    assert (code, said.startswith(".venv belongs to root, ")) == (2, True)


@only_root
def test_so_is_the_key_by_whatever_needs_it(house, monkeypatch):
    key = house.root / "secret-key"
    key.touch(mode=0o600)
    monkeypatch.setattr(settings, "VAR", house.root)
    monkeypatch.delenv("PAGETOJOB_SECRET_KEY")
    try:
        os.seteuid(NOBODY)
        with pytest.raises(SystemExit) as refused:
            settings.secret_key()
    finally:
        os.seteuid(0)
    assert str(refused.value) == (
        f"{key} belongs to root, and this is nobody: run this as root, "
        f"or take the folder over with: sudo chown -R nobody '{house.root}'"
    )


def test_a_checkout_of_windows_has_the_line_ends_of_the_repository(tmp_path):
    subprocess.run(
        ["git", "-c", "core.autocrlf=true", "checkout-index", "-a", f"--prefix={tmp_path}/"],
        cwd=ROOT,
        check=True,
    )
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) > 500
    for file in files:
        beside = ROOT / file.relative_to(tmp_path)
        if file.suffix in (".woff2", ".ico", ".png"):
            assert file.read_bytes() == beside.read_bytes()
        else:
            assert b"\r\n" not in file.read_bytes(), beside
