/** What a person's file and licence are called, where a name may stand as well: `jane-merrick.json`, "CC BY 4.0, Jane Merrick". */
import { oneLine } from "../../domain/PlainText.ts"
import type { Profile } from "../../domain/Profile.ts"
import { stemOf } from "../../source/Text.ts"
import type { Identity } from "./Identity.ts"
import type { LeakCheck } from "./LeakCheck.ts"

/** What of the labels of one person may be told. */
export interface Labels {
  readonly file: string
  /** True when the name of the file gives the person away. */
  readonly isTelling: boolean
  readonly licence: string | undefined
  /** What is left of the licence; undefined where nothing may be. */
  readonly kept: string | undefined
}

/** What stands in place of the name of a file that gives somebody away. */
export const neutral = "profiles"

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A file's name as a text in which a name would stand as names do: together, and each word alone. */
const spelled = (stem: string): ReadonlyArray<string> => {
  const words = stem.normalize("NFC").split(/[^\p{L}\p{M}\p{N}'’]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((word) =>
    word !== ""
  )
    .map(upperFirst)
  return [stem, words.join(" "), ...words.map((word) => `Of ${word}`)]
}

const known = new RegExp(
  String
    .raw`(?:CC0|CC[ -]BY(?:[ -](?:NC|SA|ND)){0,2}|Apache|[AL]?GPL|BSD|MPL|ODbL|ODC-By|PDDL|CDLA-(?:Permissive|Sharing))(?:[ -]v?\d(?:\.\d)?)?(?:-(?:Clause|only|or-later))?|MIT(?= Licen[cs]e|$)|public domain|Unlicense`,
  "i"
)
const isKnown = (licence: string): boolean => known.exec(licence)?.[0].length === licence.length

// Where licences are explained: such an address leads to no person.
const explained = /creativecommons\.org|opensource\.org|spdx\.org|opendatacommons\.org|gnu\.org|apache\.org/i

const keptOf = (licence: string, isSafe: (text: string) => boolean): string | undefined => {
  if (isKnown(licence) || isSafe(licence)) return licence
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.source})(?![\\p{L}\\p{N}])`, "iu").exec(licence)?.[0]
  if (named !== undefined) return named
  const front = oneLine(licence.split(/[,;(]|\bby\b|©|\bcopyright\b/i)[0] ?? "")
  return front !== "" && isSafe(front) ? front : undefined
}

/** The labels of a person as found; undefined for one of no file. */
export const of = (
  check: LeakCheck,
  { identity, original }: { readonly identity: Identity; readonly original: Profile }
): Labels | undefined => {
  const { licence, origin } = original
  if (origin.kind !== "file") return undefined
  const isSafe = (text: string) =>
    check.find([{ where: "the licence", text }], identity).every((leak) =>
      leak.kind === "web address" && explained.test(leak.text)
    )
  const parts = spelled(stemOf(origin.file)).map((text) => ({ where: "the file", text, isName: true }))
  return {
    file: origin.file,
    isTelling: check.find(parts, identity).length > 0,
    licence,
    kept: licence === undefined ? undefined : keptOf(licence, isSafe)
  }
}

/** What files and licences are called from here on. */
export interface Telling {
  readonly fileOf: (file: string) => string
  readonly licenceOf: (licence: string) => string | undefined
}

/** Of what gives one person away nothing is kept for anybody else either: many may be of one file. */
export const together = (all: ReadonlyArray<Labels>): Telling => {
  const files = new Set(all.filter(({ isTelling }) => isTelling).map(({ file }) => file))
  const licences = new Map<string, string | undefined>()
  for (const { kept, licence } of all) {
    if (licence === undefined) continue
    const before = licences.has(licence) ? licences.get(licence) : kept
    const least = before === undefined || kept === undefined || before.length < kept.length ? before : kept
    licences.set(licence, kept === undefined ? undefined : least)
  }
  return {
    fileOf: (file) => (files.has(file) ? `${neutral}${file.slice(stemOf(file).length)}` : file),
    licenceOf: (licence) => (licences.has(licence) ? licences.get(licence) : licence)
  }
}
