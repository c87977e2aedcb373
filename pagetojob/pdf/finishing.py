"""What the engine leaves undone for a reader who listens, done before its objects are written.

Works on WeasyPrint's and pydyf's internals, so the version is pinned and veraPDF tests the result.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

from pagetojob.pdf.typesetter import Document

# PDF/A allows no property it does not know, so the PDF/UA mark comes with a schema of itself. Both
# must stand inside the one rdf:RDF that is there; a second is not read.
UNIVERSAL_ACCESS = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
PRINTABLE = 4


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """WeasyPrint's ``finisher``: called with its ``Document`` and the PDF about to be written."""
    tree = _Tree(pdf)
    _describe_links(document)
    for element in tree.elements:
        if element["S"] == "/TH":
            _scope_header(tree, element)
        elif element["S"] == "/L":
            _number_list(tree, element)
        elif element["S"] == "/LI":
            _gather_list_item(tree, element)
    _set_aside_furniture(tree)
    metadata = tree.stream(pdf.catalog["Metadata"])
    metadata[0] = metadata[0].replace(b"</rdf:RDF>", UNIVERSAL_ACCESS + b"</rdf:RDF>", 1)
    pdf.catalog["PageMode"] = "/UseOutlines"


class _Tree:
    """The structure tree: its elements, and the objects that references point at."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.elements = [
            item
            for item in pdf.objects
            if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
        ]
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.document = self.at(self.root["K"][0])

    def at(self, reference: bytes) -> pydyf.Dictionary:
        found: pydyf.Dictionary = self.pdf.objects[_number(reference)]
        return found

    def stream(self, reference: bytes) -> list[Any]:
        """What the stream there is written from, to be changed in place."""
        found: pydyf.Stream = self.pdf.objects[_number(reference)]
        return found.stream

    def kind(self, kid: int | bytes) -> str | None:
        """The kind of an element's kid; a number is content, which has none."""
        return None if isinstance(kid, int) else self.at(kid).get("S")


def _number(reference: bytes) -> int:
    return int(bytes(reference).split()[0])


def _describe_links(document: Document) -> None:
    """A link is described by its words; the engine gives the name of its anchor."""
    for page in document.pages:
        for kind, target, _, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is None:
                continue
            annotation["F"] = PRINTABLE
            words = " ".join("".join(box.element.itertext()).split())
            if words:
                description = words if kind == "internal" else f"{words} ({target})"
                annotation["Contents"] = pydyf.String(description)


def _scope_header(tree: _Tree, header: pydyf.Dictionary) -> None:
    group = tree.at(tree.at(header["P"])["P"])
    attributes = header.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
    attributes["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _number_list(tree: _Tree, element: pydyf.Dictionary) -> None:
    labelled = any(
        tree.kind(part) == "/Lbl" for item in element["K"] for part in tree.at(item)["K"]
    )
    numbering = "/Decimal" if labelled else "/None"
    element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})


def _gather_list_item(tree: _Tree, item: pydyf.Dictionary) -> None:
    """What is neither label nor body goes into one body."""
    loose = [part for part in item["K"] if tree.kind(part) not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": pydyf.Array(loose),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    tree.pdf.add_object(body)
    for part in loose:
        if not isinstance(part, int):
            tree.at(part)["P"] = body.reference
    kept = [part for part in item["K"] if part not in loose]
    item["K"] = pydyf.Array([*kept, body.reference])


def _set_aside_furniture(tree: _Tree) -> None:
    """Running heads and feet are not read out on every page.

    The engine tags them as elements whose parent, the document, does not know them.
    """
    known = {_number(kid) for kid in tree.document["K"]}
    slots = tree.at(tree.root["ParentTree"])["Nums"]
    for element in tree.elements:
        orphan = (
            element is not tree.document
            and "P" in element
            and _number(element["P"]) == tree.document.number
            and element.number not in known
        )
        if not orphan:
            continue
        family = list(_family(tree, element))
        marks = {kid for member in family for kid in member.get("K", ()) if isinstance(kid, int)}
        page = tree.pdf.page_references.index(element["Pg"])
        _mark_as_pagination(tree.stream(tree.at(element["Pg"])["Contents"]), marks)
        for mark in marks:
            slots[2 * page + 1][mark] = "null"
        for member in family:
            member.clear()


def _family(tree: _Tree, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    yield element
    for kid in element.get("K", ()):
        if not isinstance(kid, int):
            yield from _family(tree, tree.at(kid))


def _mark_as_pagination(contents: list[Any], marks: set[int]) -> None:
    """A marked run reads ``/Span <</MCID 3>> BDC``; an artifact has no number."""
    for index, item in enumerate(contents):
        marked = isinstance(item, dict) and item.get("MCID") in marks
        if marked and contents[index + 1] == b"BDC":
            contents[index - 1] = "/Artifact"
            contents[index] = pydyf.Dictionary({"Type": "/Pagination"})
