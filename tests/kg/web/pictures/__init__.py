"""Tests of ``kg.web.pictures``."""
