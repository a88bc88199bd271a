"""The graph as a reconciliation service: which of our persons, bodies, places and series a name in a table may mean.

Versions 0.1 and 0.2 of the W3C's Reconciliation API
(https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/), with suggestions, previews and data
extension. ``routes`` are its addresses. Left out: JSONP, since every answer allows all origins (CORS), and flyouts, whose
place descriptions take in both versions.
"""
