"""Benchmarks: what the issue promises, measured against plain alternatives in one run. Never part of the tests."""
