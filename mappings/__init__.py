"""From an article to facts to triples: pure functions that know no store, no network and no clock."""
