/** Employers, schools, clubs and companies that a text or a field names. */
import * as Folded from "./Folded.ts"
import * as Mark from "./Mark.ts"
import type { Reader } from "./ordinary.ts"
import * as Sentences from "./Sentences.ts"

const legal =
  /[\s,]{1,16}(?:Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|Corp|Corporation|Co|Company|GmbH|AG|KG|SA|SAS|SARL|SRL|SpA|BV|NV|AB|AS|ASA|Oy|Oyj|Pty|Pvt|Group|Holdings?|Kft|Sp\. z o\.o|Foundation)\b\.?/giu

// Words that name a sort of organisation; a phrase of nothing else names none.
const sorts = new Set(
  `university college school institute institution hospital council bank foundation church academy association society group
  company studio studios agency press museum library club centre center clinic plant farm ministry department trust union
  airlines laboratory laboratories lab labs office bureau authority federation cooperative polytechnic seminary conservatory
  orchestra theatre theater gallery hotel restaurant cafe bakery brewery shop store records media network service services
  systems solutions partners consulting industries technologies software games project team district board committee court`
    .split(/\s+/)
)

// Those that stand in ordinary headings as well, such as Culture & Society.
const loose = new Set(
  `society group studio agency press library club centre center farm department trust union lab labs office shop store records
  media network service services systems solutions partners consulting industries technologies software games project team
  district board committee court restaurant hotel company`.split(/\s+/)
)

// "Senior Software Engineer": what somebody is, not where.
const role =
  /(?:Engineer|Manager|Teacher|Assistant|Analyst|Architect|Developer|Consultant|Director|Officer|Clerk|Specialist|Technician|Nurse|Counsel|Librarian|Secretary|Designer|Coordinator|Associate|Administrator|Supervisor|Worker|Educator|Instructor|Barista|Head|Lead|Foreman|Representative|Student|Graduate|Physician|Principal|Professor|Editor|Writer|Driver|Aide)s?$/u

const general = new Set(
  `the a an of and for in at de la local city state public private national international regional central high secondary
  primary middle elementary community county technical vocational trade business law medical graduate art arts general junior
  senior grammar boarding evening night district municipal federal royal institute science sciences engineering nursing
  construction retail logistics manufacturing insurance hospitality agriculture area various several clients home small large mid sized independent self employed freelance retired former formerly currently works working
  owner runs own family owned student unemployed none n/a na homemaker housing welfare division health education social care
  management marketing design research development technology information computer finance human resources policy government
  administration safety support training first nonprofit non profit startup start up part full time`.split(/\s+/)
)

// Firms whose things everybody uses: to mention them tells nothing of who somebody is, but to work for them does.
const firms = new Set(
  `instagram facebook twitter youtube tiktok linkedin reddit whatsapp telegram discord pinterest snapchat wikipedia google
  netflix spotify zoom slack github nba nfl fifa`.split(/\s+/)
)

const everywhere = new Set([
  ...firms,
  ...`excel word powerpoint photoshop python java javascript windows linux android iphone internet covid eu un uk us usa hr it ai
  pr seo diy gcse mba stem lgbtq ngo ngos dei crm erp`.split(/\s+/)
])

const isProgram = (word: string): boolean => everywhere.has(word) && !firms.has(word)

const capital = String.raw`(?:\p{Lu}|\p{N}{1,8}\p{Lu})[\p{L}\p{M}\p{N}'’&-]*(?:\.(?=\p{Lu})[\p{L}\p{M}\p{N}'’&-]*)*`
const between = String.raw`(?:[ \t]+(?:of|the|and|for|de|da|do|di|du|des|del|della|la|le|von|van|&|y|e))`
const sequence = String.raw`(?:St\. )?${capital}(?:${between}{0,2}[ \t]+${capital}){0,7}`

const sortNames = [...sorts].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("|")
const sequences = new RegExp(sequence, "gu")
const named = new RegExp(String.raw`\b(?:${sortNames}|Ltd|Inc|LLC|GmbH|PLC|Corp)\b`, "u")
const employed = new RegExp(
  String
    .raw`\b(?:works?|worked|working|employed|job|hired|interned|volunteers?|volunteered|studied|studies|graduated|degree|founder|co-founder|founded|co-founded|joined|CEO|CTO|owner|director|president|head|manager|professor|lecturer|member|alumn\p{L}+|employee|staff|position|role)\s+(?:\p{Ll}+\s+){0,3}?(?:at|for|by|of|from)?\s*(?:the\s+)?(${sequence})`,
  "gu"
)

