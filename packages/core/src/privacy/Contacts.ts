/** Ways to reach somebody that stand in a text: web addresses, e-mail addresses, user names. The home of linkifyjs. */
import { find as findLinks } from "linkifyjs"
import { type Found, matches, widest } from "./Found.ts"
import * as Spelled from "./Spelled.ts"

// Spelled with a dot in the middle, and no addresses: names of software.
const software = /^(?:asp|ado|vb)\.net$|^(?:socket|draw|next|vue)\.(?:io|js)$/i

// "the bread.It is": a full stop without its space, no address.
const isMissingSpace = (value: string): boolean =>
  /^[\p{L}']+\.\p{Lu}\p{Ll}*$/u.test(value) || /^(?:[ap]\.m|e\.g|i\.e|etc)\./i.test(value)

const links = (text: string): Array<Found> =>
  findLinks(text).flatMap(({ end, start, type, value }): Array<Found> => {
    if (type === "url" && (software.test(value) || isMissingSpace(value))) return []
    return [{ kind: type === "email" ? "e-mail address" : "web address", text: value, start, end }]
  })

// Schemes with something put in between, so that no programme makes a link of it.
const broken: ReadonlyArray<RegExp> = [
  /\b(?:hxxps?|h\s?t\s?t\s?p\s?s?)\s?:\s?\/\s?\/\s?\S+|\bwww\s?\.\s?\S+/giu
]

const handles: ReadonlyArray<RegExp> = [
  /(?<![\p{L}\p{N}_.+-])[@＠]\s?[\p{L}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_](?:@[\p{L}\p{N}.-]+)?/gu,
  /(?<![\p{L}\p{N}_/])\/?u\/[\p{L}\p{N}_-]{3,}/gu,
  // A dot begins one only behind another, so that of a row of dots and letters only the first is tried.
  /(?<![\p{L}\p{N}_]|(?<!#\d{4})\.)[\p{L}\p{N}_.]{2,}#\d{4}\b/gu,
  // Paths of profile pages without the address before them.
  /(?<![\p{L}\p{N}_])\/(?:in|pub|user|users|profile|people|channel)\/[\p{L}\p{N}_.-]{3,}/gu,
  /(?<![\p{L}\p{N}_/])(?:in|pub|profile)\/[\p{L}\p{N}]+[-_.\p{N}][\p{L}\p{N}_.-]+/gu
]

/** The contacts in a text, whoever they lead to. */
export const find = (text: string): Array<Found> => {
  const found = [
    ...links(text),
    ...Spelled.find(text),
    ...matches(text, broken, "web address"),
    ...matches(text, handles, "user name")
  ]
  const kept = new Set(widest(found))
  return found.filter((one) => kept.has(one))
}
