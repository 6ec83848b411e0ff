"""The migrations, in the order their `down_revision` gives."""
