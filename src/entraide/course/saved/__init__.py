"""Tables as people save them: what a spreadsheet made of one is read for certain, or refused where it stands."""
