"""Tests of ``kg.web.editor``."""
