/** Text from files made harmless: what could steer a terminal or reverse the reading order is taken out. */

// Whole sequences first, or "\u001b[31m" would leave "[31m" behind: closed strings (titles, links), CSI, other escapes.
const escapes =
  // oxlint-disable-next-line no-control-regex -- control characters are what we take out
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g

// oxlint-disable-next-line no-control-regex -- the same
const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

// Most texts have nothing to clean: one look tells.
// oxlint-disable-next-line no-control-regex -- the same
const dirty = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\s\s|[^\S ]|^ | $/

/** The text on one line, trimmed, without control characters, escape sequences, bidi overrides and halves of pairs. */
export const clean = (text: string): string =>
  dirty.test(text)
    ? text.toWellFormed().replace(escapes, "").replace(control, "").replace(/\s+/g, " ").trim()
    : text

/** The text, or its beginning and "..." when it is longer than `most` characters. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 3).replace(/[\ud800-\udbff]$/, "").trimEnd()}...`
