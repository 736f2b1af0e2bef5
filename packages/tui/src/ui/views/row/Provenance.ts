/** Where a row comes from: its episode, its people, the messages it was written from, the calls that wrote it. */
import type { Draft } from "@stoa/core"
import { HashMap, Option } from "effect"
import { count, many } from "../../canvas/Amount.ts"
import { span } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import { line, nameOf } from "../agent/Names.ts"
import * as Sent from "../agent/Sent.ts"
import type { Listed } from "../data/Cells.ts"
import * as Told from "../data/Told.ts"
import type { Chapter, Passage } from "../Document.ts"
import { facts, said, thing } from "../Passages.ts"

/** The people it was written for, and what of their life it was written from. */
export const life = (scene: Scene, { example: { sources } }: Listed): ReadonlyArray<Chapter> => {
  const { world } = scene.watched
  const episode = sources.episode === undefined
    ? undefined
    : Option.getOrUndefined(HashMap.get(world.episodes, sources.episode))
  return [
    {
      title: "Written for",
      passages: sources.agents.map((id, nth): Passage => ({
        id,
        tone: "cursor",
        lines: () => [[...line(world, id), span(`  ${clean(sources.profiles[nth] ?? "")}`, "dim")]]
      })),
      right: true
    },
    {
      title: "Episode",
      aside: [span(sources.episode ?? "", "group")],
      passages: episode === undefined
        ? []
        : [said("#episode", { head: [], text: episode.summary, most: 8 })],
      right: true
    },
    {
      title: "Messages",
      aside: [span(many(sources.messages.length, "message"), "dim")],
      passages: sources.messages.map((id) => {
        const message = Sent.find(scene, id)
        return thing(id, {
          head: [
            span(`${message?.step ?? ""} `.padStart(4), "dim"),
            span(nameOf(world, id.split("/")[2] ?? id), "agent"),
            span(` ${message?.act ?? ""}  `, "act")
          ],
          text: message?.text ?? "",
          most: 3,
          hang: 4
        })
      }),
      right: true
    }
  ]
}

/** The scene of a class that it was made of: its scenario, its question, what the play said of itself. */
export const lesson = ({ example }: Listed): Chapter => {
  const { scene } = example
  if (scene === undefined) return { title: "Lesson", passages: [] }
  const isHidden = Told.harmOf(example) !== undefined
  return {
    title: "Lesson",
    aside: [span(`${clean(scene.scenario)}, question c${scene.row}`, "dim")],
    passages: facts("#lesson", [
      ...(isHidden ? [] : [
        { key: "question", value: scene.question.question },
        { key: "answer", value: scene.question.answer }
      ]),
      { key: "source", value: `${scene.question.source}; licence ${scene.question.licence ?? "not stated"}` },
      ...Object.entries(scene.notes).map(([key, value]) => ({ key, value: String(value) })),
      ...(isHidden ? [] : Object.entries(scene.remarks).map(([key, value]) => ({ key, value })))
    ]),
    right: true
  }
}

const making = (
  { inputTokens, model, outputTokens, place, prompt, promptHash, seed, temperature }: Draft.Making
): Passage =>
  said("#making", {
    head: [span(`${clean(prompt)} `, "key"), span(`${clean(promptHash)}  `, "dim")],
    text: [
      clean(model),
      `${count(inputTokens)} tokens in, ${count(outputTokens)} out`,
      ...(temperature === undefined ? [] : [`temperature ${temperature}`]),
      ...(seed === undefined ? [] : [`seed ${seed}`]),
      place
    ].join(", "),
    hang: 4
  })

/** The calls that wrote it, with the versions of their prompts. */
export const calls = ({ example: { makings } }: Listed): Chapter => ({
  title: "Calls",
  aside: [span(many(makings.length, "call"), "dim")],
  passages: makings.map(making),
  right: true
})
