"""The way from Moodle to the gradebook and back: submissions in, grades and feedback out.

``entraide moodle collect`` (`collect`) takes everybody's submission from the archive that Moodle makes:

- `archive` opens the zip with suspicion, and `file_names` tells whose an entry is, by what Moodle calls it;
- `handed_in` sorts the entries by participant and looks into each, once;
- `which_assignment` says what the archive is for, `which_student` who each participant is, `which_file` which of her
  files is taken;
- `submitted` puts it where nbgrader expects a submission, and `register` keeps who handed in what, under which id.

``entraide moodle grades`` (`grades`) fills Moodle's `worksheet` with the scores of the `gradebook`, and ``entraide
moodle feedback`` (`feedback`) packs the pages under names by which Moodle hands them out; both find in the register
whom they are for. `words` holds Moodle's own words in its languages. Each command says what it did in a few lines and
lists whoever needs a person's eye on standard error (`telling`); its exit status is 0 when everybody who handed in was
served, and 1 when somebody was not.
"""
