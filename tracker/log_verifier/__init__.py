"""The verifier that readers download from the log page: one file that needs Python alone."""
