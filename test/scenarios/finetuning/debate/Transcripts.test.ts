import { afterAll, assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { vi } from "vitest"
import { Transcript } from "../../../../packages/scenarios/src/finetuning/debate/Transcript.ts"
import * as Transcripts from "../../../../packages/scenarios/src/finetuning/debate/Transcripts.ts"
import { options, play, whereabouts } from "./stage.ts"

const root = mkdtempSync(join(tmpdir(), "stoa-transcripts-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const folder = () => mkdtempSync(join(root, "of-"))

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
      assert.include(error.message, `${file} cannot be read: there is no such file`)
    }))

  it.effect("is read with the digest of its bytes, which is that of what was written", () =>
    Effect.gen(function*() {
      const { transcript } = yield* play(options(2), { reply: () => "\\boxed{2} 三 \u{1f600}" })
      const file = join(folder(), "c.jsonl")
      const { sha256 } = yield* Transcripts.write(file, [transcript, transcript])
      assert.deepStrictEqual(yield* Transcripts.readWith(file), { transcripts: [transcript, transcript], sha256 })
      writeFileSync(file, readFileSync(file).subarray(0, -1))
      const torn = yield* Transcripts.readWith(file)
      assert.notStrictEqual(torn.sha256, sha256)
      assert.strictEqual(torn.transcripts.length, 2)
      assert.strictEqual(torn.sha256, createHash("sha256").update(readFileSync(file)).digest("hex"))
    }))

  it.effect("may be larger than any text: it is never held as one", () =>
    Effect.gen(function*() {
      const { transcript } = yield* play(options(2), { reply: () => `${"三四".repeat(2000)} \\boxed{2}` })
      const file = join(folder(), "d.jsonl")
      const { bytes } = yield* Transcripts.write(file, Array.from({ length: 40 }, () => transcript))
      const line = bytes / 40
      // Every text that bytes are made into while it is read.
      const lengths: Array<number> = []
      const before = Buffer.prototype.toString
      const made = vi.spyOn(Buffer.prototype, "toString").mockImplementation(function(this: Buffer, ...how) {
        lengths.push(this.length)
        return before.apply(this, how)
      })
      const read = yield* Effect.ensuring(Transcripts.read(file), Effect.sync(() => made.mockRestore()))
      assert.deepStrictEqual(read, Array.from({ length: 40 }, () => transcript))
      assert.isAbove(bytes, 5 * 65_536)
      assert.isAbove(lengths.length, 0)
      assert.isAtMost(Math.max(...lengths), line)
    }))

  it.effect("that is broken is written again as its error says", () =>
    Effect.gen(function*() {
      const file = join(folder(), "e.jsonl")
      writeFileSync(file, "{}\n")
      const { message } = yield* Effect.flip(Transcripts.read(file))
      assert.include(message, "Remove it and the result.json of its finetuning, and stoa resume writes both again")
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
