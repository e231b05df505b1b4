"""The tables that exercises and the codebook are made of, and those beside them."""

from entraide.course.columns import AS_IS, CHOICE, DAY, ID, NUMBER, WHOLE, WORDS, Column, Definition, texts
from entraide.course.definitions.common import (
    ASKED,
    CARES,
    CODE,
    CODED,
    ENTERED,
    FACTS,
    GRADED,
    KEYS,
    KINDS,
    LABEL,
    LARGEST,
    NO,
    ONE,
    ORDERED,
    POOL,
    REQUIRED,
    STATUSES,
    STEP,
    THEME,
    TOPIC,
    UNIT,
    YES_NO,
    id_of,
    number,
    yes_no,
)

MAIN = (
    Definition("themes", "table.themes", ("theme",), (id_of("theme", "column.theme", "mutual-aid"), *LABEL)),
    Definition(
        "codebook",
        "table.codebook",
        ("code",),
        (
            id_of("code", "column.code", "shared-reality"),
            THEME,
            *LABEL,
            *texts("definition", "column.definition", "example.definition"),
            *texts("include", "column.include", "example.include"),
            *texts("exclude", "column.exclude", "example.exclude"),
            FACTS,
        ),
    ),
    Definition(
        "excerpts",
        "table.excerpts",
        ("excerpt",),
        (
            id_of("excerpt", "column.excerpt", "P91"),
            POOL,
            TOPIC,
            id_of("speaker", "column.speaker", "S20"),
            Column("care", CHOICE, "column.care", CARES, wrong="check.not-care"),
            *texts("context", "column.context", "example.context"),
            FACTS,
        ),
        apart=GRADED,
    ),
    Definition(
        "units",
        "table.units",
        ("excerpt", "unit"),
        (
            Column("excerpt", ID, "column.coded", of="excerpts.excerpt", wrong="check.not-excerpt", example="P91"),
            UNIT,
            *texts("text", "column.sentence", "example.sentence"),
        ),
        apart=GRADED,
    ),
    Definition(
        "reference",
        "table.reference",
        ("excerpt", "unit", "code"),
        (
            CODED,
            UNIT,
            CODE,
            Column("status", CHOICE, "column.status", STATUSES, wrong="check.not-status", example=REQUIRED),
            *texts("rationale", "column.rationale", "example.rationale"),
        ),
        apart=KEYS,
    ),
    Definition(
        "questions",
        "table.questions",
        ("question",),
        (
            id_of("question", "column.question", "Q91"),
            POOL,
            TOPIC,
            Column("several", CHOICE, "column.several", (*YES_NO, ""), wrong="check.not-several", example=NO),
            *texts("prompt", "column.prompt", "example.prompt"),
            FACTS,
        ),
        apart=GRADED,
    ),
    Definition(
        "options",
        "table.options",
        ("question", "option"),
        (
            Column("question", ID, "column.asked", of="questions.question", wrong="check.not-question", example="Q91"),
            id_of("option", "column.option", "a"),
            *texts("text", "column.option-text", "example.option"),
        ),
        apart=GRADED,
    ),
    Definition(
        "solutions",
        "table.solutions",
        ("question", "option"),
        (
            ASKED,
            Column("option", ID, "column.option", example="a"),
            yes_no("right", "column.right"),
            *texts("why", "column.why", "example.why"),
        ),
        apart=KEYS,
    ),
    Definition(
        "exercises",
        "table.exercises",
        ("exercise",),
        (
            id_of("exercise", "column.exercise", "winter-coding-1"),
            Column("kind", CHOICE, "column.kind", KINDS, wrong="check.not-kind", example="coding"),
            POOL,
            Column("items", WORDS, "column.items", filled=True, example="P91"),
            Column(
                "codes", WORDS, "column.codes", of="codebook.code", wrong="check.not-code", example="shared-reality"
            ),
            *texts("title", "column.title", "example.title"),
            Column("layout", CHOICE, "column.layout", ("", "words", ONE, ORDERED)),
        ),
        apart=GRADED,
    ),
    Definition(
        "chapters",
        "table.chapters",
        ("page",),
        (
            id_of("page", "column.page", "mutual-aid/what-it-is"),
            *texts("title", "column.title", "example.title"),
            Column("codes", WORDS, "column.taught", of="codebook.code", wrong="check.not-code", example="potential"),
        ),
    ),
)

