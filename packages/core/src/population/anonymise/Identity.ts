/** Everything in a profile by which the person may be known. */
import type { Profile } from "../../domain/Profile.ts"
import * as Contacts from "../../privacy/Contacts.ts"
import type { Kind } from "../../privacy/Found.ts"
import * as Whereabouts from "../../privacy/Whereabouts.ts"
import * as Window from "../../privacy/Window.ts"
import { attributeOf, occupationNames, placeNames } from "../source/Attributes.ts"
import * as Copied from "./Copied.ts"
import * as Folded from "./Folded.ts"
import type { Mark } from "./Mark.ts"
import * as Marks from "./Mark.ts"
import type { Reader } from "./ordinary.ts"
import * as Organisations from "./Organisations.ts"
import * as PersonNames from "./PersonNames.ts"
import * as Sentences from "./Sentences.ts"
import * as Transliterations from "./Transliterations.ts"

/** What identifies one person, ready to be looked for. */
export interface Identity {
  /** By what they are, folded and run together. */
  readonly marks: ReadonlyMap<string, ReadonlyArray<Mark>>
  /** Rows of five digits or more. */
  readonly digits: ReadonlySet<string>
  /** Days, as year, month and day. */
  readonly dates: ReadonlySet<string>
  /** What names in Cyrillic and Greek letters sound like, made coarse. */
  readonly heard: ReadonlyMap<string, Kind>
  /** True when nobody can tell how the name would be written in Latin letters. */
  readonly isUnreadable: boolean
  /** Words of the places where the person lives, in small letters. */
  readonly places: ReadonlySet<string>
  /** Runs of words of the original. */
  readonly runs: ReadonlySet<string>
}

const nameFields =
  /^(?:(?:full|first|last|given|family|middle|maiden|display|birth|legal|real|user)[ _-]?)?name$|nickname|surname|alias|spouse|husband|wife|partner|mother|father|child|sibling|manager|supervisor/i
const handleFields =
  /user[ _-]?name|screen[ _-]?name|handle|login|nick\b|twitter|instagram|facebook|linkedin|github|telegram|discord|tiktok|reddit|mastodon/i
const organisationFields =
  /organi[sz]ation|compan|employer|workplace|school|universit|college|institut|alma|team|club|church|affiliation|firm/i
const numberFields =
  /(?:^|[ _-])id$|passport|ssn|social[ _-]?security|account|iban|licen[cs]e[ _-]?(?:no|number|plate)|badge|number/i

const placeFields = /place|city|town|residence|location|country|region|state|home|nationality|hometown/i

// A provider of mail or pages, whose name stands in everybody's address.
const providers = new Set(
  `gmail googlemail yahoo hotmail outlook live icloud proton protonmail gmx web aol mail twitter facebook instagram linkedin
  youtube github gitlab medium substack reddit tiktok wordpress blogspot tumblr telegram discord www com org net co uk`
    .split(/\s+/)
)

const pathSigns = new Set(`in u user users pub profile people channel www http https status posts`.split(" "))

