"""Content on screen: each page's Python, JavaScript and CSS side by side."""
