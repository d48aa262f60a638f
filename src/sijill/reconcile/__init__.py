"""Which claims of many reports are about one thing, and why: by documented features, unless people have decided."""

from sijill.reconcile.clusters import Cluster, clusters, founder
from sijill.reconcile.copies import copies
from sijill.reconcile.judgements import Decided, decided
from sijill.reconcile.score import Link, compare

__all__ = ["Cluster", "Decided", "Link", "clusters", "compare", "copies", "decided", "founder"]
