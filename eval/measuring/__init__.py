"""Runs the pipeline over hand-coded corpora, prints what it gets right, and holds the figures to their floors."""
