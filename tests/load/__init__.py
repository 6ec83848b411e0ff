"""Rooms full of live people on this machine, measured: each file is one command."""
