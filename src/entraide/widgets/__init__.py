"""The exercises of the course as Jupyter widgets: coding, choice and memo."""
