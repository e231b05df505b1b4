"""Memos of several qualities, put together from sentences that fit any assignment of the course."""
# ruff: noqa: E501  (a paragraph stays on its line)

from random import Random

from entraide.course.tables import Text
from entraide.lang import typeset

# {unit}, {other}: two units that the student coded; {code}, {second}: two codes that she applied.
OPENINGS: tuple[Text, ...] = (
    {
        "en": "What strikes me is how little the practitioners explain and how much they describe. In {unit}, I put \"{code}\" because the sentence shows something happening between people, not only an intention.",
        "fr": "Ce qui me frappe, c'est que les praticiennes expliquent peu et décrivent beaucoup. À {unit}, j'ai mis « {code} » parce que la phrase montre quelque chose qui se passe entre des personnes, pas seulement une intention.",
    },
    {
        "en": "I read each excerpt twice before I coded it. The first time I saw \"{code}\" almost everywhere; the second time I kept it where the words carry it, as in {unit}.",
        "fr": "J'ai lu chaque extrait deux fois avant de le coder. La première fois, je voyais « {code} » presque partout ; la deuxième, je l'ai gardé là où les mots le portent, comme à {unit}.",
    },
    {
        "en": "My starting point is {unit}. One could pass over that sentence, yet everything that follows rests on it, which is why I coded it \"{code}\" and read the rest of the excerpt from there.",
        "fr": "Je pars de {unit}. On pourrait passer par-dessus cette phrase, mais tout ce qui suit repose sur elle : c'est pourquoi je l'ai codée « {code} » et j'ai lu le reste de l'extrait à partir de là.",
    },
    {
        "en": "Two units guided my reading. {unit} is the clearest example of \"{code}\" that I found: the rule of the codebook asks for exactly what the speaker tells.",
        "fr": "Deux unités ont guidé ma lecture. {unit} est l'exemple le plus clair de « {code} » que j'ai trouvé : la règle de la grille demande justement ce que la personne raconte.",
    },
)  # fmt: skip

LINKS: tuple[Text, ...] = (
    {
        "en": "In {other} it is \"{second}\" that comes forward, and I do not think that it would without the first. Someone had to begin for the next person to dare; the order of the sentences matters as much as what they say.",
        "fr": "À {other}, c'est « {second} » qui ressort, et je ne pense pas que ce serait possible sans le premier. Il a fallu que quelqu'un commence pour que la suivante ose ; l'ordre des phrases compte autant que ce qu'elles disent.",
    },
    {
        "en": "What follows in {other} (\"{second}\") makes the first heavier, or lighter, depending on how one reads it: taken alone each seems small, but together they explain why people came back, or why they did not.",
        "fr": "La suite, à {other} (« {second} »), alourdit ou allège le premier selon la lecture qu'on en fait : chacun seul paraît petit, mais ensemble ils expliquent pourquoi les gens sont revenus, ou pas.",
    },
    {
        "en": "\"{second}\", which I applied in {other}, seems to me to prepare the ground: the worker does not produce what happens, she makes room for it. I see there what the course says about the place of the person who leads.",
        "fr": "« {second} », que j'ai posé à {other}, me semble préparer le terrain : l'intervenante ne produit pas ce qui arrive, elle lui fait de la place. J'y retrouve ce que le cours dit de la posture de la personne qui anime.",
    },
    {
        "en": "Compare it with {other}. There the same concern leads elsewhere, to \"{second}\": the region, the distance and the fact that everybody knows everybody change what a group can promise its members.",
        "fr": "Comparons avec {other}. Là, le même souci mène ailleurs, à « {second} » : la région, la distance et le fait que tout le monde se connaît changent ce qu'un groupe peut promettre à ses membres.",
    },
)  # fmt: skip

DOUBTS: tuple[Text, ...] = (
    {
        "en": "My doubt is about {unit}. \"{second}\" could be defended there too. I left it out because the sentence only hints at it, and the codebook says to code what is told, not what one guesses.",
        "fr": "Mon doute porte sur {unit}. « {second} » pourrait s'y défendre aussi. Je l'ai laissé de côté parce que la phrase y fait seulement allusion, et que la grille demande de coder ce qui est dit, pas ce qu'on devine.",
    },
    {
        "en": "I hesitated for a long time in {other}. With another coder I would ask that we read the rule of \"{code}\" aloud: I am not sure that the speaker says what I heard, and my own placement may have listened in my stead.",
        "fr": "J'ai hésité longtemps à {other}. Avec une autre codeuse, je proposerais de relire à voix haute la règle de « {code} » : je ne suis pas certaine que la personne dise ce que j'ai entendu, et mon propre stage a peut-être écouté à ma place.",
    },
    {
        "en": "One coding still bothers me: {unit}. Between \"{code}\" and nothing at all, I chose the code, since a reader who had only this sentence would still understand it. I could be talked out of it.",
        "fr": "Un codage me chicote encore : {unit}. Entre « {code} » et rien du tout, j'ai choisi le code, puisqu'une lectrice qui n'aurait que cette phrase la comprendrait quand même. On pourrait me faire changer d'idée.",
    },
    {
        "en": "If I am wrong somewhere, it is in {other}, where I gave one code and the sentence may bear two. I decided for the more precise one; a second reading might decide for both.",
        "fr": "Si je me trompe quelque part, c'est à {other}, où j'ai mis un seul code alors que la phrase en porte peut-être deux. J'ai tranché pour le plus précis ; une seconde lecture pourrait garder les deux.",
    },
)  # fmt: skip

