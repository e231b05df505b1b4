"""The exercises of the course as Jupyter widgets: coding, choice, numbers, memo, open coding and the theme board."""
