/** The text of a piece of HTML as forums write it: paragraphs, lists, and code between fences. Nothing of it is kept as markup. */

const tag = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*>|<!--[^<>]*-->/gi

// A body of a forum begins with a block; a text about HTML, or with a comparison in it, begins with words.
const beginning = /^\s*<(p|pre|ul|ol|blockquote|div|h[1-6]|table)(?:\s[^<>]*)?>/i

/** True for a text that is HTML, rather than one that has some in it. */
export const isHtml = (text: string): boolean => {
  const first = beginning.exec(text)?.[1]
  return first !== undefined && text.toLowerCase().includes(`</${first.toLowerCase()}>`)
}

const blocks = new Set(
  ["p", "div", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "hr", "dl", "dd", "dt"]
)

// Tags whose content nobody is to read, and those that leave a sign.
const hidden = new Set(["script", "style"])
const signs: Readonly<Record<string, readonly [opening: string, closing: string]>> = {
  code: ["`", "`"],
  sup: ["^", ""],
  sub: ["_", ""]
}

const named: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: "\"",
  apos: "'",
  nbsp: " ",
  hellip: "...",
  ndash: "\u2013",
  mdash: "\u2014",
  lsquo: "\u2018",
  rsquo: "\u2019",
  ldquo: "\u201c",
  rdquo: "\u201d",
  times: "\u00d7",
  larr: "\u2190",
  rarr: "\u2192",
  le: "\u2264",
  ge: "\u2265",
  ne: "\u2260",
  copy: "\u00a9",
  deg: "\u00b0"
}

const entities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Writes plain text: what it is told of tags becomes blank lines, bullets and fences. */
class Writer {
  readonly #pieces: Array<string> = []
  /** Line breaks owed before the next words. */
  #owed = 0
  /** True where nothing stands on the line yet but a bullet. */
  #fresh = true
  #code = false
  #hidden: string | undefined

  words(html: string): void {
    if (html === "" || this.#hidden !== undefined) return
    const text = entities(html)
    if (this.#code) return void this.#pieces.push(text)
    const flat = text.replace(/\s+/g, " ")
    const here = this.#fresh || this.#owed > 0 ? flat.trimStart() : flat
    if (here !== "") this.#put(here)
  }

  tag(name: string, closing: boolean): void {
    if (this.#hidden !== undefined) {
      if (closing && name === this.#hidden) this.#hidden = undefined
    } else if (hidden.has(name)) this.#hidden = closing ? undefined : name
    else if (name === "pre") this.#fence(closing)
    else if (this.#code) return
    else if (name === "br") this.#owe(Math.min(2, this.#owed + 1))
    else if (name === "li") this.#item(closing)
    else if (blocks.has(name)) this.#owe(2)
    else if (signs[name] !== undefined) this.#put(signs[name][closing ? 1 : 0])
  }

  get text(): string {
    if (this.#code) this.#fence(true)
    return this.#pieces.join("").split("\n").map((line) => line.trimEnd()).join("\n").trim()
  }

  #put(text: string): void {
    this.#pieces.push("\n".repeat(this.#owed), text)
    this.#owed = 0
    this.#fresh = false
  }

  #owe(lines: number): void {
    if (!this.#fresh) this.#owed = Math.max(this.#owed, lines)
  }

  #item(closing: boolean): void {
    this.#owe(1)
    if (closing) return
    this.#put("- ")
    this.#fresh = true
  }

  #fence(closing: boolean): void {
    if (closing !== this.#code) return
    if (closing) {
      this.#put(this.#pieces.at(-1)?.endsWith("\n") === true ? "```" : "\n```")
    } else {
      this.#owe(2)
      this.#put("```\n")
    }
    this.#code = !closing
    if (closing) this.#owe(2)
  }
}

/** The text of a piece of HTML. */
export const textOfHtml = (html: string): string => {
  const writer = new Writer()
  let from = 0
  for (const match of html.matchAll(tag)) {
    writer.words(html.slice(from, match.index))
    if (match[2] !== undefined) writer.tag(match[2].toLowerCase(), match[1] === "/")
    from = match.index + match[0].length
  }
  writer.words(html.slice(from))
  return writer.text
}
