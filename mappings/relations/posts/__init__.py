"""Posts: which posts the words around a name give it."""
