/** What a question is about: its kind, the words that say so, and the thing in a few words. */
import * as Phrase from "../../model/Phrase.ts"

/** What sort of answer a question wants. */
export type Kind = "self" | "why" | "others" | "trouble" | "wants" | "past" | "lately" | "mood" | "thing"

/** A question, taken apart. */
export interface Topic {
  readonly kind: Kind
  /** Stems of the words that are not the question's own; none where it is about the person alone. */
  readonly stems: ReadonlyArray<string>
  /** The thing as the one who is asked would call it: "the new bridge", "my visa". */
  readonly thing: string
}

const kinds: ReadonlyArray<readonly [Kind, RegExp]> = [
  [
    "self",
    /\bwho are you\b|\bintroduce yourself\b|\babout yourself\b|\bfor a living\b|\byour (?:name|job|work|trade|profession|life)\b/
  ],
  ["why", /^(?:and |but |so )*why\b/],
  [
    "others",
    /\bwhom?\b.*\b(?:talk|speak|spoke|know|met|meet|trust|hear|heard|listen|work|help|like)\b|\bfriends?\b|\bneighbou?rs?\b|\b(?:people|colleagues) (?:around|near) you\b|\bother people\b/
  ],
  [
    "trouble",
    /\b(?:worr(?:y|ies|ied)|afraid|fears?|hard(?:est)?|difficult(?:y|ies)?|problems?|troubles?|bothers?|in your way|angry|upset|sad|obstacles?|struggl\w*)\b/
  ],
  [
    "wants",
    /\b(?:goals?|aims?|wants?|wish(?:es)?|hopes?|dreams?|plans?|planning|intend|next|tomorrow|future|going to|achieve|reach|ambitions?)\b/
  ],
  [
    "past",
    /\b(?:proud(?:est)?|childhood|years ago|grew up|ever done|in the past|used to|earlier life|before all this)\b/
  ],
  [
    "lately",
    /\b(?:doing|did you do|do you do|have you done|lately|today|nowadays|recently|yesterday|this week|busy|been up to|happen(?:ed|ing|s)?|news|latest|working on)\b/
  ],
  ["mood", /\bhow are you\b|\b(?:mood|happy|content|feel(?:ing)?)\b/]
]

// Words of asking: they say what is wanted and not what of.
const asking = new Set(
  `answer anything anybody anyone ask asked asking believe best better big briefly care come comes day days describe did different does doing
  done easy enough ever everything exactly explain feel feeling feels find first get give go going good great happen happened happening
  happens happy hard hardest hear heard help honest honestly important interesting kind know known knows lately latest life
  like likely little living long look made make makes many matter matters mean meet met mind month most much name need new
  news nice next nowadays old opinion others people person place please plan plans planning proud question really recently remember right say says see seem
  share should somebody someone something sort speak spend spoke tell thing things think thinking thought thoughts time today
  tomorrow told trust try trying understand view want wanted wants week well wish work working works worst worries worry worried
  worth would wrong year years yesterday yourself goal goals aim aims hope hopes dream dreams reach achieve future friend friends neighbour
  neighbours neighbor neighbors afraid fear fears difficult difficulty problem problems trouble troubles bother bothers angry upset sad
  busy past childhood mood content talk talked talking about listen introduce job trade profession intend ambition ambitions obstacle obstacles
  let lot maybe perhaps else let's can't don't won't i'm i've you're you've what's how's who's that's it's`.split(/\s+/)
)

/** A word without its ending, so that "visas" meets "visa" and "routing" meets "routed". */
export const stem = (word: string): string => {
  const plain = word.toLowerCase().replace(/['’]s?$/, "")
  const cut = plain.replace(/(?:ies|ied)$/, "y").replace(/(?<=\p{L}{3})(?:ings?|ed|es|s)$/u, "")
  return cut.replace(/(?<=\p{L}{3})e$/u, "").replace(/(\p{Ll})\1$/u, "$1")
}

/** The words of a text as stems, each once. */
export const stemsOf = (text: string): Set<string> => new Set(Phrase.contentWords(text).map(stem))

const mine: Readonly<Record<string, string>> = { your: "my", yours: "mine", you: "me", yourself: "myself" }

const isTopical = (word: string): boolean => {
  const plain = word.toLowerCase().replace(/['’]s?$/, "")
  return Phrase.contentWords(word).length > 0 && !asking.has(plain) && !asking.has(word.toLowerCase())
}

/** What stands behind "of" or "about", and else the question; of an order nobody can say what thing it is about. */
const named = (sentence: string): string => {
  const [, behind = ""] = /\b(?:about|of|on|with|regarding|concerning) (.+)$/i.exec(sentence) ?? []
  if (Phrase.words(behind).some(isTopical)) return behind
  return sentence.trimEnd().endsWith("?") ? sentence : ""
}

/** The part of a sentence from its first word that says something to the last, at most so many words, with its article. */
const thingIn = (sentence: string, most: number): string => {
  const words = Phrase.words(sentence)
  const first = words.findIndex(isTopical)
  if (first < 0) return ""
  let last = first
  for (let at = first + 1; at < words.length && at < first + most; at++) {
    if (isTopical(words[at] as string)) last = at
  }
  // What describes the thing stands between its article and its name: "the new bridge".
  let from = first
  while (
    from > 0 && first - from < 2 && /^(?:new|old|big|good|best|long|first|last|next)$/i.test(words[from - 1] ?? "")
  ) from--
  if (/^(?:the|an?|my|your|his|her|their|our|this|that|these|those)$/i.test(words[from - 1] ?? "")) from--
  return words.slice(from, last + 1).map((word) => mine[word.toLowerCase()] ?? word).join(" ")
}

/** Reads a question put to somebody. Never fails. */
export const read = (question: string, self: ReadonlyArray<string>): Topic => {
  const plain = Phrase.clean(question, 600)
  const low = plain.toLowerCase()
  const kind = kinds.find(([, sign]) => sign.test(low))?.[0] ?? "thing"
  const sentence = Phrase.sentences(plain).findLast((one) => Phrase.words(one).some(isTopical)) ?? plain
  const own = self.reduce((text, name) => text.replaceAll(name, " "), sentence)
  const stems = Phrase.words(own).filter(isTopical).map((word) => stem(word))
  return {
    kind,
    stems: [...new Set(stems)],
    thing: thingIn(named(own), 7).replace(/^(?:The|An?|My|This|That|These|Those) /, (word) => word.toLowerCase())
  }
}

/** True when a text speaks of what is asked about: of one word of three, of half of more. */
export const bears = ({ stems }: Topic, text: string): boolean => {
  if (stems.length === 0) return false
  const there = stemsOf(text)
  const found = stems.filter((one) => there.has(one)).length
  return found >= Math.ceil(stems.length / 3) && found > 0
}
