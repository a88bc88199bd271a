"""The graph on the web: a SPARQL endpoint, linked data, and pages for people, in front of any SPARQL 1.1 endpoint.

``engine`` runs the Oxigraph server as a child process on 127.0.0.1; ``endpoint`` asks it, or any other, over HTTP;
``app`` joins the routes of the other modules into one ASGI application; ``server`` runs it.
"""
