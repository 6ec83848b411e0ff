"""Figures that tests do not hold anybody to: each file is one command and prints a table."""
