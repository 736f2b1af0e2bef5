/** The signs of a formula, one after the other: numbers, commands, letters, single signs. */

/** Not a formula: what is read is text, and compared as text. */
export class Unreadable extends Error {}

/** What kind of sign stands there. */
export type Kind = "number" | "command" | "letter" | "sign" | "end"

const token = /\s*(?:(\d+\.?\d*|\.\d+)|\\([A-Za-z]+)|([A-Za-z]+)|(.))/sy

// Names of functions and constants that plain texts write without the backslash of LaTeX.
const names = /^(?:sqrt|pi|infinity|inf|arcsin|arccos|arctan|sin|cos|tan|cot|sec|csc|ln|log|exp)/

/** A way through the signs of a formula, with the one it stands at. */
export class FormulaSigns {
  private at = 0
  private readonly text: string
  kind: Kind = "end"
  word = ""

  constructor(text: string) {
    this.text = text
    this.next()
  }

  /** On to the next sign. */
  next(): void {
    token.lastIndex = this.at
    const match = token.exec(this.text)
    this.kind = "end"
    this.word = ""
    if (match === null) return
    this.at = token.lastIndex
    const [, number, command, letters, sign] = match
    this.word = number ?? command ?? letters ?? sign ?? ""
    if (number !== undefined) this.kind = "number"
    else if (command !== undefined) this.kind = "command"
    else if (sign !== undefined) this.kind = "sign"
    else {
      // Letters in a row are factors, unless they are a name.
      const name = names.exec(this.word)?.[0]
      this.kind = name === undefined ? "letter" : "command"
      this.back(this.word.length - (name?.length ?? 1))
    }
  }

  /** Leaves the last characters of the sign to the next one. */
  back(count: number): void {
    this.at -= count
    this.word = this.word.slice(0, this.word.length - count)
  }

  /** What the pattern finds right behind the sign, which is then passed. */
  skip(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.text.slice(this.at, this.at + 40))
    if (match !== null) this.at += match[0].length
    return match
  }

  ended(): boolean {
    return this.kind === "end"
  }

  is(...signs: ReadonlyArray<string>): boolean {
    return this.kind === "sign" && signs.includes(this.word)
  }

  command(...names: ReadonlyArray<string>): boolean {
    return this.kind === "command" && names.includes(this.word)
  }

  /** On behind a sign that must stand there. */
  expect(sign: string): void {
    if (!this.is(sign)) throw new Unreadable()
    this.next()
  }
}
