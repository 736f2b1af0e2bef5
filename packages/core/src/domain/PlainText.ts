/** Text of files and models is data: nothing in it may steer a terminal, a prompt or a trainer. */

// Whole sequences first, or "\u001b[31m" would leave "[31m" behind: closed strings (titles, links), CSI, other escapes.
const escapes =
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g

// oxlint-disable-next-line no-control-regex -- the same; line breaks and tabs stay
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

// Most texts have nothing to clean: one look tells.
// oxlint-disable-next-line no-control-regex -- the same
const dirty = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]/

/** The text without escape sequences, control characters, bidi overrides and halves of pairs; tabs and line breaks stay. */
export const plain = (text: string): string =>
  dirty.test(text)
    ? text.toWellFormed().replaceAll("\r\n", "\n").replace(escapes, "").replace(control, "")
    : text

/** The text on one line, trimmed. */
export const oneLine = (text: string): string =>
  // A break that is a control character parts words too, so it becomes a space before those are taken out.
  plain(text.replace(/[\r\n\t\v\f\u2028\u2029]+/g, " ")).replace(/\s+/g, " ").trim()

/** The text, or its beginning and "..." when it is longer than `most` characters; never half of a pair. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 3).replace(/[\ud800-\udbff]$/, "").trimEnd()}...`

/** The text on one line of at most `most` characters. */
export const brief = (text: string, most: number): string => cut(oneLine(text), most)
