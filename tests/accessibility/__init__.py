"""What WCAG 2.2 AA and JIS X 8341-3 ask, measured in a real browser on every page and state."""
