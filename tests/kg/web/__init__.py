"""Tests of ``kg.web``."""
