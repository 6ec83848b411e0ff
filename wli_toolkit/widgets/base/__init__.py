"""What every page shares: building nodes, picking words, the visual design, carrying messages."""
