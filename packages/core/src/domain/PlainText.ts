/** Text of files and models is data: nothing in it may steer a terminal, a prompt or a trainer, or say what nobody sees. */

// Whole sequences first, or "\u001b[31m" would leave "[31m" behind: closed strings (titles, links), CSI, other escapes. No string
// runs over the beginning of another, or a long row of beginnings would take for ever.
const escapes =
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g

// Breaks of any kind part lines and words: they become plain ones rather than nothing.
const breaks = /\r\n?|[\v\f\u2028\u2029]/g

// oxlint-disable-next-line no-control-regex -- the same; line breaks and tabs stay
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

// Characters of no width that no script needs: soft hyphens, zero-width spaces, marks of order, fillers.
const invisible = /\u034f|[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g

// Tags spell out regions in flags (a black flag, three to six letters or digits, an end); elsewhere they are hidden writing.
const tags = /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f})|[\u{e0000}-\u{e007f}]/gu

// A joiner stands singly between letters of a script that needs it, or between parts of a picture.
const joiners =
  /(?<![\u0300-\u1fff\u2010-\u{10ffff}])[\u200c\u200d]|[\u200c\u200d](?![\u0300-\u1fff\u2010-\u{10ffff}])/gu

// One selects the form of the character before it; more spell out something else.
const selectors = /([\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+/gu

// Most texts have nothing to clean: one look tells.
const dirty =
  // oxlint-disable-next-line no-control-regex -- the same
  /\u034f|[\ufe00-\ufe0f]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200d\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb]/

/**
 * The text without escape sequences, control characters, bidi overrides, halves of pairs and characters that nobody can see; tabs
 * and line breaks stay.
 */
export const plain = (text: string): string =>
  dirty.test(text)
    ? text.toWellFormed()
      .replace(escapes, "")
      .replace(breaks, "\n")
      .replace(control, "")
      .replace(invisible, "")
      .replace(tags, "$1")
      .replace(joiners, "")
      .replace(selectors, "$1")
    : text

// One blank between words and none around them.
const inOneLine = /^(?:\S+(?: \S+)*)?$/

/** The text on one line, trimmed. */
export const oneLine = (text: string): string => {
  const clean = plain(text)
  return inOneLine.test(clean) ? clean : clean.replace(/\s+/g, " ").trim()
}

/** The text, or its beginning and "..." when it is longer than `most` characters; never half of a pair. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 3).replace(/[\ud800-\udbff]$/, "").trimEnd()}...`

/** The text on one line of at most `most` characters. */
export const brief = (text: string, most: number): string => cut(oneLine(text), most)