CLOSINGS: tuple[Text, ...] = (
    {
        "en": "For a colleague who has not read the excerpts: nothing spectacular happens in them, and that is the point.",
        "fr": "Pour une collègue qui n'a pas lu les extraits : il ne s'y passe rien de spectaculaire, et c'est justement ça l'intérêt.",
    },
    {
        "en": "I keep from this that a coding is an argument, and that it has to be possible to lose it.",
        "fr": "J'en retiens qu'un codage est un argument, et qu'il doit être possible de le perdre.",
    },
    {
        "en": "If I had to take one question to the group, it would be what the same sentence would mean in a larger town.",
        "fr": "Si je devais apporter une seule question au groupe, ce serait ce que voudrait dire la même phrase dans une plus grande ville.",
    },
    {"en": "", "fr": ""},
)  # fmt: skip

THIN: tuple[Text, ...] = (
    {
        "en": "I saw \"{code}\" in many places. People talk and it helps them. In the excerpts they say that it is good to have a group and that it is far away. My doubt is that some sentences had no code.",
        "fr": "J'ai vu « {code} » à plusieurs places. Les gens se parlent et ça les aide. Dans les extraits, ils disent que c'est bien d'avoir un groupe et que c'est loin. Mon doute, c'est que des phrases n'avaient pas de code.",
    },
    {
        "en": "The practitioners use \"{code}\" and \"{second}\". These are important for the group. I think I coded well but I am not sure for all of them.",
        "fr": "Les praticiennes utilisent « {code} » et « {second} ». C'est important pour le groupe. Je pense que j'ai bien codé, mais je suis pas sûre pour tous.",
    },
    {
        "en": "In {unit} you can see it well. It also reminds me of my placement. We did the same thing there and the members liked it.",
        "fr": "À {unit}, on le voit bien. Ça me fait penser à mon stage aussi. On faisait la même chose et les membres aimaient ça.",
    },
    {
        "en": "It is about groups. The worker is there to help and everybody participates. The hardest was to choose between the codes because they look alike, like \"{code}\" and \"{second}\".",
        "fr": "C'est sur les groupes. L'intervenante est là pour aider et tout le monde participe. Le plus dur, c'était de choisir entre les codes parce qu'ils se ressemblent, comme « {code} » et « {second} ».",
    },
)  # fmt: skip

SCRAPS: tuple[Text, ...] = (
    {"en": "I don't know what to write here.", "fr": "Je sais pas trop quoi écrire ici."},
    {"en": "See my codes above.", "fr": "Voir mes codes plus haut."},
    {"en": "Sorry, I ran out of time, the power was out since Tuesday.", "fr": "Désolée, j'ai manqué de temps, on n'avait plus d'électricité depuis mardi."},
    {"en": "...", "fr": "..."},
)  # fmt: skip

ON_A_CODING: tuple[Text, ...] = (
    {"en": "Not sure: she hints at it more than she says it.", "fr": "Pas certaine : elle le laisse entendre plus qu'elle le dit."},
    {"en": "Could be two codes; I kept the more precise one.", "fr": "Ça pourrait être deux codes ; j'ai gardé le plus précis."},
    {"en": "The word is not there, but the gesture is.", "fr": "Le mot n'y est pas, mais le geste oui."},
    {"en": "To discuss in class.", "fr": "À discuter en classe."},
)  # fmt: skip


def memo(quality: float, units: list[str], labels: list[str], lang: str, chance: Random) -> str:
    """A memo: well built from a quality of about 1 on, thin around 0, a scrap or nothing below −1.

    ``units`` and ``labels`` name the units that the student coded and the codes that she applied.
    """
    if quality < -1.6 or len(units) < 2 or len(labels) < 2:
        return chance.choice((*(text[lang] for text in SCRAPS), "", ""))
    if quality < -0.2:
        parts: list[tuple[Text, ...]] = [THIN] if chance.random() < 0.7 else [THIN, THIN]
    elif quality < 0.8:
        parts = chance.choice(([OPENINGS, LINKS], [OPENINGS, DOUBTS], [OPENINGS, THIN]))
    else:
        parts = [OPENINGS, LINKS, DOUBTS, CLOSINGS]
    (unit, other), (code, second) = chance.sample(units, 2), chance.sample(labels, 2)
    written = [
        typeset(chance.choice(part)[lang], lang).format(unit=unit, other=other, code=code, second=second)
        for part in parts
    ]
    return "\n\n".join(paragraph for paragraph in dict.fromkeys(written) if paragraph)


def remark(lang: str, chance: Random) -> str:
    """A short memo on a single coding."""
    return typeset(chance.choice(ON_A_CODING)[lang], lang)
