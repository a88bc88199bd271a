"""Tests of ``kg.web.pages``."""
