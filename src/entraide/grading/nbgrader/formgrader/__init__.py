"""Formgrader's pages, as the instructor of an Entraide course gets them: safe, and made for reading memos.

nbgrader's own page puts ids, names and students' Markdown into its HTML as they are. These handlers stand before its
own, under the same addresses: they escape all that is put in, and a Content-Security-Policy lets no other script run.
"""
