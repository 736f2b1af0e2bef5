/** What the prompts of these scenarios have in common: what they are given between tags, and how somebody speaks in a scene. */
import { Measure } from "@stoa/core"

export { asData, asked } from "../wording.ts"

/** Rules for a turn that is spoken. */
export const spoken =
  "Speak as yourself, in the language of the question and in plain words, to the others in the room. Write only what you say: no name before it, no heading, nothing for anybody else to say. If you are told who you are, speak as that person would; else as anybody would in your place."

/** Who speaks; left out for a bare model. */
export const whoever = `Who you are:
<person>
{{person}}
</person>`

/** The reference answer, for those who may see it. */
export const known = `The reference answer, which only you know:
<reference>
{{reference}}
</reference>`

/** What was said, for those who heard it. */
export const talked = `What was said so far, each behind the name of who said it; you are {{name}}:
<talk>
{{talk}}
</talk>`

/** Tokens that stay of a talk, however little room there is. */
const least = 300

/** A talk that loses what was said first; the latest stays. */
const latest: Measure.Measure = (value, room, { tokens }) => {
  if (typeof value !== "string") return value
  const limit = Math.max(least, room)
  const said = value.split(/\n(?! {2})/)
  while (said.length > 1 && tokens.count(said.join("\n")) > limit) said.shift()
  return tokens.cut(said.join("\n"), limit)
}

/** What gives way where there is little room: the person first, then the beginning of the talk. */
export const measures = { person: Measure.text({ most: 340, least: 60 }), talk: latest }
