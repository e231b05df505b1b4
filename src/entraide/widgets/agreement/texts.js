/** Every word of the reader's own agreement, in both languages, under the same keys. */

export const AGREEMENT = {
  en: {
    wait: "Nothing to compare yet. Code an excerpt in the exercise above and press “Check this excerpt”: the figures will appear here. After that, they follow every change you make.",
    over: {
      one: "{n} unit and {codes} codes: {decisions} decisions, yes or no.",
      other: "{n} units and {codes} codes: {decisions} decisions, yes or no.",
    },

    each: "You and each of the others",
    who: "You and",
    reference: "The reference coding",
    referenceShort: "Reference",
    referenceIn: "reference",
    referenceAbove: "Ref.",
    decision: "Same decision",
    set: "Same set",
    alpha: "Alpha",
    share: "{same} of {all} ({percent}%)",
    undefined: "undefined",
    together: "Ana, Bo, Cleo and you, all four at once: alpha {alpha}.",

    with: "Look closer, with",
    look: {
      one: "{n} decision differs. Look at “{code}” (you:\u00a0{mine}; {name}:\u00a0{theirs}; both:\u00a0{both}). Reread {where}.",
      other:
        "{n} decisions differ. Look first at “{code}” (you:\u00a0{mine}; {name}:\u00a0{theirs}; both:\u00a0{both}). Reread {where}.",
    },
    where: { one: "unit {units} of excerpt\u00a0{excerpt}", other: "units {units} of excerpt\u00a0{excerpt}" },
    alike:
      "You differ nowhere. Over {n} units, that is a good sign and a small proof: another excerpt may tell another story.",
    accepted: {
      one: "{n} of your differences is a second reading, which the reference finds acceptable. It counts all the same: agreement measures what is alike, not what can be defended.",
      other:
        "{n} of your differences are second readings, which the reference finds acceptable. They count all the same: agreement measures what is alike, not what can be defended.",
    },
    oneSided: {
      one: "Kappa is 0 for {list}: only one of you put it. A blind spot, a rule read too widely, or a sentence that says both?",
      other:
        "Kappa is 0 for {list}: only one of you put them. A blind spot, a rule read too widely, or a sentence that says both?",
    },
    noFigure: {
      one: "Kappa is undefined for {list}: you both gave the same answer on every unit, so nothing is proven and nothing has failed.",
      other:
        "Kappa is undefined for {list}: you both gave the same answer on every unit, so nothing is proven and nothing has failed.",
    },
    quoted: "“{code}”",

    byCode: "Code by code, on how many of the {n} units; %: percent agreement",
    code: "Code",
    you: "You",
    both: "Both",
    percentHead: "%",
    kappa: "Kappa",
    how: "Alpha compares the whole set of codes on each unit, with Jaccard’s distance; kappa compares one code at a time. On so few units, one code more or less moves them a great deal: change one above and watch. Only the codes offered are compared.",
    aloud: "{name}: {same} decisions of {all} alike, alpha {alpha}.",
  },

  fr: {
    wait: "Rien à comparer pour l'instant. Codez un extrait dans l'exercice ci-dessus et appuyez sur « Vérifier cet extrait » : les chiffres apparaîtront ici. Ensuite, ils suivront chacun de vos changements.",
    over: {
      one: "{n} unité et {codes} codes : {decisions} décisions, oui ou non.",
      other: "{n} unités et {codes} codes : {decisions} décisions, oui ou non.",
    },

    each: "Vous et chacune des autres",
    who: "Vous et",
    reference: "Le codage de référence",
    referenceShort: "Référence",
    referenceIn: "référence",
    referenceAbove: "Réf.",
    decision: "Même décision",
    set: "Même ensemble",
    alpha: "Alpha",
    share: "{same} sur {all} ({percent} %)",
    undefined: "indéfini",
    together: "Ana, Bo, Cleo et vous, toutes les quatre à la fois : alpha de {alpha}.",

    with: "Regarder de plus près, avec",
    look: {
      one: "{n} décision diffère. Regardez « {code} » (vous :\u00a0{mine} ; {name} :\u00a0{theirs} ; les deux :\u00a0{both}). Relisez {where}.",
      other:
        "{n} décisions diffèrent. Regardez d'abord « {code} » (vous :\u00a0{mine} ; {name} :\u00a0{theirs} ; les deux :\u00a0{both}). Relisez {where}.",
    },
    where: {
      one: "l'unité {units} de l'extrait\u00a0{excerpt}",
      other: "les unités {units} de l'extrait\u00a0{excerpt}",
    },
    alike:
      "Vous ne différez nulle part. Sur {n} unités, c'est bon signe, et une petite preuve : un autre extrait dirait peut-être autre chose.",
    accepted: {
      one: "{n} de vos différences est une seconde lecture, que la référence accepte. Elle compte quand même : l'accord mesure ce qui est pareil, pas ce qui se défend.",
      other:
        "{n} de vos différences sont de secondes lectures, que la référence accepte. Elles comptent quand même : l'accord mesure ce qui est pareil, pas ce qui se défend.",
    },
    oneSided: {
      one: "Le kappa est de 0 pour {list} : une seule de vous deux l'a mis. Un angle mort, une règle lue trop large, ou une phrase qui dit les deux ?",
      other:
        "Le kappa est de 0 pour {list} : une seule de vous deux les a mis. Un angle mort, une règle lue trop large, ou une phrase qui dit les deux ?",
    },
    noFigure: {
      one: "Le kappa est indéfini pour {list} : vous avez donné toutes deux la même réponse partout, donc rien n'est prouvé et rien n'a échoué.",
      other:
        "Le kappa est indéfini pour {list} : vous avez donné toutes deux la même réponse partout, donc rien n'est prouvé et rien n'a échoué.",
    },
    quoted: "« {code} »",

    byCode: "Code par code, sur combien des {n} unités ; % : pourcentage d'accord",
    code: "Code",
    you: "Vous",
    both: "Les deux",
    percentHead: "%",
    kappa: "Kappa",
    how: "L'alpha compare tout l'ensemble de codes de chaque unité, avec la distance de Jaccard ; le kappa compare un code à la fois. Sur si peu d'unités, un code de plus ou de moins les déplace beaucoup : changez-en un plus haut et regardez. Seuls les codes offerts sont comparés.",
    aloud: "{name} : {same} décisions sur {all} pareilles, alpha de {alpha}.",
  },
};
