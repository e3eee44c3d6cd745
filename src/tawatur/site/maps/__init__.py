"""Maps: the boundaries that ship with the package, and overview maps drawn on the server."""
