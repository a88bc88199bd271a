"""The graph: what the articles say, validated, stored, queried and exported."""
