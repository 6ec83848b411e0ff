"""Every page and state of the product, walked through once, for whoever looks: a test that measures, or the gallery."""
