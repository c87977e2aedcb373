"""What the apps offer, found by the app registry, so that no list has to name them."""

from collections.abc import Callable, Iterator
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule


def offered(module: str, name: str) -> Iterator[Callable]:
    """The functions of a name in each app's module of a name, where there is one; in the order of
    the apps.
    """
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, module):
            found = getattr(import_module(f"{config.name}.{module}"), name, None)
            if found is not None:
                yield found


def gathered(module: str, name: str) -> dict:
    """The dictionaries that they return, as one."""
    return {key: value for offer in offered(module, name) for key, value in offer().items()}
