/** The conversation of a row: who says what, the thinking behind it, and the two answers of a pair beside each other. */
import type { Draft } from "@stoa/core"
import { many } from "../../canvas/Amount.ts"
import { beside } from "../../canvas/Block.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Listed } from "../data/Cells.ts"
import * as Told from "../data/Told.ts"
import type { Chapter, Passage } from "../Document.ts"
import { indented, parted, passagesOf, prose, wrapped } from "../Passages.ts"

/** The least width in which two answers stand beside each other. */
const wide = 80

const tones: Readonly<Record<Draft.Turn["role"], Tone>> = { system: "dim", user: "agent", assistant: "act" }

const head = (text: string, tone: Tone, aside = ""): Passage => ({
  id: "#turn",
  lines: () => [[span(clean(text), tone), ...(aside === "" ? [] : [span(`  ${clean(aside)}`, "dim")])]]
})

const thinking = (reasoning: string | undefined, isOpen: boolean): ReadonlyArray<Passage> => {
  if (reasoning === undefined || reasoning === "") return []
  const words = many(reasoning.split(/\s+/).length, "word")
  return isOpen
    ? [head("thinking", "dim", words), ...indented(prose("#turn", reasoning, "dim"), 2)]
    : [head("thinking", "dim", `${words}, v shows them`)]
}

const turn = (
  { content, message, reasoning, role, speaker, train }: Draft.Turn,
  isOpen: boolean
): ReadonlyArray<Passage> => [
  head(
    speaker === undefined ? role : `${speaker} (${role})`,
    tones[role],
    [train === false ? "read, not learnt" : "", message ?? ""].filter(Boolean).join(", ")
  ),
  ...indented(thinking(reasoning, isOpen), 2),
  ...indented(prose("#turn", content), 2)
]

/** Two texts beside each other, or the second below the first. */
const versus = (chosen: string, rejected: string): ReadonlyArray<Passage> => {
  const sides = (width: number): ReadonlyArray<Line> => {
    const column = (
      title: string,
      { text, tone, width }: { text: string; tone: Tone; width: number }
    ): ReadonlyArray<Line> => [
      [span(title, tone)],
      ...wrapped(text, width).map((line): Line => [span(line)])
    ]
    if (width < wide) {
      return [
        ...column("chosen", { text: chosen, tone: "good", width }),
        [],
        ...column("rejected", { text: rejected, tone: "bad", width })
      ]
    }
    const half = Math.floor((width - 3) / 2)
    return beside([
      { width: half, lines: column("chosen", { text: chosen, tone: "good", width: half }) },
      { width: width - half - 3, lines: column("rejected", { text: rejected, tone: "bad", width: width - half - 3 }) }
    ])
  }
  return parted(Math.max(1, passagesOf(chosen) + passagesOf(rejected)), { id: "#turn", lines: sides })
}

/** The turns in full; of a row of safety the kind of harm and no more. */
export const chapter = ({ example, row }: Listed, isOpen: boolean): Chapter => {
  const harm = Told.harmOf(example)
  const { rejected, turns } = example
  const title = "Conversation"
  const aside = [span(many(turns.length, "turn"), "dim")]
  if (harm !== undefined) {
    return {
      title,
      aside,
      passages: turns.flatMap(({ role }) => [
        head(role, tones[role]),
        ...indented(
          prose(
            "#turn",
            role === "user" ? Told.withheld(harm) : "[an answer to it; npx stoa trace --show-safety shows both]",
            "dim"
          ),
          2
        )
      ])
    }
  }
  // What is long past is held in short.
  const isShort = example.makings.length === 0
  const last = turns.at(-1)
  const shown = rejected === undefined ? turns : turns.slice(0, -1)
  return {
    title,
    aside,
    passages: [
      ...shown.flatMap((one) => turn(one, isOpen)),
      ...(rejected === undefined || last === undefined ? [] : [
        head("assistant", "act", rejected.standIn === undefined ? "" : `the rejected one is by ${rejected.standIn}`),
        ...indented(thinking(last.reasoning, isOpen), 2),
        ...indented(versus(last.content, rejected.content), 2)
      ]),
      ...(isShort
        ? prose("#short", `Long past: only beginnings are held. npx stoa trace RUN ${row.id} shows all of it.`, "dim")
        : [])
    ]
  }
}
