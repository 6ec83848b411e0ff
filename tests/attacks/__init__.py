"""Attacks: who may do what, hostile texts, floods, wrong messages; nothing leaks and nothing breaks."""
