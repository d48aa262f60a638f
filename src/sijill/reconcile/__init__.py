"""Which claims of many reports are about one thing, and why: by documented features, unless people have decided."""

from sijill.reconcile.blocks import blocks, met
from sijill.reconcile.bodies import BODY_PREFIX, WrittenBody, bodies, body_id
from sijill.reconcile.clusters import Cluster, clusters, founder
from sijill.reconcile.copies import COMMON, alike, copies, sample, shingles
from sijill.reconcile.features import NEAR, days_apart
from sijill.reconcile.grouping import Tie
from sijill.reconcile.judgements import Decided, decided, unsure
from sijill.reconcile.persons import PREFIX, Written, name_id, persons
from sijill.reconcile.score import Link, compare
from sijill.reconcile.scorer import Weight, weigh

__all__ = [
    "BODY_PREFIX",
    "COMMON",
    "NEAR",
    "PREFIX",
    "Cluster",
    "Decided",
    "Link",
    "Tie",
    "Weight",
    "Written",
    "WrittenBody",
    "alike",
    "blocks",
    "bodies",
    "body_id",
    "clusters",
    "compare",
    "copies",
    "days_apart",
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
