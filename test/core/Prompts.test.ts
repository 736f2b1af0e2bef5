import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Prompt from "../../packages/core/src/model/Prompt.ts"
import * as Tokens from "../../packages/core/src/model/Tokens.ts"
import * as Prompts from "../../packages/core/src/Prompts.ts"
import { instruct, respond } from "../../packages/core/src/synthesis/prompts.ts"
import { saying } from "./model/stub.ts"

const sources = fileURLToPath(new URL("../../packages/core/src", import.meta.url))

describe("the list of prompts", () => {
  it("holds every prompt that is made in the sources, by a name and a hash of its own", () => {
    const made = readdirSync(sources, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => [...readFileSync(join(sources, file), "utf8").matchAll(/Prompt\.make\("([\w-]+)"/g)])
      .map(([, name]) => name)
    assert.deepStrictEqual(Prompts.all.map(({ name }) => name).toSorted(), made.toSorted())
    assert.strictEqual(new Set(Prompts.all.map(({ hash }) => hash)).size, Prompts.all.length)
  })

  it("names slots that may be left out only where there are such slots", () => {
    for (const { name, optional, slots } of Prompts.all) {
      assert.isTrue(optional.every((slot) => slots.includes(slot)), name)
    }
  })

  it("finds nothing wrong with the texts of any of them", () => {
    for (const { name, texts } of Prompts.all) assert.isUndefined(Prompts.flawOf({ [name]: texts }))
    assert.isUndefined(Prompts.flawOf({}))
  })
})

describe("texts of one's own", () => {
  it.each([
    ["of no prompt", { instrukt: { user: "x" } }, /there is no prompt "instrukt" \(perhaps instruct/],
    [
      "with a slot that is not filled",
      { respond: { user: "{{instruction!}} {{mood}}" } },
      /respond\.user has the slot \{\{mood\}\}.*it has \{\{instruction\}\}/
    ],
    [
      "with such a slot in the system text",
      { respond: { system: "{{mood}}" } },
      /respond\.system has the slot \{\{mood\}\}/
    ],
    [
      "without a slot that is needed",
      { instruct: { user: "Write, {{name}}." } },
      /instruct has no place for \{\{requirement\}\}, \{\{wanted\}\}, \{\{language\}\}, \{\{person\}\}, \{\{deeds\}\}: put each/
    ],
    [
      "with blanks in a slot",
      { respond: { user: "{{ instruction }}" } },
      /respond\.user has \{\{ instruction \}\}: write it without blanks/
    ],
    ["that say nothing", { respond: { user: " \n" } }, /respond\.user says nothing/]
  ])("%s are refused in a sentence before anything is asked", (_, own, sentence) => {
    assert.match(Prompts.flawOf(own) ?? "", sentence)
  })

  it("may put a slot into the system text, and leave out what can be done without", () => {
    assert.isUndefined(Prompts.flawOf({ respond: { system: "Answer this: {{instruction}}", user: "Go on." } }))
    assert.isUndefined(Prompts.flawOf({
      instruct: { user: "{{name}} {{requirement}} {{wanted}} {{language}} {{person}} {{deeds}}" }
    }))
  })

  const asking = (own: Prompts.Own) =>
    Prompt.ask(respond, { instruction: "How?" }, "synthesis/r1/w0/0/respond").pipe(
      Effect.provideService(Prompt.Instead, Prompts.instead(own))
    )

  it.effect("are what is sent, and make another version, which stands in the making", () =>
    Effect.gen(function*() {
      const model = saying({ text: "So." }, { text: "So." }, { text: "So." })
      const answers = yield* Effect.all([
        asking({}),
        asking({ respond: { system: "Be brief." } }),
        asking({ respond: { system: "Be brief.", user: "Q: {{instruction!}}" } })
      ]).pipe(Effect.provide(model.layer))
      assert.deepStrictEqual(model.asked.map(({ turns }) => turns.map(({ content }) => content)), [
        ["How?"],
        ["Be brief.", "How?"],
        ["Be brief.", "Q: How?"]
      ])
      const hashes = answers.map((answer) => answer._tag === "Answered" ? answer.making.promptHash : "")
      assert.strictEqual(hashes[0], respond.hash)
      assert.strictEqual(new Set(hashes).size, 3)
      assert.deepStrictEqual(hashes, model.asked.map(({ promptHash }) => promptHash))
      assert.isTrue(answers.every((answer) => answer._tag === "Answered" && answer.making.prompt === "respond"))
    }))

  it("that are those of the prompt are no other version", () => {
    for (const { hash, name, texts } of Prompts.all) {
      assert.strictEqual(Prompts.instead({ [name]: texts }).get(hash)?.hash, hash)
    }
  })

  it.effect("change nothing of the step but its words: form, room, sampling and rehearsal are the same", () =>
    Effect.gen(function*() {
      const other = instruct.withTexts({ system: "Write as {{name}}." })
      assert.deepStrictEqual(other.form, instruct.form)
      assert.deepStrictEqual([other.temperature, other.maxTokens, other.role], [0.95, 700, "instruct"])
      assert.deepStrictEqual(other.slots, instruct.slots)
      const input = {
        name: "Ada",
        person: "Ada. ".repeat(2000),
        personality: "Calm.",
        witnessed: [],
        deeds: ["Ada bakes."],
        requirement: "help",
        wanted: "",
        domain: "general",
        complexity: "simple",
        style: "",
        language: "English"
      }
      const fitted = other.fit(input, 1000, yield* Tokens.load)
      assert.isAtMost(fitted.tokens, 1000)
      assert.strictEqual(fitted.turns[0]?.content, "Write as Ada.")
    }))

  it.effect("of another prompt of the same name are not asked with", () =>
    Effect.gen(function*() {
      const model = saying({ text: "So." })
      const namesake = respond.withTexts({ user: "Somebody else's: {{instruction!}}" })
      yield* Prompt.ask(namesake, { instruction: "How?" }, "p").pipe(
        Effect.provideService(Prompt.Instead, Prompts.instead({ respond: { system: "Be brief." } })),
        Effect.provide(model.layer)
      )
      assert.deepStrictEqual(model.asked[0]?.turns, [{ role: "user", content: "Somebody else's: How?" }])
    }))
})
