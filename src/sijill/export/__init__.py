"""What leaves the register: entries and their claims in the formats of those who work with them.

    Known (entry with its claims) ──tables──▶ CSV, XLSX, Parquet, SQLite, data package
                                  └─────────▶ one small file for each other format

A pure stage: each format takes entries and writes bytes. Columns come from the codebook and from `columns.csv`. Every
format keeps the words that claims rest on, and ids that lead back to the register.
"""

from sijill.export.formats import FORMATS, Format, Scope

__all__ = ["FORMATS", "Format", "Scope"]
