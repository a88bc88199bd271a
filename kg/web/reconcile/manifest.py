"""What the service says of itself: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#service-manifest."""

from __future__ import annotations

from typing import Any, Final

from kg.provenance import extractor
from kg.web.names.entity import KINDS
from kg.web.reconcile.query import BATCH
from kg.web.reconcile.types import types
from mappings.namespaces import DIP

WIDTH: Final = 400  # pixels of a preview
HEIGHT: Final = 200


def manifest(site: str, base: str) -> dict[str, Any]:
    """Return the manifest of the service whose site is at ``site``, without a slash at its end.

    An entity's identifier is what its IRI has behind ``base``, a type's what its class has behind the ontology's
    namespace. Its page is that of the site, which may not be the one that ``base`` leads to.
    """
    service = f"{site}/reconcile"
    suggest = {
        name: {"service_url": service, "service_path": f"/suggest/{name}"}
        for name in ("entity", "type", "property")
    }
    return {
        "versions": ["0.1", "0.2"],
        "name": "Diplomacy: persons, bodies, places",
        "identifierSpace": base,
        "schemaSpace": DIP,
        "defaultTypes": [{"id": name, "name": types()[name]["name"]} for name in KINDS],
        "documentation": "https://w3id.org/diplomacy-kg/",
        "serviceVersion": extractor(),
        "view": {"url": f"{site}/{{{{id}}}}"},
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [
                {
                    "name": "limit",
                    "label": "Values at most",
                    "type": "number",
                    "default": 0,
                    "help_text": "How many values of the property are fetched for one entity; 0 for all.",
                }
            ],
        },
        "batchSize": BATCH,
    }
