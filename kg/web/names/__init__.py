"""The names of everything on the site that has one, in memory: by folded name, by beginning, and by likeness.

``loading.load`` reads them from the endpoint, ``index.NameIndex`` finds among them, ``held.Names`` keeps them for a
site and reads them again when the graph has changed.
"""
