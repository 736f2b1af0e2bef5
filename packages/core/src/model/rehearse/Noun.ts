/** Finds the things a text speaks of: short noun phrases, without a tagger. */
import * as Phrase from "../Phrase.ts"
import * as Verb from "./Verb.ts"

const determiner =
  /^(?:the|an?|his|her|their|its|my|our|your|these|those|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|every|each|another)$/i

const ends = new Set(
  `about above across after against along among and around as at because before behind below beneath beside between beyond
  but by despite down during except for from has have he her him his how i if in inside into is it like near nor of off on
  onto or out outside over past per she since so than that the their them then there these they this those through to
  toward towards under unless until up upon via was we were what when where whether which while who whom whose why will
  with within without would could can cannot should must may might had do does did not no now then once today yesterday
  tomorrow again still yet also too always never more most less only just even himself herself themselves me my our us you
  your are be been being an a here instead together afterwards already tonight slowly twice ends mean means want seems goes comes becomes keeps asks tells says makes takes gives finds gets
  puts brings lets sees knows holds writes reads sends pays buys sells teaches explains carries hears thinks draws opens closes
  rejects such turn turns took proves nothing every back nobody everybody everyone anybody anyone somebody someone found`
    .split(
      /\s+/
    )
)

// Two of these before one noun: "a stable and loving home".
const adjective =
  /^(?:\p{L}{3,}(?:able|ible|ive|ful|ous|less|ical|ional)|small|big|safe|stable|healthy|warm|kind|strong|happy|peaceful|loving|quiet|nurturing|caring|modest|simple|clean|calm)$/u

// What goes on after a noun as something else, though it may also stand before one.
const afterNoun =
  /^(?:alone|missing|due|asleep|full|late|short|enough|unwilling|ready|able|ahead|apart|right|next|anyway)$/

// The same of numbers, but "his last two", "two feuding last".
const numberAfter = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|last)$/

// Nouns as well as deeds: a deed only where something follows that a deed takes.
const eitherDeed =
  /^(?:needs|wants|breaks|stops|starts|fails|costs|turns|stands|falls|hangs|calls|works|runs|shows|sounds|looks|reports)$/

const adverb = /^(?!family|supply|assembly|reply|daily|weekly|monthly|early|elderly|lovely|anomaly|rally)\p{L}{3,}ly$/u

// What stands in any act as furniture is never what it is about.
const furniture = new Set(
  `act afternoon answer answers bit board case choice copy corner count counter cup cups day days desk door draft end
  evening evenings eye fact facts favour few figures first floor friday front half hand hands head help hour hours house
  idea it kettle kind last lesson letter line lines list lot lunch man margin matter matters minute minutes monday month
  morning mornings name names next nights night note notebook notes number once one ones page pages paper part people
  pencil person place plan point points question questions reason reasons rest result results room rule saturday second
  sentence sheet side sides somebody someone spare story sunday table tally team thing things third thursday time times tuesday two
  visit wall way wednesday week weekend weeks window word words work year years yesterday steps step month's today's
  conversation different date dates look way home attempts attempt trial other others rest proof experience price neighbour neighbours others other colleague`
    .split(/\s+/)
)

/** True when a phrase says nothing that stands alone: "the first time", "two pages". */
export const isFurniture = (phrase: string): boolean => Phrase.contentWords(phrase).every((word) => furniture.has(word))

const trailing =
  /^(?:(?!family|supply|assembly|reply|anomaly|rally)\p{L}+ly|\p{L}{2,}ed|gone|stuck|paid|sold|held|made|taken|lost|kept|given|done|hidden|left|told|written|sent|brought|built|spent)$/u

