"""Building, part by part: what is read, by which workers, judged and stored in which order; ``kg.build`` puts them together."""
