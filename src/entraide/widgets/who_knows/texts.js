/** Every word of the simulation of who knows whom, in both languages, under the same keys. */

export const WHO_KNOWS = {
  en: {
    intro: "Choose two places, and guess before you look.",
    placeA: "First place",
    placeB: "Second place",
    other: "Another number of people",
    somewhere: "A place of {people} people",
    named: "{name}, {people} people",
    people: "People who live there",
    peopleShown: "{people} people",
    known: "People that each person knows there",
    knownFrom: "Acquaintances: a starting point",
    ownCount: "Your own number",
    members: "Members in the group",

    results: "What the numbers say",
    pairs: "{n} members make {pairs} pairs.",
    pairsOne: "2 members make 1 pair.",
    someone: "At least two members know each other in",
    few: "fewer than 1 group in 100",
    some: { one: "about {n} group in 100", other: "about {n} groups in 100" },
    most: "more than 99 groups in 100",
    perMember: "A given member meets someone she knows in {groups}.",
    compared: "At least two members know each other. {first}: {one}. {second}: {two}.",
    capped: "Nobody here can know more than {n} people: the simulation uses {n}.",

    chart: "The chance that at least two members know each other, by size of group",
    chartAxis: "Members in the group",
    chartLabel:
      "Curves that rise with the size of the group, from 2 to 20 members. With {n} members: {first}, {one}; {second}, {two}. The table below has the figures.",
    table: "The same figures in a table",
    size: "Members",
    less: "<1%",
    more: ">99%",
    percent: "{n}%",

    about: "How this is computed, and what it leaves out",
    formula:
      "The chance that one pair knows each other is k / (N − 1): the people one knows, k, among all the others of the place, N − 1. The chance that none of the pairs does is (1 − k / (N − 1)) raised to the number of pairs, n (n − 1) / 2. What is missing from 1 is the result. For one member, the power is n − 1.",
    sources:
      "Populations: 2021 census, Statistics Canada. The counts of about 290 (McCarty et al., 2001) and about 610 (McCormick et al., 2010) come from the same surveys in the United States, counted in two ways. They count people known anywhere in the country. Fewer of them live in one's own town, so 150 is our example, and an invented one.",
    clusters:
      "Ties come in bunches: families, shifts, schools, arenas. And members of a group often share an age, a problem, a neighbourhood. In most groups, the true chance is probably higher.",
    sight: "People known only by sight are not counted, nor friends of friends, nor the worker.",
    same: "Both places use the same number of acquaintances. In life, people in a large city may know as many, spread over more places.",
    nothingKept: "Nothing of what you try here is kept.",
  },

  fr: {
    intro: "Choisissez deux endroits, et devinez avant de regarder.",
    placeA: "Premier endroit",
    placeB: "Deuxième endroit",
    other: "Un autre nombre d'habitants",
    somewhere: "Un endroit de {people} habitants",
    named: "{name}, {people} habitants",
    people: "Gens qui y vivent",
    peopleShown: "{people} personnes",
    known: "Gens que chaque personne y connaît",
    knownFrom: "Connaissances : un point de départ",
    ownCount: "Votre propre nombre",
    members: "Membres du groupe",

    results: "Ce que disent les nombres",
    pairs: "{n} membres font {pairs} paires.",
    pairsOne: "2 membres font 1 paire.",
    someone: "Au moins deux membres se connaissent dans",
    few: "moins de 1 groupe sur 100",
    some: { one: "environ {n} groupe sur 100", other: "environ {n} groupes sur 100" },
    most: "plus de 99 groupes sur 100",
    perMember: "Une membre donnée y retrouve une connaissance dans {groups}.",
    compared: "Au moins deux membres se connaissent. {first} : {one}. {second} : {two}.",
    capped: "Ici, personne ne peut connaître plus de {n} personnes : la simulation prend {n}.",

    chart: "La probabilité qu'au moins deux membres se connaissent, selon la taille du groupe",
    chartAxis: "Membres du groupe",
    chartLabel:
      "Des courbes qui montent avec la taille du groupe, de 2 à 20 membres. Avec {n} membres : {first}, {one} ; {second}, {two}. Le tableau qui suit donne les chiffres.",
    table: "Les mêmes chiffres dans un tableau",
    size: "Membres",
    less: "< 1 %",
    more: "> 99 %",
    percent: "{n} %",

    about: "Comment on calcule, et ce qu'on laisse de côté",
    formula:
      "La probabilité qu'une paire se connaisse est k / (N − 1) : les gens qu'on connaît, k, parmi tous les autres de l'endroit, N − 1. La probabilité qu'aucune paire ne se connaisse est (1 − k / (N − 1)) élevé au nombre de paires, n (n − 1) / 2. Ce qui manque pour arriver à 1 est le résultat. Pour une seule membre, l'exposant est n − 1.",
    sources:
      "Populations : recensement de 2021, Statistique Canada. Les comptes d'environ 290 (McCarty et al., 2001) et d'environ 610 (McCormick et al., 2010) viennent des mêmes enquêtes aux États-Unis, comptées de deux façons. On y compte les gens connus partout au pays. Il y en a moins qui vivent dans notre ville : c'est pourquoi notre exemple est 150, un nombre inventé.",
    clusters:
      "Les liens viennent en grappes : familles, quarts de travail, écoles, arénas. Et les membres d'un groupe ont souvent en commun un âge, une difficulté, un quartier. Dans la plupart des groupes, la vraie probabilité est sans doute plus élevée.",
    sight: "On ne compte ni les gens connus seulement de vue, ni les amis d'amis, ni l'intervenante.",
    same: "Les deux endroits prennent le même nombre de connaissances. Dans la vie, on en a peut-être autant dans une grande ville, réparties dans plus d'endroits.",
    nothingKept: "Rien de ce que vous essayez ici n'est gardé.",
  },
};
