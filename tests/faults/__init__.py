"""Faults, each one repeatable: what was acknowledged is compared with what the store holds afterwards."""
