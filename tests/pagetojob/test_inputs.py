"""What a release and a PDF are made from, and what is none of it."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from pagetojob import building, inputs, storage
from pagetojob.building import RevisionRefused
from pagetojob.pdf import digests
from tests.support.environment import ROOT

STRAYS = (".DS_Store", "flow.html~", ".flow.html.swp", "flow.html.orig", "Thumbs.db", "._flow.html")


def test_only_files_of_our_kinds_are_inputs(tmp_path, monkeypatch):
    """Whatever an editor, a copy or a system leaves beside them."""
    for name in ("templates", "static", "fixtures"):
        (tmp_path / name).mkdir()
    (tmp_path / "templates" / "flow.html").write_text("a page")
    (tmp_path / "fixtures" / "flow.yaml").write_text("a row")
    monkeypatch.setattr("django.conf.settings.BASE_DIR", tmp_path)
    monkeypatch.setattr("django.conf.settings.FIXTURES", tmp_path / "fixtures")
    before = inputs.read()
    for folder in (tmp_path / "templates", tmp_path / "static", tmp_path / "fixtures"):
        for stray in STRAYS:
            (folder / stray).write_text("left")
        (folder / "__pycache__").mkdir()
    assert inputs.read() == before
    assert [*before.code, *before.content] == ["templates/flow.html", "fixtures/flow.yaml"]


def test_every_file_of_the_code_is_of_a_kind_that_counts():
    """A picture of a new kind would be left out of the release, in silence."""
    known = {str(ROOT / name) for name in inputs.read().code}
    folders = [path for path in inputs.code() if path.is_dir()]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    ours = {str(file) for file in files if "__pycache__" not in file.parts}
    assert {file for file in ours - known if not Path(file).name.startswith(".")} == set()


def test_only_what_pages_load_is_published(publication):
    names = {file.name.partition(".")[0] for file in (publication / "static").rglob("*.js")}
    assert names == {"htmx-2", "place", "walk"}


@pytest.mark.parametrize("name", ["templates/flow.html", "static/css/base.css", "flow/views.py"])
def test_a_release_is_named_by_code_templates_and_static_files(tmp_path, monkeypatch, name):
    for path in filter(Path.is_dir, inputs.code()):
        shutil.copytree(path, tmp_path / path.name)
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    before = inputs.release()
    (tmp_path / name).write_text("another")
    assert inputs.release() != before


@pytest.mark.parametrize("name", ["css/print.css", "fonts/archivo-700.woff2"])
def test_a_pdf_is_made_anew_when_its_sheets_or_fonts_change(tmp_path, monkeypatch, name):
    shutil.copytree(settings.BASE_DIR / "static", tmp_path / "static")
    monkeypatch.setattr(settings, "STATICFILES_DIRS", [tmp_path / "static"])
    digests._constant_inputs.cache_clear()
    before = digests.digest(b"<html>")
    (tmp_path / "static" / name).write_bytes(b"another")
    digests._constant_inputs.cache_clear()
    assert digests.digest(b"<html>") != before
    digests._constant_inputs.cache_clear()


def test_a_sheet_that_names_what_is_not_there_is_named(tmp_path):
    (tmp_path / "sheet.css").write_text('body { background: url("missing.png") }')
    with (
        override_settings(STATICFILES_DIRS=[tmp_path]),
        pytest.raises(ValueError, match=r"^static/sheet\.css: .*'missing\.png'.* not be found\.$"),
    ):
        storage.collect(tmp_path / "collected")


def test_a_pdf_that_cannot_be_made_is_refused_by_its_name(tmp_path):
    page = '<html lang="en"><title>T</title><h1>\u4f60</h1>'
    with pytest.raises(RevisionRefused) as refusal:
        building._make_pdfs(tmp_path, {"steps/one.pdf": page.encode()}, tmp_path)
    [said] = refusal.value.problems
    assert said.startswith("/steps/one.pdf cannot be made: ")