const owned = /['’]s?$/u

const particle = /^(?:back|off|up|out|down|over|in|away|on)$/

const nounInIng =
  /^(?:hearing|meeting|ruling|funding|booking|reading|painting|landing|housing|filing|mapping|setting|crossing|wiring|drawing|opening|training|learning|reporting|testing|parking|warning|rating|mooring|recording|writing|cooking|cutting|rounding|grazing|waiting|nursing|teaching|budgeting|rationing|sizing|pricing|scheduling|heading|spelling|listing|cooling|heating|lighting|bearing|cleaning|planning|working)$/

const strip = (found: Array<string>): Array<string> => {
  const least = determiner.test(found[0] ?? "") ? 2 : 1
  if (found.length > 3 && particle.test(found.at(-1) as string) && trailing.test(found.at(-2) as string)) found.pop()
  while (found.length > least && (trailing.test(found.at(-1) as string) || owned.test(found.at(-1) as string))) {
    found.pop()
  }
  return found
}

/** The noun phrase that begins at a token, without what hangs on it; "" when there is none. */
const phraseAt = (tokens: ReadonlyArray<string>, at: number, most: number): string => {
  const found: Array<string> = []
  for (let index = at; index < tokens.length && (found.length < most || owned.test(found.at(-1) ?? "")); index++) {
    const word = tokens[index] as string
    const next = tokens[index + 1] ?? "."
    if (/^[,;:.!?()—–]/.test(word)) break
    const begun = found.length > (determiner.test(found[0] ?? "") ? 1 : 0)
    if (index > at && word === "of" && begun && !ends.has(next) && /^\p{L}/u.test(next)) {
      const inner = phraseAt(tokens, index + 1, 3)
      if (inner !== "") found.push("of", inner)
      break
    }
    const plain = word.toLowerCase()
    if (
      plain === "and" && adjective.test(found.at(-1) ?? "") && /^\p{Ll}/u.test(next) && !ends.has(next) &&
      !determiner.test(next)
    ) {
      found.push(word)
      continue
    }
    if (index > at && ends.has(plain)) break
    const isNamed = begun && !/['’]s?$|^(?:last|first|next|other|own|past)$|ing$/.test(found.at(-1) ?? "")
    if (begun && afterNoun.test(plain) && !owned.test(found.at(-1) ?? "")) break
    if (isNamed && (numberAfter.test(plain) || adverb.test(plain))) break
    if (isNamed && eitherDeed.test(plain) && determiner.test(next)) break
    const isDeed = Verb.isGerund(word) && !nounInIng.test(word) &&
      !/['’]s?$|^own$|^(?:two|three)$/.test(found.at(-1) ?? "")
    if (begun && found.length > 1 && isDeed) break
    found.push(word)
  }
  const kept = strip(found)
  const nouns = kept.filter((word) => !determiner.test(word) && /\p{L}{3}/u.test(word))
  return nouns.length === 0 ? "" : kept.join(" ")
}

/** "a leak" to "the leak"; what is already definite, owned or bare stays. */
export const definite = (phrase: string): string => phrase.replace(/^(?:an?|one|another|every|each) /i, "the ")

// What a speaker names after these needs no article: "about insulin".
const topical = /^(?:about|over|understanding|at|of|with|for|behind|handle|on|from|through|names|finds|lay)$/

/** The things a text names, in order, definite, in at most `most` words each; none that holds one of the `without` names. */
export const things = (
  text: string,
  options: { readonly most?: number; readonly without?: ReadonlyArray<string>; readonly bare?: boolean } = {}
): Array<string> => {
  const tokens = Phrase.clean(text, 1500).match(
    /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.-]*[\p{L}\p{M}\p{N}](?:(?<=s)['’](?= ))?|[\p{L}\p{N}]|[,;:.!?()—–]/gu
  ) ?? []
  const banned = (options.without ?? []).flatMap((name) => name.split(" ")).filter((part) => part.length > 1)
  const found: Array<string> = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as string
    const before = tokens[at - 1] ?? ""
    // "about rationing insulin" is about insulin.
    const isTopic = topical.test(before) || (Verb.isGerund(before) && topical.test(tokens[at - 2] ?? ""))
    const isBare = options.bare === true && isTopic && /^\p{Ll}/u.test(token) && !ends.has(token.toLowerCase())
    if (isBare && topical.test(before) && Verb.isGerund(token)) continue
    if (!determiner.test(token) && !isBare) continue
    const phrase = phraseAt(tokens, at, options.most ?? 5)
    if (phrase === "") continue
    const whom = phrase === "the business" && tokens[at + 2] === "with" ? phraseAt(tokens, at + 3, 5) : ""
    if (whom !== "") {
      found.push(`the business with ${whom}`)
      at += 2 + whom.split(" ").length
      continue
    }
    at += phrase.split(" ").length - 1
    const hasName = phrase.split(" ").some((word) =>
      banned.includes(word.replace(/['’]s$/, "")) || /^\p{Lu}/u.test(word.slice(0, 1)) && at < 2
    )
    if (!hasName && !isFurniture(phrase)) found.push(definite(Phrase.lowerFirst(phrase)))
  }
  return [...new Set(found)]
}

/** The head of a long noun phrase: "the drift fault she cannot reproduce" to "the drift fault". */
export const head = (phrase: string, most = 5): string => {
  const tokens = phrase.replace(/^(?:half|both|all) (?=(?:the|an?|his|her|their|its|my) )/, "").split(/\s+/)
  return definite(phraseAt(tokens, 0, most) || Phrase.atMost(phrase, most))
}
