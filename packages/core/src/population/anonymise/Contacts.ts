/** Ways to reach somebody that stand in a text: web addresses, e-mail addresses, user names. The home of linkifyjs. */
import { find as findLinks } from "linkifyjs"
import { type Found, matches } from "./Found.ts"

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

const at = String.raw`(?:\s*[[({<]\s*(?:at|@|ät)\s*[\])}>]\s*|\s+(?:at|AT)\s+|\s*[@＠]\s*)`
const spelledDot = String.raw`(?:\s*[[({<]\s*(?:dot|\.|punkt|punto)\s*[\])}>]\s*|\s+(?:dot|DOT|punkt|punto)\s+)`
const dot = String.raw`(?:${spelledDot}|\s?\.\s?)`
const label = String.raw`[\p{L}\p{N}][\p{L}\p{N}_-]*`

const known =
  "com|org|net|edu|gov|io|co|info|biz|me|app|dev|ai|uk|de|fr|es|it|nl|us|ca|au|in|br|jp|cn|ru|ch|at|se|no|pl|eu"

const hidden: ReadonlyArray<readonly [Found["kind"], RegExp]> = [
  // Said in words: "at" is one of the language, so "dot" has to be spelled out, or brackets stand around it.
  [
    "e-mail address",
    new RegExp(`${label}(?:(?:\\.|${spelledDot})${label})*${at}${label}(?:${spelledDot}${label})+`, "giu")
  ],
  [
    "e-mail address",
    new RegExp(
      `${label}(?:\\.${label})*(?:\\s*[[({<]\\s*(?:at|@)\\s*[\\])}>]\\s*|\\s*[@＠]\\s*)${label}(?:${dot}${label})*${dot}(?:${known})\\b`,
      "giu"
    )
  ],
  ["web address", new RegExp(`(?:${label}${spelledDot})+(?:${known})\\b(?:\\s*(?:/|slash)\\s*\\S+)*`, "giu")],
  ["web address", /\b(?:hxxps?|h\s?t\s?t\s?p\s?s?)\s?:\s?\/\s?\/\s?\S+|\bwww\s?\.\s?\S+/giu]
]

const handles: ReadonlyArray<RegExp> = [
  /(?<![\p{L}\p{N}_.+-])[@＠]\s?[\p{L}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_](?:@[\p{L}\p{N}.-]+)?/gu,
  /(?<![\p{L}\p{N}_/])\/?u\/[\p{L}\p{N}_-]{3,}/gu,
  /(?<![\p{L}\p{N}_])[\p{L}\p{N}_.]{2,}#\d{4}\b/gu,
  // Paths of profile pages without the address before them.
  /(?<![\p{L}\p{N}_])\/(?:in|pub|user|users|profile|people|channel)\/[\p{L}\p{N}_.-]{3,}/gu,
  /(?<![\p{L}\p{N}_/])(?:in|pub|profile)\/[\p{L}\p{N}]+[-_.\p{N}][\p{L}\p{N}_.-]+/gu
]

// "a talk at [the] ...", "met at noon": what is spelled in words has to end as an address does.
const endsLikeOne = ({ kind, text }: Found): boolean =>
  kind !== "e-mail address" || new RegExp(`(?:${known}|\\p{L}{2,6})$`, "iu").test(text)

/** The contacts in a text, whoever they lead to. */
export const find = (text: string): Array<Found> => {
  const found = [
    ...links(text),
    ...hidden.flatMap(([kind, pattern]) => matches(text, [pattern], kind)).filter(endsLikeOne),
    ...matches(text, handles, "user name")
  ]
  return found.filter((one, index) =>
    !found.some((other, nth) =>
      other.start <= one.start && other.end >= one.end &&
      (nth < index || other.end - other.start > one.end - one.start) && other !== one
    )
  )
}
