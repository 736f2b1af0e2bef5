/** The words of an act as numbers: what tells whether an agent says the same again, and what the society talks about. */

/** Fewest letters of a word that tells of a topic: the short words of most languages say little of what a text is about. */
const telling = 4

/** Characters of an act that are looked at; acts are one or two sentences. */
const longest = 4000

const basis = 0x811c9dc5

// FNV leaves the low bits poorly mixed (this is the end of MurmurHash3).
const mixed = (hash: number): number => {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
/** Letters of any script, in small ones; of what is not ASCII only spaces and marks are taken out. */
const isLetter = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 0xc0 && (unit < 0x2000 || unit > 0x206f) && (unit < 0x3000 || unit > 0x303f) && unit < 0xff00)
/** Chinese and Japanese signs, each of which is a word. */
const isSign = (unit: number): boolean => (unit >= 0x3041 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff)

/** Calls back with the hash and the length of every word. By hand, for there are millions of them in a long run. */
const scan = (text: string, found: (hash: number, length: number) => void): void => {
  let hash = basis
  let length = 0
  const flush = () => {
    if (length > 0) found(mixed(hash), length)
    hash = basis
    length = 0
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const sign = isSign(unit)
    if (!sign && !isLetter(unit) && !isDigit(unit)) {
      flush()
      continue
    }
    if (sign) flush()
    hash = Math.imul(hash ^ unit, 0x01000193)
    length++
    if (sign) flush()
  }
  flush()
}

/** An act's different words, as hashes in ascending order, and the topic they come to. */
export interface Wording {
  readonly words: ReadonlyArray<number>
  /** A number from 0 to `topics` - 1. */
  readonly topic: number
}

const bits = 6

/** How many topics there are. */
export const topics = 2 ** bits

/**
 * The topic of some words: each bit is on which side of a plane drawn at random they lie together (SimHash, Charikar 2002). Texts
 * that share most of their words mostly share their topic; which texts share one otherwise is chance.
 */
const topicOf = (words: ReadonlyArray<number>): number => {
  let topic = 0
  for (let bit = 0; bit < bits; bit++) {
    let sum = 0
    for (const hash of words) sum += (hash >>> bit) & 1 ? 1 : -1
    // Where as many lie on one side as on the other, the first word decides.
    if (sum > 0 || (sum === 0 && ((words[0] ?? 0) >>> bit) & 1)) topic |= 1 << bit
  }
  return topic
}

/** Puts a number where it belongs in an ascending list, unless it is there. An act has a few dozen words: nothing is faster. */
const insert = (numbers: Array<number>, added: number): void => {
  let at = numbers.length
  while (at > 0 && (numbers[at - 1] as number) > added) at--
  if (at > 0 && numbers[at - 1] === added) return
  for (let i = numbers.length; i > at; i--) numbers[i] = numbers[i - 1] as number
  numbers[at] = added
}

/** The wording of an act. Case does not count, nor marks, nor how often a word stands in it. */
export const of = (text: string): Wording => {
  const words: Array<number> = []
  const content: Array<number> = []
  scan(text.slice(0, longest).toLowerCase(), (hash, length) => {
    insert(words, hash)
    if (length >= telling) content.push(hash)
  })
  return { words, topic: topicOf(content.length === 0 ? words : content) }
}

/** Cosine of two acts' words from which on they say the same. */
const same = 0.9

/** True when two acts are nearly the same words. */
export const isAlike = ({ words: a }: Wording, { words: b }: Wording): boolean => {
  const needed = same * Math.sqrt(a.length * b.length)
  // Words of each that the other may lack; most pairs differ after a few.
  let spareA = a.length - needed
  let spareB = b.length - needed
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length && spareA >= 0 && spareB >= 0) {
    const x = a[i] as number
    const y = b[j] as number
    if (x <= y) i++
    if (y <= x) j++
    if (x < y) spareA--
    else if (y < x) spareB--
  }
  return spareA >= a.length - i && spareB >= b.length - j
}

/**
 * How spread out acts are over topics: their Shannon entropy, as a part of the highest that so many acts can have. 0 when all are
 * of one topic, 1 when they are spread as evenly as can be; 1 for fewer than two, which nothing can be said of.
 */
export const spread = (counts: ReadonlyArray<number>): number => {
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (all < 2) return 1
  let entropy = 0
  for (const count of counts) if (count > 0) entropy -= (count / all) * Math.log2(count / all)
  return entropy / Math.log2(Math.min(all, counts.length))
}
