"""Found by being here: import every module of a package, so that each can register itself."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def import_all(package: ModuleType) -> dict[str, ModuleType]:
    """The modules of a package by their file's name, in alphabetical order."""
    names = sorted(module.name for module in iter_modules(package.__path__))
    return {name: import_module(f"{package.__name__}.{name}") for name in names}
