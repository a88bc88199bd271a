"""Tests of ``kg.web.names``."""
