"""The project's scorer: compares what the reader reports with a hand coding of the same pages."""
