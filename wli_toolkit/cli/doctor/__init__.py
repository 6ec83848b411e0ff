"""`wli doctor`: can this machine hold a seminar, told from a small room that really meets on it."""
