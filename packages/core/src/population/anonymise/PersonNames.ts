/** What a person is called by, from a full name: the whole, its parts, and how parts are run together in user names. */
import type { Kind } from "../../privacy/Found.ts"
import * as Folded from "./Folded.ts"
import * as Mark from "./Mark.ts"
import { type IsOrdinary, particles } from "./ordinary.ts"

const inQuotes = /["“”«»„]([^"“”«»„]+)["“”«»„]|\(([^()]+)\)|(?<!\p{L})['‘]([^'’]{1,200})['’](?!\p{L})/gu

const partsOf = (name: string): ReadonlyArray<string> => name.split(/[\s,/]+/).filter((part) => /\p{L}/u.test(part))

const isParticle = (part: string): boolean => particles.has(Folded.squash(part))

/** "Night-shift nurse": a role, by which nobody is known. */
const isRole = (parts: ReadonlyArray<string>, isOrdinary: IsOrdinary): boolean => {
  const said = parts.filter((part) => !isParticle(part)).flatMap((part) => part.split("-"))
  return said.length > 1 && said.every((part) => isOrdinary(Folded.squash(part))) &&
    said.some((part) => /^\p{Ll}/u.test(part))
}

// Signs of Chinese, Japanese and Korean: names without spaces, the family first.
const isEastern = (text: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u.test(text)

/** How parts of a name stand run together: first and last, and one of the two with the other's first letter. */
const runTogether = (first: string, last: string): ReadonlyArray<string> => [
  ...(last.length > 3 ? [`${first.slice(0, 1)}${last}`] : []),
  ...(first.length > 3 ? [`${first}${last.slice(0, 1)}`] : [])
]

/** The marks of a name. */
export const marks = (name: string, kind: Kind, isOrdinary: IsOrdinary): Array<Mark.Mark> => {
  const nicknames = [...name.matchAll(inQuotes)].map((match) => match[1] ?? match[2] ?? match[3] ?? "")
  const plain = name.replace(inQuotes, " ")
  const all = partsOf(plain)
  if (isRole(all, isOrdinary)) return []
  const parts = all.filter((part) => !isParticle(part) && Folded.squash(part).length > 1)
  const single = (part: string) => Mark.of(part, kind, Mark.mannerOf(part, isOrdinary))
  const [first = "", last = ""] = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) =>
    Folded.squash(part ?? "")
  )
  const together = last === "" || isOrdinary(first) || isOrdinary(last) ? [] : runTogether(first, last)
  return [
    ...(all.length > 1 ? Mark.of(all.join(" "), kind, "any") : []),
    ...(parts.length > 1 ? Mark.of(parts.join(" "), kind, "any") : []),
    ...(last === ""
      ? []
      : [
        ...Mark.of(`${first} ${last}`, kind, "any"),
        ...Mark.of(`${last} ${first}`, kind, isOrdinary(first) && isOrdinary(last) ? "capital" : "any")
      ]),
    ...parts.flatMap((part) => [part, ...(part.includes("-") ? part.split("-") : [])]).flatMap(single),
    ...parts.filter((part) => isEastern(part) && part.length > 2).flatMap((part) => single(part.slice(1))),
    ...together.flatMap(single),
    ...nicknames.flatMap((nickname) => partsOf(nickname).length > 1 ? Mark.of(nickname, kind, "any") : single(nickname))
  ]
}