/** The names inside an address: who has the box, whose page it is, and the domain they are at. */
const ofContact = (text: string, kind: string, { isOrdinary }: Reader): Array<Mark> => {
  const single = (word: string, as: Mark["kind"]) => Marks.of(word, as, Marks.mannerOf(word, isOrdinary))
  if (kind === "user name") return single(text.replace(/^.*[@/]|#\d+$/gu, ""), "user name")
  if (kind === "e-mail address") {
    const [box = "", domain = ""] = text.split(/\s*(?:[@＠]|[[({<]\s*at\s*[\])}>]|\sat\s)\s*/iu)
    const host = Folded.words(domain).map((word) => word.text).filter((word) => word.length > 3 && !providers.has(word))
    return [...single(box, "user name"), ...host.slice(0, 1).flatMap((word) => single(word, "organisation"))]
  }
  const [host = "", ...path] = text.replace(/^\w+:\/\//, "").split(/[/?#]/)
  const labels = host.split(".").slice(0, -1).filter((label) => label.length > 3 && !providers.has(label.toLowerCase()))
  const pages = path.filter((part) => part.length > 3 && !pathSigns.has(part) && /\p{L}/u.test(part))
  return [
    ...labels.flatMap((label) => single(label, "organisation")),
    ...pages.flatMap((page) => single(page.replace(/^@/, ""), "user name"))
  ]
}

const calledBy =
  /\b(?:known as|nicknamed|called|goes by|aka|a\.k\.a\.|alias|dubbed)\s+(?:the\s+)?["“'‘]?(\p{Lu}[\p{L}\p{M}'’-]+(?:\s+\p{Lu}[\p{L}\p{M}'’-]+)?)/gu

/** Other people whom a text names by more than one word, or by one that is a name and nothing else. */
const others = (
  people: ReadonlyArray<string>,
  own: ReadonlySet<string>,
  { english, isOrdinary }: Reader
): Array<Mark> =>
  people.flatMap((person) => {
    const parts = Folded.words(person).map((word) => word.text)
    const isWritten = /^[\p{L}\p{M}'’. -]+$/u.test(person) && person.split(/\s+/).every((part) => /^\P{Ll}/u.test(part))
    // Two words with a capital letter are a person where at least one is known to be a name.
    if (
      !isWritten || !parts.some((part) => english.sortOf(part) === "name") || parts.every((part) => own.has(part))
    ) return []
    if (parts.length === 1) {
      const [word = ""] = parts
      return english.sortOf(word) === "name" && !isOrdinary(word)
        ? Marks.of(word, "name of another person", "capital")
        : []
    }
    if (parts.every(isOrdinary)) return []
    return PersonNames.marks(person, "name of another person", isOrdinary).map((mark) =>
      mark.single && mark.manner === "any" ? { ...mark, manner: "capital" as const } : mark
    ).filter((mark) => mark.manner !== "name")
  })

const fieldMarks = (field: string, value: string, reader: Reader): Array<Mark> => {
  const { isOrdinary } = reader
  const items = value.split(/\s*;\s*/)
  return [
    ...(handleFields.test(field)
      ? items.flatMap((item) => ofContact(item, /[./]/.test(item) ? "web address" : "user name", reader))
      : []),
    ...(nameFields.test(field) ? items.flatMap((item) => PersonNames.marks(item, "name", isOrdinary)) : []),
    ...(organisationFields.test(field) ? Organisations.inField(value, reader) : []),
    ...(/education|degree|qualification/i.test(field) ? Organisations.inEducation(value, reader) : []),
    ...(numberFields.test(field) && /\d/.test(value)
      ? Marks.of(value, "number", "any").filter((mark) => mark.squashed.length > 3)
      : [])
  ]
}

/** The name without what tells people of the same name apart: their occupation and their place. */
const bareName = ({ attributes, name }: Profile): string => {
  const ends = [
    ` (${attributeOf(attributes, occupationNames) ?? ""})`,
    ` of ${(attributeOf(attributes, placeNames)?.split(/[,;(]/)[0] ?? "").trim()}`
  ]
  return ends.reduce(
    (text, end) => (/\p{L}$|\)$/u.test(end) && text.endsWith(end) ? text.slice(0, -end.length) : text),
    name
  )
}

const isForeign = /[\p{Script=Cyrillic}\p{Script=Greek}]{2}/u

/** Names in Cyrillic and Greek letters: the person's, those of fields, and what is written large within a sentence. */
const heardIn = (profile: Profile, places: ReadonlySet<string>): ReadonlyMap<string, Kind> => {
  const { attributes, description, name, pastActions } = profile
  const heard = new Map<string, Kind>()
  const add = (text: string, kind: Kind) => {
    for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
      for (const form of Transliterations.of(word)) if (!heard.has(form)) heard.set(form, kind)
    }
  }
  const fields = Object.entries(attributes)
  const all = [name, description, ...pastActions, ...Object.values(attributes)]
  if (!all.some((text) => isForeign.test(text))) return heard
  add(name, "name")
  for (const [field, value] of fields) {
    if (nameFields.test(field)) add(value, "name")
    else if (handleFields.test(field)) add(value, "user name")
    else if (organisationFields.test(field)) {
      add((value.match(/\p{Lu}[\p{L}\p{M}]{3,}/gu) ?? []).join(" "), "organisation")
    }
  }
  for (const text of [description, ...pastActions]) {
    for (const [word] of text.matchAll(/(?<=[\p{L}\p{N},][ \u00a0][«"“„]?)\p{Lu}\p{Ll}[\p{L}\p{M}]{2,}/gu)) {
      if (!places.has(Folded.squash(word))) add(word, "name of another person")
    }
  }
  return heard
}

/** What identifies a person, from all that their profile says. */
export const of = (profile: Profile, reader: Reader): Identity => {
  const { isOrdinary } = reader
  const fields = Object.entries(profile.attributes).map(([field, value]) => [field, Window.withoutGaps(value)] as const)
  const name = Window.withoutGaps(bareName(profile))
  const told = [profile.description, ...profile.pastActions].map(Window.withoutGaps)
  const text = [...told, ...fields.map(([, value]) => value)].join("\n")
  const everything = `${name}\n${text}`
  const isUserName = /^[@＠]/.test(name) || (!/\s/.test(name) && /[\d_]/.test(name))
  const own = isUserName
    ? ofContact(name, "user name", reader)
    : PersonNames.marks(name, "name", isOrdinary)
  const read = Sentences.named(Sentences.telling(text), reader.english)
  const parts = new Set(own.filter((mark) => mark.single).map((mark) => mark.squashed))
  const found = [
    ...own,
    ...[...text.matchAll(calledBy)].flatMap((match) => PersonNames.marks(match[1] ?? "", "name", isOrdinary)),
    ...fields.flatMap(([field, value]) => fieldMarks(field, value, reader)),
    ...Organisations.inText(text, read.organisations, reader),
    ...others(read.people, parts, reader),
    ...Window.throughout(everything, Contacts.find).flatMap(({ kind, text }) => ofContact(text, kind, reader)),
    ...Window.throughout(everything, Whereabouts.addressesIn).flatMap((found) =>
      Marks.of(found.text.replace(/^[^\p{L}]*\d\S*\s*|(?<!\d)\d+\s*$/gu, ""), "street address", "any").filter((mark) =>
        !mark.single
      )
    )
  ]
  const places = new Set(
    fields.filter(([field]) => placeFields.test(field)).flatMap(([, value]) =>
      Folded.words(value).map((word) => word.text)
    )
  )
  const marks = new Map<string, Array<Mark>>()
  for (const mark of found) {
    // A place that was read as a firm or a person; what a person is called counts all the same.
    if (
      mark.single && places.has(mark.squashed) &&
      (mark.kind === "organisation" || mark.kind === "name of another person")
    ) continue
    const same = marks.get(mark.squashed)
    if (same === undefined) marks.set(mark.squashed, [mark])
    else if (!same.some((other) => other.kind === mark.kind && other.manner === mark.manner)) same.push(mark)
  }
  return {
    marks,
    digits: new Set(everything.match(/\d{5,}/g)),
    dates: new Set(Window.throughout(everything, Whereabouts.datesIn).flatMap((date) => date.readings)),
    heard: heardIn(profile, places),
    isUnreadable: Transliterations.isUnreadable(profile.name),
    places,
    runs: Copied.of(profile)
  }
}
