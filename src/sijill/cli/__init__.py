"""The command line: one module a family of commands, and the only package that prints."""

from sijill.cli.app import app, main

__all__ = ["app", "main"]
