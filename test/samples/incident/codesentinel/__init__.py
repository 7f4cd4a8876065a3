"""Keeps an eye on a maintenance schedule."""

from codesentinel.utils.schedule import Schedule
from codesentinel.cli import main

__all__ = ["Schedule", "main"]
__version__ = "1.1.3b1"
