/** Whom a sentence names, and who acts in it: by spelling alone, and rather nobody than the wrong one. */

/** The forms in which a text may name a person. */
export interface Forms {
  /** The name without what tells apart those of the same name: "Marta Okonjo" of "Marta Okonjo of Porto (2)". */
  readonly full: string
  /** Its words, but for titles, particles and single letters. */
  readonly parts: ReadonlyArray<string>
}

/** Somebody named in a text, from one character to another. */
export interface Mention {
  readonly from: number
  readonly to: number
}

const particle =
  /^(?:Dr|Mr|Mrs|Ms|Prof|Don|Dona|Doña|Sir|Sister|Brother|Father|Mother|Hajia|Haji|El|Al|The|An?|Old|Van|Von|De|Da|Di|La|Le|Mac|Of)\.?$/i

const made = new Map<string, Forms>()
const mostMade = 4096

/** The forms in which a text may name somebody of this name. */
export const formsOf = (name: string): Forms => {
  const known = made.get(name)
  if (known !== undefined) return known
  const full = name.replace(/ \([^()]*\)$/, "").replace(/(?<=\S) of \p{Lu}.*$/u, "").trim() || name
  const parts = full.split(/\s+/).filter((part) => part.length > 1 && /\p{L}/u.test(part) && !particle.test(part))
  const forms = { full, parts: parts.length === 0 ? [full] : parts }
  if (made.size >= mostMade) made.clear()
  made.set(name, forms)
  return forms
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{M}\p{N}]/u.test(char)

/** Where a form stands in a text as whole words, from some character on. */
const find = (text: string, form: string, start = 0): Mention | undefined => {
  if (form === "") return undefined
  for (let from = text.indexOf(form, start); from >= 0; from = text.indexOf(form, from + 1)) {
    const to = from + form.length
    if (!isLetter(text[from - 1]) && !isLetter(text[to])) return { from, to }
  }
  return undefined
}

const all = (text: string, form: string): Array<Mention> => {
  const found: Array<Mention> = []
  for (let next = find(text, form); next !== undefined; next = find(text, form, next.to)) found.push(next)
  return found
}

/** All mentions of a person, by any form and in any case of letters. */
export const mentions = (text: string, { full, parts }: Forms): Array<Mention> => {
  const lower = text.toLowerCase()
  return [full, ...parts].flatMap((form) => all(lower, form.toLowerCase()))
}

/** A mention with what follows of the same name: "Wei Chen" from "Wei" on. */
const whole = (text: string, { parts }: Forms, { from, to }: Mention): Mention => {
  let end = to
  for (;;) {
    const [next, word = ""] = /^\s+([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.-]*)/u.exec(text.slice(end, end + 80)) ?? []
    if (next === undefined || !parts.includes(word)) return { from, to: end }
    end += next.length
  }
}

/** The first mention of somebody else. A form that is made of one's own names alone is no sign of the other. */
export const firstOf = (text: string, other: Forms, own: Forms): Mention | undefined => {
  const mine = new Set(own.parts)
  const isOther = other.parts.some((part) => !mine.has(part)) && other.full !== own.full
  const full = isOther ? find(text.toLowerCase(), other.full.toLowerCase()) : undefined
  const found = other.parts.flatMap((part) => (mine.has(part) ? [] : find(text, part) ?? []))
  const [first] = [...(full === undefined ? [] : [full]), ...found].toSorted((a, b) => a.from - b.from || b.to - a.to)
  return first === undefined ? undefined : whole(text, other, first)
}

// What stands right before somebody who acts in a clause of its own, or does not act at all.
const leads =
  /\b(?:what|that|how|if|when|while|because|as|since|before|after|until|once|although|though|whether|whatever|where|who|whom|whose|which|than|of|with|for|to|from|by|about|on|in|at|and|or|like|against|between|behind|beside|without|upon|over|under|near)\s+(?:the\s+|an?\s+)?$/i
const subject = /\b(?:he|she|they|it|there|nobody|everybody|somebody)\b/i

// "asks", "quietly asks", "asked": what somebody does. Words that only look like it are none.
const deed = /^[\s]+(?:\p{Ll}+ly\s+)?(\p{Ll}{2,}(?:s|ed))(?![\p{L}'’])/u
const noDeed =
  /^(?:as|this|his|its|us|across|towards|besides|always|perhaps|sometimes|afterwards|upwards|unless|less|plus|ours|hers|theirs|yours|need|indeed|red|bed)$/

/** True when a mention is what acts in the sentence: nothing governs it, and a deed follows. */
export const isSubject = (text: string, { from, to }: Mention): boolean => {
  const [, verb] = deed.exec(text.slice(to)) ?? []
  if (verb === undefined || noDeed.test(verb)) return false
  const before = text.slice(0, from).split(/[.!?;:…]\s/).at(-1) as string
  return !leads.test(before) && !subject.test(before)
}

/** True when it acts in a clause of its own: at the beginning of one, a deed after it. */
export const acts = (text: string, { from, to }: Mention): boolean => {
  const [, verb] = deed.exec(text.slice(to)) ?? []
  const before = text.slice(0, from)
  return verb !== undefined && !noDeed.test(verb) &&
    /(?:^|[.!?;:,…—–)"”]|\b(?:and|but|so|when|while|as|because|until|then|that|before|after|where|if))\s*(?:the\s+)?$/i
      .test(before)
}

/** The text without what is said aloud in it: whoever speaks there may say "I". */
export const unquoted = (text: string): string =>
  text.replace(
    /"[^"]*(?:"|$)|“[^”]*(?:”|$)|«[^»]*(?:»|$)|(?<![\p{L}\p{N}])['‘][^'’]+(?:['’][^'’]{0,4})*?['’](?![\p{L}\p{N}])/gu,
    " "
  )
