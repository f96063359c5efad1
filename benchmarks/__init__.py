"""Measurements that are run by hand; the tests use their data and their counting."""
