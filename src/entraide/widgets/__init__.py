"""The exercises of the course as Jupyter widgets: coding, choice, numbers and memo."""
