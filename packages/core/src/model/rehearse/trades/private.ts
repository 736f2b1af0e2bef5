/** What people do about matters outside their trade: other people, health, money, papers, choices. */
import type { Trade } from "../Trade.ts"

/** What replaces a trade's deeds when a matter is not one of the trade. */
export type Realm = Pick<Trade, "looks" | "tries" | "papers" | "tools" | "spots" | "folk">

/** Health. */
export const health: Realm = {
  looks: [
    "notes hour and strength of it for ten days",
    "reads the leaflet to the end",
    "rings the clinic and asks for the earliest date",
    "asks two aunts how it went in the family",
    "writes five questions for the doctor on a card"
  ],
  tries: [
    "moves the heavy work to the morning",
    "walks to the market instead of driving",
    "takes a day off and calls it that",
    "tells one person the date of the appointment"
  ],
  papers: ["the appointment card", "the kitchen calendar", "the prescription", "a small diary"],
  tools: ["the thermos", "the pill box", "the folding stool", "the bicycle"],
  spots: ["in the waiting room", "by the garden gate", "at the kitchen window", "on the stairs"],
  folk: ["the doctor", "the nurse at the desk", "the chemist", "a friend who had the same"]
}

/** Money. */
export const money: Realm = {
  looks: [
    "sets half a year of income and outgoings side by side",
    "reads the small print with a ruler under each line",
    "adds it all up once by hand and once by machine",
    "rings two places for an offer in writing",
    "sorts the receipts by month"
  ],
  tries: [
    "offers half at once and the rest in autumn",
    "asks for the terms in writing",
    "puts a small sum aside every Friday",
    "sends a friendly reminder with a date in it"
  ],
  papers: ["the cash book", "the envelope of receipts", "the savings book", "the bank statements"],
  tools: ["the pocket calculator", "the cash box", "the ruler", "the folder with the old bills"],
  spots: ["at the kitchen table", "at the counter of the bank", "after closing", "on the bus"],
  folk: ["the clerk at the bank", "a bookkeeper", "the advice office", "a cousin who is good with figures"]
}

/** Contracts, forms, letters, examinations, courts. */
export const papers: Realm = {
  looks: [
    "reads the whole text aloud, sentence by sentence",
    "underlines every word that could be read two ways",
    "makes a list of the dates that cannot be moved",
    "asks for a copy from last year",
    "compares it with one that was accepted"
  ],
  tries: [
    "writes a first version in ten minutes and leaves it overnight",
    "answers the hardest part first",
    "reads it to somebody who knows nothing about it",
    "cuts the draft by a third"
  ],
  papers: ["the draft", "the marked copy", "the list of deadlines", "the blue folder"],
  tools: ["the old dictionary", "the reading glasses", "the typewriter", "the stapler"],
  spots: ["at the kitchen table", "in the reading room", "at the counter", "under the good lamp"],
  folk: ["the woman at the counter", "the advice office", "a friend with good grammar", "somebody who passed last year"]
}

/** Family, colleagues, neighbours. */
export const people: Realm = {
  looks: [
    "writes down word for word what was said the last time",
    "asks a third person how it looked from outside",
    "reads the last twelve messages again, slowly",
    "goes for a long walk before answering",
    "lists what was promised, and by whom"
  ],
  tries: [
    "starts with a question instead of a reproach",
    "proposes a walk instead of a table",
    "keeps quiet for the first ten minutes",
    "sends a short note with a day and an hour",
    "cooks first and talks afterwards"
  ],
  papers: ["a page of the diary", "a letter that is not sent yet", "the kitchen calendar", "the guest book"],
  tools: ["the big teapot", "the spare key", "the photograph album", "the thermos"],
  spots: ["on the doorstep", "at the kitchen table", "on a bench in the sun", "by the garden gate"],
  folk: ["an old friend", "a neighbour who sees everything", "a sister", "somebody from outside"]
}

/** What has to be decided. */
export const choices: Realm = {
  looks: [
    "makes two columns and leaves the longer one for the evening",
    "asks three people what they would regret",
    "rings somebody who chose the other way",
    "works out what each way costs in money and in hours",
    "writes the reasons on cards and sorts them twice"
  ],
  tries: [
    "lives for a week as if it were decided",
    "tells one person the decision to hear how it sounds",
    "asks for a trial month",
    "sleeps on it with the answer already in an envelope"
  ],
  papers: ["a page of the diary", "the kitchen calendar", "the list of reasons", "the road atlas"],
  tools: ["the thermos", "the good coat", "the road map", "the bicycle"],
  spots: ["by the garden gate", "at the kitchen table", "on a bench by the water", "on the stairs"],
  folk: ["an old friend", "somebody who has done it", "a cousin", "a neighbour who sees everything"]
}

const signs: ReadonlyArray<readonly [Realm | undefined, RegExp]> = [
  [people, /\b(?:custody|divorce|wedding)\b(?! hall| hearing)/i],
  // A thing of the trade, whatever else the words say.
  [
    undefined,
    /\b(?:insulin|vaccines?|antibiotics|doses?|scripts?|code|bugs?|database|logs?|loggers?|formula|spreadsheet|workbook|program|macro|app|loop|scraper|sensors?|algorithm|model|compile|readings|alarm|measurements?|samples?|results|data|table|booking form|online form|chart|map|patients?|pupils|recipes?|pump|machine|slope|bridge|wall|herd|crop|files?|fields|reports|migration|rewrite|optimi[sz]ation|cluster|servers?|archive|backup|network|mast|percentages|fault|release|rota|quota|practice|drawings|sketches)\b/i
  ],
  [
    health,
    /\b(?:cough|operation|scan|dementia|tremor|hip|knees?|wrist|hearing loss|sight|lungs|tablets|pills|medical|asthma|(?:his|her|their) back|sleep(?:ing)?|medication|surgery|doctor's|finger|smell|health|stay active|wellness|fitness)\b/i
  ],
  [
    papers,
    /\b(?:contract|forms?|letter|exams?|test|licen[cs]e|probation|hearing(?! aids| loss)|claim|permit|visa|application|essay|statement|speech|objection|titles?|patent|court|tender|notice|agreement|will|interview|paper(?:s|work)?|procedures|inquiry|retake|violation|clauses?|policy|degree|certification|procedure codes)\b/i
  ],
  [
    money,
    /\b(?:invoices?|fees?|savings|loan|wages?|pension|prices?|pricing|pay|payment|paid|bonus|debts?|rent|lease|tax|vat|insurance|currenc(?:y|ies)|money|fund|funding|budget|rates|costing|instalment|commission|grant|bursary|mortgage|financial|retire|fuel|income)\b/i
  ],
  [
    people,
    /\b(?:business with|quarrel|truth|wish|silence|boycott|parents|mother|father|son|daughter|wife|husband|uncle|aunt|brothers?|sister|family|friends|neighbou?rs?|colleague|community|children|wedding|evenings?|custody|grandparents|partner|relationships?)\b/i
  ]
]

/** The realm of a matter; undefined for one of the trade. */
export const realmOf = (
  matter: { readonly kind: string; readonly about: string; readonly core: string }
): Realm | undefined => {
  const text = `${matter.about} ${matter.core}`
  const found = signs.find(([, sign]) => sign.test(text))
  return found === undefined
    ? (/\b(?:whether|when|what|which|where|how) to\b|^which|^whether (?:he|she|they) (?:is|could|should)\b/.test(text)
      ? choices
      : undefined)
    : found[0]
}
