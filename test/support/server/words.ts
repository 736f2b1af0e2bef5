import { nouns } from "./patterns.ts"

/** Words too common to tell one text from another. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above across after again against all almost also although always among an and another any anyone anything are
  around as ask asks at away back be became because become been before began being below between both but by call came can
  come comes could did does doing done down during each either else enough even ever every everyone everything few find
  first for from gave get gets give given gives goes going gone good got had has have having he hello her here hers him
  himself his how however if in instead into is it its itself just keep kind knew know known knows last later least less
  let like likely little look lot made make makes making many may maybe me might mine more most much must my myself near
  need needs neither never next no none nor not nothing now of off often on once one only onto or other others our out
  over own per perhaps please put quite rather really said same saw say says see seem seems seen several shall she should
  since so some someone something soon still such take taken takes tell than thank thanks that the their theirs them then
  there these they thing things think this those though thought through till to together told too took toward tried try
  two under until up upon us use used uses using very want wants was way we well went were what when where whether which
  while who whole whom whose why will with within without would yes yet you your yours yourself`.split(/\s+/)
)

/** What a prompt says of the answer's form: a person would not repeat it. */
const formWords: ReadonlySet<string> = new Set(
  `additionalproperties answer answers array boolean brackets characters cite content decimal describe description
  example examples exactly explain field fields following form format headings integer item items json key keys length
  line list markdown maximum message messages minimum null number object output paragraph paragraphs plain property
  properties quote quotes reply replies request required respond response responses return returns schema sentence
  sentences single string style text type valid value values word words write written wrote`.split(/\s+/)
)

/** What an answer never says of itself, so that a prompt's own words do not make a clean answer look like a leak. */
const forbidden =
  /agent|simulat|episod|persona|scenario|role-?play|chatbot|assistant|language|model|prompt|system|user|refus|sorry|unable|unfortunately|apolog|cannot|can'?t|won'?t|openai/

/** What a token is worth: a content word, one that is so at a pinch (a name, a verb form), or nothing. */
const judge = (token: string): { readonly word: string; readonly rank: number } | undefined => {
  const word = token.replace(/['’-]+$/, "").replace(/['’]s$/, "").toLowerCase()
  // Identifiers, contractions and camel case are no content words.
  if (!/^\p{L}[\p{L}-]{3,17}$/u.test(word) || token.slice(1) !== token.slice(1).toLowerCase()) return undefined
  if (stopWords.has(word) || formWords.has(word) || forbidden.test(word)) return undefined
  // Adverbs and most verb forms make a poor noun.
  return { word, rank: token.charAt(0) !== word.charAt(0) ? 2 : /(?:ly|ed|ing)$/.test(word) ? 1 : 0 }
}

// Prompts repeat their words: a verdict is looked up far oftener than it is made.
const verdicts = new Map<string, ReturnType<typeof judge>>()

const verdict = (token: string): ReturnType<typeof judge> => {
  const known = verdicts.get(token)
  if (known !== undefined || verdicts.has(token)) return known
  if (verdicts.size > 100_000) verdicts.clear()
  const made = judge(token)
  verdicts.set(token, made)
  return made
}

/** The content words of a text, once each: at least three, from a bank of everyday nouns if need be. */
export const contentWords = (text: string): ReadonlyArray<string> => {
  const ranks = [new Set<string>(), new Set<string>(), new Set<string>()]
  // Code fences and JSON keys are not speech.
  const speech = text.replace(/```[\s\S]*?```|"[^"\n]*"\s*:/g, " ")
  for (const token of speech.match(/[\p{L}\p{N}_][\p{L}\p{N}_'’-]*/gu) ?? []) {
    const made = verdict(token)
    if (made !== undefined) ranks[made.rank]?.add(made.word)
  }
  const [best = [], second = [], third = []] = ranks.map((rank) => [...rank])
  if (best.length >= 6) return best
  const plain = [...best, ...second]
  const chosen = plain.length >= 3 ? plain : [...new Set([...plain, ...third])]
  return chosen.length >= 3 ? chosen : [...chosen, ...nouns]
}
