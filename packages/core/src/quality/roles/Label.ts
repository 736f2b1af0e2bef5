/** Labels by which a text tells who speaks, as in a play: "Teacher:", "**Student A:**", "<Pupil>", "[Tutor]", "### Human:". */

/** A label found in a text: who speaks, how it is written, and whether the text begins with it. */
export interface Label {
  readonly speaker: string
  readonly written: string
  readonly isFirst: boolean
}

/** Names of parts that any scene may have, and of the two sides of a chat. */
const parts = [
  String.raw`(?:the )?(?:(?:smart|dull|weak|strong|diligent|other|first|second|third|slow) )?` +
  `(?:teacher|student|pupil|tutor|learner|classmate|professor|instructor|moderator|narrator)` +
  String.raw`(?: [A-H]\b| \d\b)?`,
  "user|human|assistant|chatbot|ai|me"
]

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

// What may stand before a label: the beginning of a line with its marks, or the end of a sentence. Lists name things, not speakers.
const before = String.raw`(?<=^[ \t]{0,8}(?:[>#]{1,6}[ \t]{0,4})?|[.!?]["'”’)*_]{0,4}[ \t]{1,4})[*_]{0,3}`

// Behind it stand words: no count, price or sign as in tables and code.
const words = String.raw`["“'‘*_(]{0,4}\p{L}[\p{L}'’]{0,30}[,!?]?[ \t]{1,4}["“'‘*_(]{0,4}\p{L}`
const colon = String.raw`(?: ?\([^()\n]{1,40}\))?[*_]{0,3} ?:[*_]{0,3}`

/** Finds labels of parts, and of these names. A speaker is written large: "teacher: str" and <student> are code. */
export const finder = (names: ReadonlyArray<string>): (text: string) => ReadonlyArray<Label> => {
  const known = names.map((name) => name.trim()).filter((name) => name.length > 1).map(escape)
  // Not (?i:...) around the names alone: once much was compiled, V8 stops optimising patterns, and then it gets such a group wrong.
  const who = `(?<who>${[...parts, ...known].join("|")})`
  const forms = [
    new RegExp(String.raw`${before}${who}${colon}(?=\s{1,8}${words})`, "gimu"),
    new RegExp(String.raw`${before}(?:<${who}>|\[${who}\])[*_]{0,3}:?(?=[ \t]{0,4}${words})`, "gimu")
  ]
  return (text) =>
    forms.flatMap((form) =>
      [...text.matchAll(form)].map(({ 0: written, groups, index }) => ({
        speaker: groups?.["who"] ?? "",
        written: written.trim(),
        isFirst: /^[\s>#]*$/.test(text.slice(0, index))
      })).filter(({ speaker }) => /^\p{Lu}/u.test(speaker))
    )
}

const families: ReadonlyArray<readonly [family: string, names: RegExp]> = [
  ["student", /\b(?:student|pupil|learner)\b/],
  ["teacher", /\b(?:teacher|tutor|instructor|professor)\b/]
]

const familyOf = (name: string): string | undefined => families.find(([, names]) => names.test(name))?.[0]

/** Whether a label may be that of this speaker: "Student A" of A, "Student" of a pupil, "Maria" of Maria Lopez. */
export const isOf = (label: string, speaker: string): boolean => {
  const written = label.toLowerCase().replace(/^the /, "")
  const own = speaker.toLowerCase()
  if (written === own || written === "me" || own.startsWith(`${written} `)) return true
  const [, mark] = /(?:^| )([a-h]|\d)$/.exec(written) ?? []
  const [, ownMark] = /(?:^| |\.)([a-h]|\d)$/.exec(own) ?? []
  const family = familyOf(written)
  const ownFamily = familyOf(own) ?? (ownMark === undefined ? undefined : "student")
  return family !== undefined && family === ownFamily && (mark === undefined || mark === ownMark)
}
