/** The phases of a run in a line, the present one marked. */
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { cutLine, line, widthOf } from "../../canvas/lines.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Phase } from "./Phase.ts"

const signs = (glyphs: Glyphs): Readonly<Record<Phase["state"], { readonly sign: string; readonly tone: Tone }>> => ({
  done: { sign: glyphs.done, tone: "good" },
  present: { sign: glyphs.running, tone: "accent" },
  ahead: { sign: glyphs.idle, tone: "dim" }
})

const piece = ({ came, name, state }: Phase, { glyphs, short }: { glyphs: Glyphs; short: boolean }): Line => {
  const { sign, tone } = signs(glyphs)[state]
  const said = short && state !== "present" ? "" : came
  return line(
    { text: `${sign} `, tone },
    { text: name, tone: state === "present" ? "strong" : state === "ahead" ? "dim" : "plain" },
    said === "" ? "" : { text: ` ${said}`, tone: state === "present" ? "accent" : "dim" }
  )
}

const joined = (pieces: ReadonlyArray<Line>, glyphs: Glyphs): Line =>
  pieces.flatMap((piece, index) => index === 0 ? piece : [span(`  ${glyphs.to}  `, "frame"), ...piece])

const unevenness = (lines: ReadonlyArray<Line>): number => Math.max(...lines.map(widthOf))

/** The phases on one line; on two where there is room for them, and the done ones counted where there is not. */
export const draw = (
  phases: ReadonlyArray<Phase>,
  { glyphs, lines, width }: { readonly glyphs: Glyphs; readonly width: number; readonly lines: number }
): ReadonlyArray<Line> => {
  const full = phases.map((phase) => piece(phase, { glyphs, short: false }))
  if (widthOf(joined(full, glyphs)) <= width) return [joined(full, glyphs)]
  const two = full.slice(1).map((_, index) => [
    joined(full.slice(0, index + 1), glyphs),
    [span(`  ${glyphs.to}  `, "frame"), ...joined(full.slice(index + 1), glyphs)]
  ]).filter((pair) => lines > 1 && pair.every((line) => widthOf(line) <= width))
  if (two.length > 0) return two.reduce((best, pair) => (unevenness(pair) < unevenness(best) ? pair : best))
  const short = joined(phases.map((phase) => piece(phase, { glyphs, short: true })), glyphs)
  if (widthOf(short) <= width) return [short]
  // What is done is no news: it is counted.
  const at = phases.findIndex(({ state }) => state !== "done")
  const done = at < 0 ? phases.length : at
  const rest = phases.slice(done).map((phase) => piece(phase, { glyphs, short: true }))
  const head = done === 0 ? [] : [[span(`${glyphs.done} `, "good"), span(`${done} of ${phases.length} phases`)]]
  return [cutLine(joined([...head, ...rest], glyphs), width, glyphs.ellipsis)]
}
