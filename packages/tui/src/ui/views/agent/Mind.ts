/** What an agent remembers, and what of it came to mind at its last turn. */
import type { World } from "@stoa/core"
import { many } from "../../canvas/Amount.ts"
import { span } from "../../canvas/Line.ts"
import type { Scene } from "../../state/View.ts"
import type { Chapter, Passage } from "../Document.ts"
import { thing } from "../Passages.ts"
import { nameOf } from "./Names.ts"

/** Memories that are shown, newest first, and lines of each. */
const shown = 60
const lines = 2

const kinds = { past: "before", own: "own", heard: "heard" } as const

const entry = (scene: Scene, { isRecalled, memory }: { memory: World.Memory; isRecalled: boolean }): Passage => {
  const { kind, message, step, text } = memory
  const from = kind === "heard" && message !== undefined ? message.split("/")[2] : undefined
  const head = [
    span(isRecalled ? `${scene.glyphs.mark} ` : "  ", "mark"),
    span(kind === "past" ? "     " : `${step} `.padStart(5), "dim"),
    span(kinds[kind].padEnd(7), kind === "own" ? "accent" : kind === "heard" ? "act" : "dim"),
    ...(from === undefined ? [] : [span(nameOf(scene.watched.world, from), "agent"), span("  ")])
  ]
  const passage = thing(message ?? "#memory", { head, text, most: lines, hang: 14 })
  return message === undefined ? { id: passage.id, lines: passage.lines } : passage
}

/** Its memory, newest first; what came to mind at the last turn has a sign. */
export const chapter = (
  scene: Scene,
  { recalled, state: { memory } }: { readonly state: World.AgentState; readonly recalled: ReadonlyArray<string> }
): Chapter => {
  // A thing remembered may have been cut short for the prompt.
  const heads = recalled.map((line) => line.replace(/(?:\.\.\.|…)$/, "")).filter((line) => line.length > 8)
  const isRecalled = ({ text }: World.Memory) => heads.some((head) => text.startsWith(head) || head.includes(text))
  const latest = memory.slice(-shown).toReversed()
  return {
    title: "Memory",
    aside: [span(
      recalled.length === 0
        ? many(memory.length, "thing")
        : `${many(memory.length, "thing")}; ${scene.glyphs.mark} came to mind`,
      "dim"
    )],
    passages: latest.map((memory) => entry(scene, { memory, isRecalled: isRecalled(memory) })),
    right: true
  }
}
