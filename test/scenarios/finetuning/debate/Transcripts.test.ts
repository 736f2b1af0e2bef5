import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Transcript } from "../../../../packages/scenarios/src/finetuning/debate/Transcript.ts"
import * as Transcripts from "../../../../packages/scenarios/src/finetuning/debate/Transcripts.ts"
import { options, play, whereabouts } from "./stage.ts"

const folder = () => mkdtempSync(join(tmpdir(), "stoa-transcripts-"))

describe("a file of transcripts", () => {
  it.effect.prop(
    "gives back what was written, line for line",
    [Schema.Array(Transcript)],
    ([transcripts]) =>
      Effect.gen(function*() {
        const file = join(folder(), "debate-0.train.jsonl")
        yield* Transcripts.write(file, transcripts)
        // JSON knows no negative zero.
        assert.deepStrictEqual(yield* Transcripts.read(file), JSON.parse(JSON.stringify(transcripts)))
      })
  )

  it.effect("holds one a line whatever is said in it, and lies there only when it is complete", () =>
    Effect.gen(function*() {
      const { transcript } = yield* play(options(2), { reply: (request) => `${whereabouts(request)}\n\u2028\r\n"}` })
      const place = folder()
      const file = join(place, "a.jsonl")
      const written = yield* Transcripts.write(file, [transcript, transcript])
      assert.isAbove(written.bytes, 0)
      assert.deepStrictEqual(readdirSync(place), ["a.jsonl"])
      assert.deepStrictEqual(yield* Transcripts.read(file), [transcript, transcript])
    }))

  it.effect("with a line that is none is an error that names file and line", () =>
    Effect.gen(function*() {
      const { transcript } = yield* play(options(1, { rounds: 1 }))
      const file = join(folder(), "b.jsonl")
      for (const broken of ["{\"question\": \"torn", "{}", "", JSON.stringify({ ...transcript, vote: 3 })]) {
        writeFileSync(file, `${JSON.stringify(transcript)}\n${broken}\n${JSON.stringify(transcript)}\n`)
        const error = yield* Effect.flip(Transcripts.read(file))
        assert.isTrue(error.message.startsWith(`${file}, line 2: expected a transcript`), error.message)
        assert.notInclude(error.message, "\n")
      }
    }))

  it.effect("that is not there is told by its name", () =>
    Effect.gen(function*() {
      const file = join(folder(), "none.jsonl")
      const error = yield* Effect.flip(Transcripts.read(file))
      assert.include(error.message, `${file} cannot be read`)
    }))
})

describe("the last answers of a transcript", () => {
  it.effect("are those of all agents by number, null of one that failed or cannot be read", () =>
    Effect.gen(function*() {
      const { transcript } = yield* play(options(3), {
        reply: ({ place }) => {
          if (place === "d/2/critic-1") return { cut: "\\boxed{1}" }
          return place === "d/2/critic-3" ? "I do not know." : "\\boxed{2}"
        }
      })
      assert.deepStrictEqual(Transcripts.answers(transcript), [
        { agent: "critic-1", answer: null },
        { agent: "critic-2", answer: "2" },
        { agent: "critic-3", answer: null }
      ])
    }))

  it.effect("are the first ones where there was one round", () =>
    Effect.gen(function*() {
      const { transcript } = yield* play(options(2, { rounds: 1 }), { reply: () => "\\boxed{2}" })
      assert.deepStrictEqual(Transcripts.answers(transcript).map(({ agent }) => agent), ["generator-1", "generator-2"])
    }))
})
