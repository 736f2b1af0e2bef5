/** Small text tools of the rehearsal model: pure, total, English. Anything that comes in is data and may be messy. */

/** Words that say little of what a text is about. */
const small = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but
  by can cannot could did do does done down during each few for from further had half has have having he her here hers him
  his how i if in into is it its itself just least less many may me might more most must my no nobody none nor not nothing
  now of off on once one only or other others our out over own per put same she should since so some still such than that
  the their them then there these they this those three through till to too two under until up upon us very was we were
  what when where whether which while who whom whose why will with within without would yet you your`.split(/\s+/)
)

// Plain text in Latin letters, as nearly all is: nothing in it that `clean` would take out.
const isPlain = (text: string): boolean =>
  !/[^ -~\u00a1-\u024f\u1e00-\u1eff‘’“”–—…]|[`*_<>{}[\]|\\^~=#@\u00ad]| {2}|https?:|[\u00a9\u00ae]/.test(text)

/** Text of any origin on one line, without links, emoji, hash signs, markup and control characters. */
export const clean = (text: string, most = 600): string => {
  const head = text.slice(0, most * 3)
  if (isPlain(head)) return head.slice(0, most).trim()
  return head
    .toWellFormed()
    .replace(/https?:\/\/\S*/g, " ")
    .replace(/[\p{Extended_Pictographic}\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Variation_Selector}\ufffd]/gu, " ")
    .replace(/[#@](?=[\p{L}\p{N}])/gu, "")
    .replace(/[`*_<>{}[\]|\\^~=#@]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, most)
    .trim()
    .toWellFormed()
}

/** The sentences of a text. A full stop after an initial or a title ends none. */
export const sentences = (text: string): Array<string> =>
  text.split(/(?<=[.!?])(?<!\b(?:\p{Lu}|Dr|Mr|Mrs|Ms|St|Prof|Jr|Sr|vs|etc|e\.g|i\.e)\.)\s+(?=\P{Ll})/u).map((one) =>
    one.trim()
  )
    .filter((one) => one !== "")

/** The words of a text, in order and as written. */
export const words = (text: string): Array<string> => text.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []

/** The words of a text that say what it is about, in lower case. */
export const contentWords = (text: string): Array<string> =>
  words(text.toLowerCase()).map((word) => word.replace(/['’]s?$/, "")).filter((word) =>
    word.length > 2 && !small.has(word)
  )

/** True for words without a subject of their own: articles, pronouns, prepositions. */
export const isSmall = (word: string): boolean => small.has(word.toLowerCase())

/** How alike two texts are: shared pairs of neighbouring words over all, 0 to 1. */
export const likeness = (a: string, b: string): number => {
  const pairs = (text: string) => {
    const all = words(text.toLowerCase())
    return new Set(all.slice(1).map((word, index) => `${all[index]} ${word}`))
  }
  const [one, two] = [pairs(a), pairs(b)]
  const shared = one.intersection(two).size
  return shared === 0 ? 0 : shared / (one.size + two.size - shared)
}

/** The first letter large. */
export const upperFirst = (text: string): string => {
  const [first = ""] = text
  return first.toUpperCase() + text.slice(first.length)
}

/** The first letter small, unless the first word looks like a name, an acronym or "I". */
export const lowerFirst = (text: string, names: ReadonlyArray<string> = []): string => {
  const first = /^[\p{L}\p{M}\p{N}'’-]+/u.exec(text)?.[0] ?? ""
  const keep = /^I(?:['’]|$)/.test(first) || /^.+[\p{Lu}\p{N}]/u.test(first) ||
    names.some((name) => name.startsWith(first))
  return keep ? text : text.slice(0, 1).toLowerCase() + text.slice(1)
}

/** "a", "a and b", "a, b and c". */
export const list = (items: ReadonlyArray<string>, word = "and"): string =>
  items.length < 2 ? items[0] ?? "" : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`

/** "a" or "an" for what follows. */
export const article = (noun: string): "a" | "an" => {
  const first = noun.split(/[\s-]/)[0] ?? ""
  if (/^(?:hour|honest|honou?r|heir)/i.test(noun)) return "an"
  if (/^(?:uni(?!n|m)|use|usu|eu|ewe|one\b|once\b|ut[ie])/i.test(noun)) return "a"
  if (/^\p{Lu}{2,}$/u.test(first)) return /^[AEFHILMNORSX]/.test(first) ? "an" : "a"
  return /^(?:[aeiouàáâäåèéêëìíîïòóôöøùúûü]|8|11\b|18\b)/i.test(noun) ? "an" : "a"
}

/** A noun with its indefinite article. */
export const a = (noun: string): string => `${article(noun)} ${noun}`

/** The text as a sentence: large first letter, exactly one full stop unless it already ends. */
export const stop = (text: string): string => {
  const bare = text.trim().replace(/[\s,;:–—-]+$/u, "")
  return bare === "" ? "" : upperFirst(/[.!?…]["'’”)]?$/.test(bare) ? bare : `${bare}.`)
}

/** Mends what putting phrases together may break: spaces before commas, doubled stops, doubled small words. */
export const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ +([,;:.!?])/g, "$1")
    .replace(/([,;:])(?=[,;:.!?])/g, "")
    .replace(/([.!?])[.,]+(?=\s|$)/g, "$1")
    .replace(/(?<![\p{L}\p{M}])(the|a|an|of|to|in|and|for|with|about|on|at) \1(?![\p{L}\p{M}'’-])/giu, "$1")
    .trim()

// Where a sentence may be left off without breaking what stands before.
const clauseEnd = /[,;:.!?—–]$/u
const dangling = new Set(
  `a an the and or but of to in on at for with by from as that which who whose when where while his her their its my your
  so if than into about because before after until whose is are was were be has have had will would can not no very`
    .split(/\s+/)
)

/** The first `most` words of a text, left off at a clause where one is near, and never on a word that wants another. */
export const atMost = (text: string, most: number): string => {
  const all = text.split(/\s+/).filter((word) => word !== "")
  if (all.length <= most) return all.join(" ")
  const kept = all.slice(0, Math.max(1, most))
  const clause = kept.findLastIndex((word) => clauseEnd.test(word))
  if (clause >= most * 0.5) kept.length = clause + 1
  while (kept.length > 1 && dangling.has((kept.at(-1) as string).toLowerCase())) kept.pop()
  return kept.join(" ").replace(/[\s,;:—–-]+$/u, "")
}

/** The first clause of a sentence, without its end mark. */
export const clause = (sentence: string, most = 14): string =>
  atMost((sentence.split(/[,;:.!?—–](?:\s|$)|\s+(?:and|but|because|while|until|so that)\s+/u)[0] ?? "").trim(), most)

/** True when a text names somebody, as a whole word. */
export const names = (text: string, name: string): boolean => {
  if (name === "") return false
  const at = text.indexOf(name)
  if (at < 0) return false
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{M}\p{N}]/u.test(char)
  return (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) || names(text.slice(at + name.length), name)
}

/** What one calls a person: the longest part of the name that a text about them uses; else the first name. */
export const calledIn = (name: string, text: string): string => {
  const parts = name.split(" ").filter((part) => part !== "")
  const runs: Array<string> = []
  for (let size = parts.length - 1; size >= 1; size--) {
    for (let at = 0; at + size <= parts.length; at++) runs.push(parts.slice(at, at + size).join(" "))
  }
  if (names(text, name) && !runs.some((run) => names(text.replaceAll(name, ""), run))) return name
  const used = runs.find((run) => run.length > 1 && !title.test(run) && names(text, run))
  return used ?? parts.find((part) => !title.test(part) && part.length > 1) ?? name
}

const title =
  /^(?:Dr|Mr|Mrs|Ms|Prof|Don|Dona|Doña|Sir|Sister|Brother|Father|Mother|Hajia|Haji|El|Al|The|Old|Van|De|Mac|Le)\.?$/i

/** A name out of any text: one line, at most five words. */
export const asName = (text: string): string => {
  const name = clean(text, 80).replace(/[^\p{L}\p{M}\p{N}'’. -]/gu, " ").replace(/\s+/g, " ").trim()
  const short = name.split(" ").slice(0, 6).join(" ").replace(/[.\s'’-]+$/u, "").replace(/^[.\s'’-]+/u, "")
  return /\p{L}/u.test(short) ? short : "Someone"
}
