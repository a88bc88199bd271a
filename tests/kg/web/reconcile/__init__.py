"""Tests of ``kg.web.reconcile``."""
