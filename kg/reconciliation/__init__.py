"""Reconciling: asking any service of the W3C Reconciliation API which of its entities a node of the graph may be.

Versions 0.1 and 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/). What comes
back are proposals, each with what speaks for it; a link is made only by a decision on record. ``linking.link`` does it
for the store in a directory, ``run.reconcile`` for an open one.
"""
