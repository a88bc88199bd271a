"""Tests of ``kg.web.dumps``."""
