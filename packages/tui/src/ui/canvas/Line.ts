/** A line of the screen: pieces of text, each in a tone. What is drawn is made of these and of nothing else. */

/** What a piece of text is; the theme says how that looks. No tone alone carries a meaning: there is always a word or a sign. */
export type Tone =
  | "plain"
  | "strong"
  | "dim"
  | "accent"
  | "good"
  | "warn"
  | "bad"
  | "cursor"
  | "mark"
  | "title"
  | "key"
  | "act"
  | "agent"
  | "group"
  | "frame"
  | "heat1"
  | "heat2"
  | "heat3"
  | "heat4"

/** A piece of text in a tone; its text holds no control characters, and no line breaks. */
export interface Span {
  readonly text: string
  readonly tone?: Tone
}

export type Line = ReadonlyArray<Span>

/** A piece. */
export const span = (text: string, tone?: Tone): Span => (tone === undefined ? { text } : { text, tone })
