"""Tests of ``kg.remote``."""
