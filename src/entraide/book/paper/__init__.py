"""The course as two files that need no browser: an EPUB for a reading device, a PDF to print and to write on."""
