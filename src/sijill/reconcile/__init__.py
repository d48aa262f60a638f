"""Which claims of many reports are about one thing, and why: by documented features, unless people have decided."""

from sijill.reconcile.blocks import blocks, met
from sijill.reconcile.clusters import Cluster, clusters, founder
from sijill.reconcile.copies import COMMON, alike, copies, sample, shingles
from sijill.reconcile.judgements import Decided, decided, unsure
from sijill.reconcile.persons import PREFIX, Tie, Written, name_id, persons
from sijill.reconcile.score import Link, compare
from sijill.reconcile.scorer import Weight, weigh

__all__ = [
    "COMMON",
    "PREFIX",
    "Cluster",
    "Decided",
    "Link",
    "Tie",
    "Weight",
    "Written",
    "alike",
    "blocks",
    "clusters",
    "compare",
    "copies",
    "decided",
    "founder",
    "met",
    "name_id",
    "persons",
    "sample",
    "shingles",
    "unsure",
    "weigh",
]
