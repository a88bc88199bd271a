"""Asking, part by part: a query read, bound, run in a process of its own, and its answer; ``kg.query`` puts them together."""
