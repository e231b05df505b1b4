"""Made-up students: names as one hears them in the region, put together by chance, and ids that say "sample"."""

import re
import unicodedata
from dataclasses import dataclass
from random import Random

ORIGINS = (
    (
        62,
        "Marie-Ève Noémie Jérémie Anne-Sophie Mégane Loïc Félix-Antoine Coralie Océane Zachary Maïka Rosalie Étienne "
        "Laurie-Anne Gabrielle Maëlle Joanie Samuel Karl-Éric Cédric Audréanne Sarah-Maude Érika Xavier Marilou Benoît "
        "Élodie Francis Josiane Chloé Hélène Guylaine Yannick Valérie Mathis Léa-Rose Kim Stéphanie Olivier",
        "Lafrenière|Bérubé|Trépanier|Audet|L'Écuyer|Rivard|D'Amours|Beaulé|St-Amant|Désaulniers|Cossette|Goulet|Nault|"
        "Gauthier-Lacasse|Rocheleau|Turgeon|Massicotte|Larouche|Aubé|Bergeron-Roy|De la Durantaye|Lahaie|Plante|Vachon|"
        "Sainte-Marie|Hébert|Gingras|Pelletier|Côté|Lefèvre dit Boulanger|Périgny|Marcotte|Thériault|Ouellet|Châtillon|"
        "Dessureault|Racine|Boisvert|Du Sablon|Éthier",
    ),
    (
        9,
        "Waban Anang Nibin Kijik Mikinak Mélina Shania Jason Édouard Kateri Annie",
        "Polson|Mathias|McDougall|Hunter|Robinson|Brazeau|Hunter-Audet|Polson-Côté",
    ),
    (
        8,
        "Heather Liam Shannon Mackenzie Ethan Brianna Kathleen Seán Fiona Duncan Megan Owen",
        "O'Hara|MacNeil|Fitzpatrick|Whelan|Sullivan-Roy|Van der Meer|Kowalczuk|Björk|St. Clair|Hollinger|Pâquet-Smith|"
        "Di Marco",
    ),
    (
        5,
        "Aïcha Oumar Fatou Blandine Jocelyn-Aimé Mariama Didier Grâce Ousmane Solange",
        "Diallo|N'Diaye|Ouédraogo|M'Bala|Tchoumi|Nkurunziza|Koné|Ba|Mbarga-Owona",
    ),
    (
        4,
        "Yasmine Karim Zoubida Nour Ilyès Hanane Şirin Farès",
        "Ben Salah|El Amrani|Al-Khatib|Öztürk|Haddad|Aït Ouarab|Belkacem",
    ),
    (
        4,
        "Marisol José-Ángel Íñigo Ana-Lucía Rocío Andrés Inês João",
        "Muñoz Peña|de la Cruz|García-Íñiguez|Ramírez|Santos-Reyes|dos Anjos|Quiñones",
    ),
    (
        3,
        "Wideline Jean-Wesner Esther-Gisèle Rose-Myrlande Stanley Fabiola",
        "Jean-Baptiste|Saint-Fleur|Désir|Pierre-Louis|Augustin|Cadet",
    ),
    (3, "Thi-Hạnh Ngọc-Lan Mei-Ling Priya Rohan Minh", "Nguyễn|Trần-Gagnon|Lê|Phạm|Chen|Sharma"),
    (2, "Olena Andriy Oksana Mykola", "Kovalenko|Shevchuk|Bondar|Lysenko-Roy"),
)
"""Of a hundred students, how many have a first name (between blanks) and a family name (between bars) of each list."""

SAMPLE_ID = re.compile(r"sample-\d{3,}-[a-z-]+")
"""The ids of made-up students, and of nobody else."""


@dataclass(frozen=True)
class Person:
    """A made-up student: the full name, an ASCII id, and the number that Moodle gives in an assignment."""

    name: str
    student: str
    participant: int


def person(number: int, chance: Random) -> Person:
    """The student of that number in the class; two may have the same name, as in life."""
    first, family = chance.choices(ORIGINS, [share for share, *_ in ORIGINS])[0][1:]
    name = f"{chance.choice(first.split())} {chance.choice(family.split('|'))}"
    return Person(name, f"sample-{number:03}-{ascii_name(name)}", 1_000_000 + 7 * number + chance.randrange(7))


def ascii_name(name: str) -> str:
    """The name in small ASCII letters and hyphens: ``marie-eve-l-ecuyer``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub("[^a-z]+", "-", plain.lower()).strip("-")