NUMBERS = (
    Definition(
        "numbers",
        "table.numbers",
        ("question", "step"),
        (
            Column("question", ID, "column.asked", of="questions.question", wrong="check.not-question", example="Q91"),
            STEP,
            *texts("label", "column.entered", "example.entered"),
            Column("unit", CHOICE, "column.entered-unit", ENTERED, wrong="check.not-unit", example="km"),
            *texts("hint", "column.hint", "example.hint", filled=False),
        ),
        apart=GRADED,
    ),
    Definition(
        "values",
        "table.values",
        ("question", "step", "value"),
        (
            ASKED,
            STEP,
            number("value", "column.entered-value", least=-LARGEST, example="184"),
            number("tolerance", "column.tolerance", example="0.5"),
            yes_no("right", "column.right-value"),
            *texts("why", "column.why-value", "example.why-value"),
        ),
        apart=KEYS,
    ),
)

BESIDE = (
    Definition(
        "assignments",
        "table.assignments",
        (),
        (
            Column("assignment", ID, "column.assignment", example="winter"),
            Column("part", ID, "column.assigned-part", example="first"),
            Column("exercise", ID, "column.assigned", of="exercises.exercise", example="winter-coding-1"),
            Column("criterion", ID, "column.criterion"),
            Column("points", NUMBER, "column.points", example="25"),
            *texts("title", "column.heading", "example.title", filled=False),
            *texts("text", "column.said", "example.said", filled=False),
            Column("due", DAY, "column.due", example="2027-02-26"),
        ),
    ),
    Definition(
        "coders",
        "table.coders",
        ("coder", "excerpt", "unit", "code"),
        (id_of("coder", "column.coder", "Ana"), CODED, UNIT, CODE),
    ),
    *(
        Definition(
            f"{folder}second_coding",
            "table.second-coding",
            ("lang", "excerpt", "unit"),
            (
                id_of("lang", "column.read-in"),
                CODED,
                UNIT,
                Column("codes", WORDS, "column.second-codes", of="codebook.code", wrong="check.not-code"),
            ),
        )
        for folder in ("", f"{KEYS}/")
    ),
    Definition(
        "second_by_assignment",
        "table.second-by-assignment",
        ("assignment", "lang"),
        (
            id_of("assignment", "column.assignment"),
            *texts("label", "column.label"),
            id_of("lang", "column.read-in"),
            Column("decisions", WHOLE, "column.second-decisions", least=0),
            Column("same", WHOLE, "column.second-same", least=0),
            # These are empty where none can be given, as a number never is.
            Column("kappa", AS_IS, "column.second-kappa"),
            Column("least", AS_IS, "column.second-least"),
            Column("most", AS_IS, "column.second-most"),
        ),
    ),
    Definition(
        "help",
        "table.help",
        ("line",),
        (
            id_of("line", "column.line", "info-social"),
            *texts("name", "column.label", "example.line"),
            id_of("phone", "column.phone", "811"),
            *texts("hours", "column.hours", "example.hours", filled=False),
            *texts("for", "column.for", "example.for", filled=False),
            yes_no("emergency", "column.emergency"),
        ),
    ),
    Definition(
        "drawings",
        "table.drawings",
        ("drawing",),
        (id_of("drawing", "column.drawing", "two-circles"), *texts("text", "column.seen", "example.seen")),
    ),
    Definition(
        f"{GRADED}/memos",
        "table.memos",
        ("part", "text_en"),
        (id_of("part", "column.part", "opening"), *texts("text", "column.memo", "example.memo", filled=False)),
    ),
)
