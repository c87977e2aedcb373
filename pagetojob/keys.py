"""Which keys of a query each page knows: its own, and those of the conversation."""

from dataclasses import dataclass

from artifacts.offered import gathered
from artifacts.once import once_for_each_database
from flow.addresses import ANSWERING
from flow.conversation import KEYS


@dataclass(frozen=True)
class Keys:
    """``own`` are those that a page reads for itself, ``known`` all that change what stands there;
    by address, a file's too. A key that ends in ``-`` stands for each that begins so.
    """

    own: dict[str, list[str]]
    known: dict[str, list[str]]


@once_for_each_database
def keys() -> Keys:
    own = gathered("addresses", "keys")
    addresses = (*gathered("addresses", "pages"), *ANSWERING)
    known = {address: [*own.get(address, []), *KEYS] for address in addresses}
    return Keys(own, known)