// Where somebody works in any case: no ordinary word makes this another thing.
const employer = new RegExp(
  String
    .raw`(?<!\b(?:good|better|best|skilled|expert|great|adept|looking|look)\s)\bat\s+(?:the\s+)?(${sequence})|\b(?:works?|worked|working|drives?|drove|delivers?|employed|hired|volunteers?|volunteered)\s+(?:\p{Ll}+\s+){0,2}?(?:for|by)\s+(?:the\s+)?(${sequence})`,
  "gu"
)

const seasons = /^(?:Christmas|Easter|Ramadan|Diwali|Eid|Thanksgiving|Halloween|Passover|Pentecost|Lent|Midsummer)$/

const capitalised = (text: string): ReadonlyArray<string> => text.match(sequences) ?? []

const bare = (name: string): string =>
  name.replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$|(?:'|’)s$/gu, "").trim()

/** The first letters of a name of three words or more, with and without its small ones: MIT, and DOH for a Department of Health. */
const acronymsOf = (short: string): Array<Mark.Mark> => {
  const words = short.split(/[\s&-]+/u).filter((word) => /^\p{L}/u.test(word))
  const large = words.filter((word) => /^\p{Lu}/u.test(word))
  if (words.length < 3 || large.length < 2 || words.length > 8) return []
  return [...new Set([large, words].map((all) => all.map((word) => word.charAt(0)).join("")))]
    .filter((letters) => letters.length > 2 && !everywhere.has(letters.toLowerCase()))
    .flatMap((letters) => Mark.of(letters, "organisation", "capitals"))
}

/** How a single word has to stand to mean the organisation called so. */
const mannerOfWord = (word: string, { isFrequent, isOrdinary }: Reader, isField: boolean): Mark.Manner => {
  if (!isField) return !isFrequent(word) && word.length > 3 ? "any" : "name"
  if (word.length < 4) return "capitals"
  return (isOrdinary(word) || isFrequent(word)) && !firms.has(word) ? "employer" : "any"
}

/**
 * The marks of an organisation's name: the whole, without its legal form, its first word where that stands for no other, and its first
 * letters. Of what is known to be somebody's employer or school every name counts that is more than a sort of organisation.
 */
const marksOf = (name: string, reader: Reader, isField: boolean): Array<Mark.Mark> => {
  const { english, isFrequent } = reader
  const whole = bare(name)
  const short = bare(whole.replace(legal, " ").replace(/^(?:the|a|an)\s+/i, ""))
  const words = Folded.words(short).map((word) => word.text)
  const isNone = (word: string) =>
    general.has(word) || sorts.has(word) || (!isField && (everywhere.has(word) || english.sortOf(word) === "place"))
  const isPlaceAndSort = words.some((word) => english.sortOf(word) === "place") && words.some((word) => sorts.has(word))
  if (role.test(short)) return []
  if (words.every(isNone) && !isPlaceAndSort) return isField ? acronymsOf(short) : []
  const strange = words.filter((word) => !isFrequent(word) && !general.has(word) && !sorts.has(word))
  if (words.length === 1) {
    const [word = ""] = words
    if (isField && english.sortOf(word) === "place") return Mark.of(word, "organisation", "capital")
    return word.length < (isField ? 2 : 3) || english.sortOf(word) === "place"
      ? []
      : Mark.of(word, "organisation", mannerOfWord(word, reader, isField))
  }
  if (
    strange.length === 0 && !isField && !words.some((word) => sorts.has(word) && !loose.has(word)) && short === whole
  ) return []
  // Two words more than the sort of thing it is: such a row is no accident in small letters either.
  const own = words.filter((word) => !general.has(word) && !sorts.has(word))
  const manner = strange.length > 0 || (isField && own.length > 1) ? "any" : "capital"
  const head = words[0] as string
  const isTelling = strange.includes(head) && head.length > 3 && !/(?:ish|ese|ian)$/.test(head) &&
    english.sortOf(head) !== "place"
  return [
    ...Mark.of(whole, "organisation", manner),
    ...Mark.of(short, "organisation", manner),
    ...acronymsOf(short),
    ...(isTelling ? Mark.of(head, "organisation", "capital") : [])
  ]
}

/** What a field that names an employer or a school says: the names in it, or all of a short value. */
export const inField = (value: string, reader: Reader): Array<Mark.Mark> => {
  const { isFrequent } = reader
  const pieces = value.split(/[;|,()\n/]|\s[–—-]\s/u).map((piece) => piece.trim()).filter((piece) => piece !== "")
  const names = pieces.flatMap((piece) => {
    const found = capitalised(piece).filter((name) =>
      /\s/.test(name) || !piece.startsWith(name) || piece.length === name.length
    )
    const isShort = Folded.words(piece).length <= 4
    return found.length === 0 && isShort && !/^\p{Lu}?\p{Ll}+(?:\s\p{Ll}+)*$/u.test(piece) ? [piece] : found
  })
  // A value of small letters alone may be a name that somebody typed so.
  const small = pieces.filter((piece) =>
    /^[^\p{Lu}]+$/u.test(piece) && Folded.words(piece).length <= 3 &&
    Folded.words(piece).some(({ text }) => !isFrequent(text))
  )
  const places = new Set(Sentences.named(value, reader.english).places)
  const isPlace = (name: string) =>
    places.has(name) || Folded.words(name).every(({ text }) => reader.english.sortOf(text) === "place")
  // "An IT consultancy in Boston": within a value these say what sort of employer it is, and where.
  return [...names, ...small].filter((name) =>
    name === value.trim() || !(isProgram(Folded.squash(name)) || isPlace(name))
  )
    .flatMap((name) => marksOf(name, reader, true))
}

const degree =
  /^(?:[BMD]\.?\p{Lu}[\p{L}.]*|Ph\.?D|Dip|Cert\p{Ll}*|Diploma|Post\p{Ll}*|Bachelor|Master|Doctor\p{Ll}*|Licen\p{Ll}*|Associate|High|Some|Secondary|Primary|Vocational|Trade|A-|O-|O|N\d)(?:[\s'’]|$)|^\p{Lu}+$/u

/** What a field about schooling says: what stands alone between commas in capital letters, as the names of schools do. */
export const inEducation = (value: string, reader: Reader): Array<Mark.Mark> => {
  const places = new Set(Sentences.named(value, reader.english).places)
  return value.split(/[;|,()\n/]|\s[–—-]\s/u).map((piece) => piece.trim()).filter((piece) =>
    capitalised(piece)[0] === piece && !degree.test(piece) && !places.has(piece)
  ).flatMap((name) => marksOf(name, reader, true))
}

/** What a text names: what is called after a sort of organisation, what somebody works for, and what English takes for one. */
export const inText = (text: string, read: ReadonlyArray<string>, reader: Reader): Array<Mark.Mark> => {
  const { isFrequent } = reader
  const byName = capitalised(text).filter((name) => /\s/.test(name) && named.test(name))
  const employers = [...text.matchAll(employed)].map((match) => match[1] ?? "").filter((name) => {
    const words = Folded.words(name)
    return words.length > 1 || words.some((word) => !isFrequent(word.text))
  })
  const recognised = read.filter((name) => {
    const words = Folded.words(name)
    return words.length > 1
      ? words.every((word) => word.text.length < 4 || /^\p{Lu}/u.test(name.slice(word.start)))
      : /^\p{Lu}/u.test(name) && words.some((word) => !isFrequent(word.text))
  })
  const { isOrdinary } = reader
  const own = [...text.matchAll(employer)].map((match) => match[1] ?? match[2] ?? "").filter((name) => {
    const words = Folded.words(name)
    return !seasons.test(name) &&
      !words.every(({ text: word }) => isProgram(word) || (reader.english.sortOf(word) === "place" && isOrdinary(word)))
  })
  return [
    ...[...byName, ...employers, ...recognised].flatMap((name) => marksOf(name, reader, false)),
    ...own.flatMap((name) => marksOf(name, reader, true))
  ]
}
