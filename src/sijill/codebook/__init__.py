"""What a claim may say: kinds, fields and code lists as data, one reader, and what is made of them.

    codebook.yml  kinds/*.yml  codes/*.csv ──load──▶ Codebook ──▶ check, JSON Schema, the coder's manual

A new code is a line in a CSV; a new field is an entry in a kind's file. Nothing here knows how a claim is found.
"""

from sijill.codebook.check import check_fields, correction_faults, faults
from sijill.codebook.manual import render_manual
from sijill.codebook.model import Code, Codebook, CodeList, Field, Kind, Rule
from sijill.codebook.reader import load
from sijill.codebook.schema import claim_schema

__all__ = [
    "Code",
    "CodeList",
    "Codebook",
    "Field",
    "Kind",
    "Rule",
    "check_fields",
    "claim_schema",
    "correction_faults",
    "faults",
    "load",
    "render_manual",
]
