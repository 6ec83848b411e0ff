"""The web server: a subclass of Voila with a join page, cookie identity, seats, kernels and live state."""
