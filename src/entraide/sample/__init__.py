"""`entraide sample-class`: make up a class's submissions, so that everyone can try the whole way.

Of a hundred students (`KINDS`):

==========  ===  ========================================================================================
strong       20  find nearly every code, and write a memo worth reading
middling     40  find what is plain; each has a habit: careful, by keyword, too much, tiring, mixing up
weak         15  miss much, fall for tempting codes, leave exercises out
blank         5  hand the notebook in as they got it
late          8  are like the middling, after the due date
damaged       6  hand in a file that is cut short, renamed, empty, cleared, no notebook, or badly merged
dishonest     6  claim points, code everything, hand in somebody else's file, add code
==========  ===  ========================================================================================

A student's work depends on the seed, the number of students, the assignment and its due date alone: the same give the
same bytes. Ids begin with ``sample-``, by which the made-up are told from real people.
"""
