"""What the report says, in both languages."""
# ruff: noqa: E501  (a sentence stays on its line)

from entraide.lang import typeset

WORDS = {
    "title": {"en": "How the class did: {assignment}", "fr": "Le rapport sur la classe : {assignment}"},
    "made": {"en": "Made on {date}.", "fr": "Produit le {date}."},
    "made-anonymous": {
        "en": "Made on {date}. Names are left out; each student keeps her number from one report to the next, as long as no submission is added.",
        "fr": "Produit le {date}. Les noms sont retirés ; chaque étudiante garde son numéro d'un rapport à l'autre, tant qu'aucune remise ne s'ajoute.",
    },
    "keys": {
        "en": "This page shows the keys of graded exercises. It is for those who teach; wait until everyone has handed in before you discuss it in class.",
        "fr": "Cette page montre le corrigé d'exercices notés. Elle s'adresse à celles qui enseignent ; attendez que toutes aient remis leur travail pour en discuter en classe.",
    },
    "contents": {"en": "On this page", "fr": "Sur cette page"},
    "student": {"en": "Student", "fr": "Étudiante"},
    "pseudonym": {"en": "Student {number}", "fr": "Étudiante {number}"},
    "undefined": {"en": "undefined", "fr": "indéfini"},
    "and": {"en": " and ", "fr": " et "},
    # The class at a glance
    "glance": {"en": "The class at a glance", "fr": "La classe en un coup d'œil"},
    "handed-in": {"en": "Handed in", "fr": "Remises"},
    "graded": {"en": "Graded", "fr": "Notées"},
    "not-graded": {"en": "Not graded yet", "fr": "Pas encore notées"},
    "absent": {"en": "Students of the gradebook who handed nothing in", "fr": "Étudiantes du carnet de notes qui n'ont rien remis"},
    "late": {"en": "Late", "fr": "En retard"},
    "no-due": {"en": "no due date is set", "fr": "aucune date de remise n'est fixée"},
    "blank": {"en": "Blank: nothing was answered", "fr": "Vides : rien n'y est répondu"},
    "waiting": {
        "en": "With an answer for you to read",
        "fr": "Avec une réponse à lire par vous",
    },
    "problems": {"en": "With problems", "fr": "Avec des problèmes"},
    "grade-again": {
        "en": "Some submissions are not in this report: grade them with “entraide grade {assignment}”, then run the report again.",
        "fr": "Certaines remises ne sont pas dans ce rapport : notez-les avec « entraide grade {assignment} », puis refaites le rapport.",
    },
    "left-out": {
        "en": "Blank submissions are counted here and left out of everything below.",
        "fr": "Les remises vides sont comptées ici et laissées de côté dans tout ce qui suit.",
    },
    "all-blank": {
        "en": "Every graded submission is blank: there is nothing more to say.",
        "fr": "Toutes les remises notées sont vides : il n'y a rien de plus à dire.",
    },
    # Scores
    "scores": {"en": "Scores", "fr": "Notes"},
    "scores-all": {
        "en": "Scores out of {points}, of the {count} submissions that hold an answer, before any penalty for being late.",
        "fr": "Notes sur {points} des {count} remises qui contiennent une réponse, avant toute pénalité de retard.",
    },
    "scores-waiting": {
        "en": "Some answers still wait to be read. So that scores can be compared, these are out of {points}, without {cells}, for the {count} submissions that hold an answer, and before any penalty for being late.",
        "fr": "Des réponses attendent encore d'être lues. Pour que les notes se comparent, celles-ci sont sur {points}, sans {cells}, pour les {count} remises qui contiennent une réponse, et avant toute pénalité de retard.",
    },
    "scores-none": {
        "en": "No part of the assignment is graded for everyone yet: scores cannot be compared.",
        "fr": "Aucune partie du travail n'est encore notée pour toutes : les notes ne se comparent pas.",
    },
    "scores-caption": {"en": "How many submissions have each score", "fr": "Nombre de remises par tranche de notes"},
    "band": {"en": "Score", "fr": "Note"},
    "to": {"en": "{low} to under {high}", "fr": "{low} à moins de {high}"},
    "to-end": {"en": "{low} to {high}", "fr": "{low} à {high}"},
    "submissions": {"en": "Submissions", "fr": "Remises"},
    "middle-caption": {"en": "The middle of the class and its ends", "fr": "Le milieu de la classe et ses extrêmes"},
    "lowest": {"en": "Lowest", "fr": "La plus basse"},
    "first-quartile": {"en": "First quartile", "fr": "Premier quartile"},
    "median": {"en": "Median", "fr": "Médiane"},
    "third-quartile": {"en": "Third quartile", "fr": "Troisième quartile"},
    "highest": {"en": "Highest", "fr": "La plus haute"},
    "mean": {"en": "Mean", "fr": "Moyenne"},
    # Items
    "items": {"en": "How hard each exercise was", "fr": "La difficulté des exercices"},
    "items-intro": {
        "en": "The share of the points that the class won says how hard an exercise was. Its correlation with the rest of the assignment says whether those who do well elsewhere do well here; near 0 it says little, and below 0 it goes the other way. The last figure compares the best 27% elsewhere with the last 27%.",
        "fr": "La part des points que la classe a gagnée dit à quel point un exercice était difficile. Sa corrélation avec le reste du travail dit si celles qui réussissent ailleurs réussissent ici ; près de 0, elle dit peu, et sous 0, elle va à contresens. Le dernier chiffre compare les 27 % qui réussissent le mieux ailleurs aux 27 % qui y réussissent le moins.",
    },
    "items-few": {
        "en": "With {count} submissions, one or two students can turn these figures around: take them as questions.",
        "fr": "Avec {count} remises, une ou deux étudiantes peuvent retourner ces chiffres : prenez-les comme des questions.",
    },
    "items-caption": {
        "en": "Every exercise, and every excerpt of a coding exercise as if it were scored alone",
        "fr": "Chaque exercice, et chaque extrait d'un exercice de codage comme s'il était noté seul",
    },
    "item": {"en": "Exercise", "fr": "Exercice"},
    "points": {"en": "Points", "fr": "Points"},
    "share": {"en": "Share of the points won", "fr": "Part des points gagnée"},
    "correlation": {"en": "Correlation with the rest", "fr": "Corrélation avec le reste"},
    "upper-lower": {"en": "Best 27% less last 27%", "fr": "27 % les plus fortes moins 27 % les plus faibles"},
    "remark": {"en": "Worth a look", "fr": "À regarder"},
    "easy": {
        "en": "Nearly everyone gets it: fine as a warm-up, it tells students apart very little.",
        "fr": "Presque toutes y arrivent : bon pour se mettre en train, il distingue très peu.",
    },
    "hard": {
        "en": "Hard for most: take it up in class, and reread its key.",
        "fr": "Difficile pour la plupart : reprenez-le en classe, et relisez son corrigé.",
    },
    "against": {
        "en": "Those who do well elsewhere do less well here: reread its key before anything else.",
        "fr": "Celles qui réussissent ailleurs réussissent moins ici : relisez d'abord son corrigé.",
    },
    "weak": {
        "en": "Has little to do with the rest of the assignment.",
        "fr": "A peu à voir avec le reste du travail.",
    },
    "to-read": {"en": "{count} still to be read.", "fr": "Encore à lire : {count}."},
    "options-caption": {"en": "What was chosen: {title}", "fr": "Ce qui a été choisi : {title}"},
    "option": {"en": "Option", "fr": "Choix"},
    "chosen": {"en": "Chosen by", "fr": "Retenu par"},
    "right": {"en": "right answer", "fr": "bonne réponse"},
    "of": {"en": "{count} of {of}", "fr": "{count} sur {of}"},
    # Codes
    "codes": {"en": "Codes missed, and codes taken for others", "fr": "Les codes manqués, et ceux qu'on prend pour d'autres"},
    "codes-intro": {
        "en": "Each row is a code that the reference requires. It was found, or missed; the columns after that say which other codes were put there where it was missed, as a share of all decisions in the row. A student may add several, or none. The last row is about the units where the reference requires nothing. Darker is more; the columns on the right have a scale of their own.",
        "fr": "Chaque ligne est un code que la référence demande. On l'a trouvé ou manqué ; les colonnes suivantes disent quels autres codes ont été posés là où on l'a manqué, en part de toutes les décisions de la ligne. Une étudiante peut en ajouter plusieurs, ou aucun. La dernière ligne porte sur les unités où la référence ne demande rien. Plus c'est soutenu, plus il y en a ; les colonnes de droite ont leur propre échelle.",
    },
    "codes-themes": {
        "en": "The exercises offer many codes; they are grouped here by theme. In a theme's own column are its other codes.",
        "fr": "Les exercices offrent beaucoup de codes ; ils sont réunis ici par thème. Dans la colonne d'un thème se trouvent ses autres codes.",
    },
    "matrix-caption": {"en": "What became of each required code", "fr": "Ce qu'est devenu chaque code demandé"},
    "required": {"en": "Required", "fr": "Demandé"},
    "units": {"en": "Units", "fr": "Unités"},
    "found": {"en": "Found", "fr": "Trouvé"},
    "missed": {"en": "Missed", "fr": "Manqué"},
    "instead": {"en": "Put there where it was missed", "fr": "Posés là où on l'a manqué"},
    "nothing": {"en": "Nothing required", "fr": "Rien n'est demandé"},
    "nothing-note": {
        "en": "In the last row, “found” is a unit that rightly got no extra code.",
        "fr": "Dans la dernière ligne, « trouvé » veut dire qu'aucun code en trop n'a été posé.",
    },
    "missed-caption": {"en": "Required codes most missed", "fr": "Les codes demandés les plus manqués"},
    "added-caption": {"en": "Extra codes most often added", "fr": "Les codes en trop les plus souvent ajoutés"},
    "where": {"en": "Where", "fr": "Où"},
    "sentence": {"en": "Sentence", "fr": "Phrase"},
    "code": {"en": "Code", "fr": "Code"},
    "missed-by": {"en": "Missed by", "fr": "Manqué par"},
    "added-by": {"en": "Added by", "fr": "Ajouté par"},
    "why": {"en": "What the reference says", "fr": "Ce qu'en dit la référence"},
    "why-not": {"en": "Why not", "fr": "Pourquoi pas"},
    "none-missed": {"en": "No required code was missed by one student in ten.", "fr": "Aucun code demandé n'a été manqué par une étudiante sur dix."},
    "none-added": {"en": "No extra code was added by one student in ten.", "fr": "Aucun code en trop n'a été ajouté par une étudiante sur dix."},
    "place": {"en": "{title}, excerpt {excerpt}, unit {unit} ({id})", "fr": "{title}, extrait {excerpt}, unité {unit} ({id})"},
    "excerpt": {"en": "Excerpt {excerpt} ({id})", "fr": "Extrait {excerpt} ({id})"},
    "titled-excerpt": {"en": "{title}, excerpt {excerpt} ({id})", "fr": "{title}, extrait {excerpt} ({id})"},
    # Agreement
    "agreement": {"en": "Agreement", "fr": "L'accord"},
    "agreement-intro": {
        "en": "Alpha says how far students agree with one another, beyond chance: 1 is full agreement, 0 is what chance would give. Kappa compares each student with the reference; here are the median and the middle half of the class. Accepted codes count neither way in it. An exercise left blank counts as not read.",
        "fr": "L'alpha dit à quel point les étudiantes s'accordent entre elles, au-delà du hasard : 1, c'est l'accord complet, 0, ce que donnerait le hasard. Le kappa compare chaque étudiante à la référence ; on donne ici la médiane et la moitié centrale de la classe. Les codes acceptés n'y comptent ni pour ni contre. Un exercice laissé vide compte comme non lu.",
    },
    "sets": {
        "en": "Over the whole set of codes on each unit (MASI distance), alpha among students is {alpha}.",
        "fr": "Sur l'ensemble des codes posés sur chaque unité (distance MASI), l'alpha entre étudiantes : {alpha}.",
    },
    "agreement-caption": {"en": "Agreement on each code", "fr": "L'accord sur chaque code"},
    "all-codes": {"en": "All decisions together", "fr": "Toutes les décisions ensemble"},
    "alpha": {"en": "Alpha among students", "fr": "Alpha entre étudiantes"},
    "kappa": {"en": "Kappa with the reference, median", "fr": "Kappa avec la référence, médiane"},
    "kappa-middle": {"en": "Middle half", "fr": "Moitié centrale"},
    "kappa-undefined": {"en": "Students with an undefined kappa", "fr": "Étudiantes au kappa indéfini"},
    "range": {"en": "{low} to {high}", "fr": "{low} à {high}"},
    "undefined-note": {
        "en": "Undefined: where everyone gives the same answer throughout, or nobody can be compared, there is no agreement to measure. It is neither 0 nor 1.",
        "fr": "Indéfini : là où toutes donnent partout la même réponse, ou qu'il n'y a personne à comparer, il n'y a pas d'accord à mesurer. Ce n'est ni 0 ni 1.",
    },
    # Discussions
    "discuss": {"en": "Excerpts worth discussing", "fr": "Des extraits à discuter"},
    "discuss-intro": {
        "en": "Not the hardest: those that students read differently from one another and from the reference. Each unit is weighed by the mean distance between two students' codes times the mean distance from the reference (MASI, 0 to 1), and each excerpt by its heaviest unit.",
        "fr": "Pas les plus difficiles : ceux que les étudiantes lisent autrement les unes des autres, et autrement que la référence. Chaque unité pèse la distance moyenne entre les codes de deux étudiantes, multipliée par la distance moyenne à la référence (MASI, de 0 à 1), et chaque extrait pèse autant que son unité la plus lourde.",
    },
    "discuss-none": {
        "en": "No unit was read in more than one way and away from the reference: nothing calls for discussion.",
        "fr": "Aucune unité n'a été lue de plusieurs façons en s'éloignant de la référence : rien n'appelle la discussion.",
    },
    "violence": {"en": "It speaks of violence: say so before you read it aloud.", "fr": "Il parle de violence : dites-le avant de le lire à voix haute."},
    "bereavement": {"en": "It speaks of a death and of grief: say so before you read it aloud.", "fr": "Il parle d'une mort et d'un deuil : dites-le avant de le lire à voix haute."},
    "distress": {"en": "It speaks of deep distress: say so before you read it aloud.", "fr": "Il parle d'une grande détresse : dites-le avant de le lire à voix haute."},
    "unit": {"en": "Unit {unit}", "fr": "Unité {unit}"},
    "readings-caption": {"en": "How unit {unit} of {id} was read", "fr": "Comment on a lu l'unité {unit} de {id}"},
    "reading": {"en": "Reading", "fr": "Lecture"},
    "students": {"en": "Students", "fr": "Étudiantes"},
    "other-readings": {"en": "other readings", "fr": "autres lectures"},
    "colon": {"en": ": ", "fr": " : "},
    "no-code": {"en": "no code", "fr": "aucun code"},
    "as-key": {"en": "as the reference", "fr": "comme la référence"},
    "numbers": {
        "en": "Distance between two students: {among}; from the reference: {key}; weight: {weight}.",
        "fr": "Distance entre deux étudiantes : {among} ; distance à la référence : {key} ; poids : {weight}.",
    },
    "reference-reads": {"en": "The reference:", "fr": "La référence :"},
    "reference-none": {
        "en": "no code required",
        "fr": "aucun code demandé",
    },
    "question": {"en": "To ask the class:", "fr": "À demander à la classe :"},
    "ask-instead": {
        "en": "Some of you read {one} here, and others {other}. Which words of the sentence decide, and which rule would you show to someone who read it the other way?",
        "fr": "Certaines lisent ici {one}, d'autres {other}. Quels mots de la phrase tranchent, et quelle règle montreriez-vous à celle qui a lu autrement ?",
    },
    "ask-besides": {
        "en": "Several of you see {both} here; some add {one}, others do not. Which words would call for it, and does the rule allow it?",
        "fr": "Plusieurs voient ici {both} ; certaines ajoutent {one}, d'autres non. Quels mots l'appelleraient, et la règle le permet-elle ?",
    },
    "ask-presence": {
        "en": "Some of you read {one} here, and others put nothing. Which words would call for it, and does the rule allow it?",
        "fr": "Certaines lisent ici {one}, d'autres n'y mettent rien. Quels mots l'appelleraient, et la règle le permet-elle ?",
    },
    "ask-why": {
        "en": "You read {one} here. Which words led you there, and what would the rule say?",
        "fr": "Vous lisez ici {one}. Quels mots vous y ont menées, et que dirait la règle ?",
    },
    "use": {"en": "Use it:", "fr": "Quand s'en servir :"},
    "not-use": {"en": "But:", "fr": "Mais :"},
    # Submissions to look at
    "look": {"en": "Submissions to look at", "fr": "Des remises à regarder"},
    "problems-caption": {"en": "Problems found while grading", "fr": "Problèmes trouvés en notant"},
    "problem": {"en": "What was found", "fr": "Ce qui a été trouvé"},
    "no-problem": {"en": "Grading found no problem in what was handed in.", "fr": "La correction n'a trouvé aucun problème dans ce qui a été remis."},
    "graded-unreadable": {
        "en": "The graded notebook cannot be read: its answers are not in this report. Grade this student again, with --force.",
        "fr": "Le carnet noté est illisible : ses réponses ne sont pas dans ce rapport. Notez cette étudiante de nouveau, avec --force.",
    },
    "others": {"en": "Others", "fr": "Les autres"},
    "list-late": {"en": "Late:", "fr": "En retard :"},
    "list-blank": {"en": "Blank:", "fr": "Vides :"},
    "list-ungraded": {"en": "Not graded yet:", "fr": "Pas encore notées :"},
    "alike": {"en": "Identical answers", "fr": "Des réponses identiques"},
    "alike-intro": {
        "en": "These students handed in the very same answer to an exercise: codes that depart from the reference in ways that are rare in the class, or a long text, word for word. It does not say why. Two people may have worked side by side, one may have helped the other, or they may share notes from the same place. If it matters to you, ask them how they worked, with an open mind.",
        "fr": "Ces étudiantes ont remis exactement la même réponse à un exercice : des codes qui s'éloignent de la référence d'une façon rare dans la classe, ou un long texte, mot pour mot. Cela ne dit pas pourquoi. Elles ont pu travailler côte à côte, l'une a pu aider l'autre, ou leurs notes viennent du même endroit. Si cela compte pour vous, demandez-leur comment elles ont travaillé, sans idée faite.",
    },
    "alike-none": {
        "en": "No two students share an answer that is both long and unusual.",
        "fr": "Aucune réponse à la fois longue et inhabituelle n'est commune à deux étudiantes.",
    },
    "alike-caption": {"en": "Students whose answer to an exercise is the same", "fr": "Étudiantes dont la réponse à un exercice est la même"},
    "alike-codings": {"en": "the same codes on every unit; extra codes on {count} units", "fr": "les mêmes codes sur chaque unité ; des codes en trop sur {count} unités"},
    "alike-memo": {"en": "the same text, word for word", "fr": "le même texte, mot pour mot"},
    "what": {"en": "What is the same", "fr": "Ce qui est identique"},
    # How it is computed
    "how": {"en": "How the figures come about", "fr": "D'où viennent les chiffres"},
    "how-items": {
        "en": "The correlation leaves the exercise itself out of what it is compared with (S. Henrysson, “Correction of item–total correlations in item analysis”, Psychometrika 28, 1963). The groups of 27% are T. L. Kelley's (“The selection of upper and lower groups for the validation of test items”, Journal of Educational Psychology 30, 1939); they are made from the points won elsewhere. What is worth a look: a share of {easy} or more, of {hard} or less, a correlation under {weak}. These marks are ours, to draw the eye.",
        "fr": "La corrélation laisse l'exercice hors de ce à quoi on le compare (S. Henrysson, « Correction of item–total correlations in item analysis », Psychometrika 28, 1963). Les groupes de 27 % sont ceux de T. L. Kelley (« The selection of upper and lower groups for the validation of test items », Journal of Educational Psychology 30, 1939) ; ils sont formés d'après les points gagnés ailleurs. Ce qui est à regarder : une part de {easy} et plus, de {hard} et moins, une corrélation sous {weak}. Ces repères sont les nôtres, pour attirer l'œil.",
    },
    "how-agreement": {
        "en": "Alpha is K. Krippendorff's (“Computing Krippendorff's alpha-reliability”, 2011), nominal for one code and with R. Passonneau's MASI distance for sets of codes (2006). Kappa is J. Cohen's (1960). The book's chapter on agreement explains both.",
        "fr": "L'alpha est celui de K. Krippendorff (« Computing Krippendorff's alpha-reliability », 2011), nominal pour un code et avec la distance MASI de R. Passonneau (2006) pour des ensembles de codes. Le kappa est celui de J. Cohen (1960). Le chapitre du livre sur l'accord explique les deux.",
    },
    "how-alike": {
        "en": "Identical codings are shown only when they share extra codes on {units} units or more, and when chance would make fewer than {rare} other students do the same. Memos, when {words} words or more are the same. Right answers and common mistakes are never shown.",
        "fr": "Des codages identiques ne sont montrés que s'ils partagent des codes en trop sur {units} unités ou plus, et si le hasard amènerait moins de {rare} autre étudiante à faire de même. Les mémos, si {words} mots ou plus sont les mêmes. Les bonnes réponses et les erreurs courantes ne sont jamais montrées.",
    },
}  # fmt: skip


def say(key: str, lang: str, /, **details: object) -> str:
    """A text of `WORDS` with its details, not yet escaped: the page's template does that."""
    return typeset(WORDS[key][lang], lang).format(**details)
