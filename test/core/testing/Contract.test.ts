import { assert, describe, it } from "@effect/vitest"
import { Draft, Prompt, type Scenario, Stage } from "@stoa/core"
import { contract, type ContractOptions } from "@stoa/core/testing"
import { Effect, Schema } from "effect"
import { attempt, but, correct, input, lookAgain } from "./lookAgain.ts"

/** Runs the tests that the contract gives; what fails, by the name of its test. */
const failures = async (scenario: Scenario.Any, options: Partial<ContractOptions> = {}) => {
  const tests: Array<readonly [name: string, run: () => void | Promise<void>]> = []
  contract(scenario, { input, test: (name, run) => tests.push([name, run]), ...options })
  const failed: Record<string, string> = {}
  for (const [name, run] of tests) {
    try {
      await run()
    } catch (error) {
      failed[name.replace("look-again ", "")] = error instanceof Error ? error.message : String(error)
    }
  }
  return failed
}

type Given = Scenario.Given<typeof lookAgain.roles, { question: string; answer: string }>

/** The scenario with another play. */
const playing = (
  play: (given: Given, stage: Stage["Service"]) => Effect.Effect<unknown, unknown, Stage>
): Scenario.Any => but({ play: (given: Given) => Effect.flatMap(Stage, (stage) => play(given, stage)) })

const fails = (failed: Readonly<Record<string, string>>, name: string, sentence: RegExp) => {
  assert.deepStrictEqual(Object.keys(failed), [name])
  assert.match(failed[name] ?? "", sentence)
}

const gpt = Draft.gpt("It is 16, as 12 and 4 make 16.")
const conversation = (turns: Parameters<typeof Draft.conversation>[0]) =>
  playing(() => Effect.succeed([Draft.conversation(turns)]))

describe("the contract of scenarios", () => {
  it("is kept by a scenario in which nothing is wrong, each promise a test of its own", async () => {
    const names: Array<string> = []
    contract(lookAgain, { input, hides: { pupil: ["answer"] }, test: (name) => names.push(name) })
    assert.include(names, "look-again hides answer from pupil")
    assert.isAbove(names.length, 8)
    assert.deepStrictEqual(await failures(lookAgain, { hides: { pupil: ["answer"] } }), {})
  })

  it("finds a name, a summary, a casting and a learner that are none", async () => {
    const name = "says what it is"
    fails(await failures(but({ summary: "about legs" })), name, /its summary is no sentence/)
    fails(await failures(but({ learner: "puil" })), name, /its learner "puil" is none of its roles/)
    const roles = { ...lookAgain.roles, pupil: { cast: "anybody" } }
    assert.match(
      (await failures(but({ roles })))[name] ?? "",
      /the role pupil is cast as "anybody": expected one of anyone/
    )
  })

  it("finds an input that takes anything, and one that does not take the example", async () => {
    const anything = but({ input: Schema.Record(Schema.String, Schema.Any) })
    assert.match(
      (await failures(anything))["takes the example and refuses a wrong one"] ?? "",
      /takes anything in every field/
    )
    const failed = await failures(lookAgain, { input: { question: "How many?" } })
    assert.match(failed["takes the example and refuses a wrong one"] ?? "", /does not take the example.*answer/s)
    assert.match(
      failed["plays to well-formed conversations"] ?? "",
      /look-again: its input does not take this question/
    )
  })

  it("finds conversations that begin, go on or end wrongly, and empty turns", async () => {
    const name = "plays to well-formed conversations"
    const wrong = async (scenario: Scenario.Any) => (await failures(scenario))[name] ?? ""
    assert.match(await wrong(conversation([gpt])), /begins with gpt: expected human/)
    assert.match(await wrong(conversation([Draft.human("a"), gpt, Draft.human("b")])), /ends with human: expected gpt/)
    assert.match(
      await wrong(conversation([Draft.human("a"), gpt, gpt])),
      /turns 2 and 3 of conversation 1 are both gpt/
    )
    assert.match(
      await wrong(conversation([Draft.human("a"), Draft.gpt(" ")])),
      /turn 2 of its conversation 1 says nothing/
    )
    assert.match(await wrong(playing(() => Effect.succeed("a text"))), /returns no list of conversations/)
    assert.strictEqual(await wrong(conversation([Draft.system("s"), Draft.human("a"), gpt])), "")
  })

  it("lets a play come to nothing with some seeds, not with all", async () => {
    const sometimes = playing((_, stage) =>
      Effect.map(
        stage.choose("coin", ["heads", "tails"]),
        (side) => side === "heads" ? [] : [Draft.conversation([Draft.human("a"), gpt])]
      )
    )
    assert.deepStrictEqual(await failures(sometimes), {})
    fails(
      await failures(playing(() => Effect.succeed([]))),
      "comes to a conversation with some seed",
      /with any of the seeds 1, 2/
    )
  })

  it("finds chance that does not come from the stage", async () => {
    let nth = 0
    const restless = playing(() => Effect.sync(() => [Draft.conversation([Draft.human(`Question ${nth++}`), gpt])]))
    fails(await failures(restless), "gives the same to the same seed", /with choose and shuffle/)
  })

  it("finds a turn that hands on the text of a message without its id, and one with the id of none", async () => {
    const name = "makes turns that carry the ids of their messages"
    const bare = playing(({ cast, input }, stage) =>
      Effect.map(stage.ask(cast.pupil, attempt, { question: input.question }), ({ text }) => [
        Draft.conversation([Draft.human(input.question), Draft.gpt(text)])
      ])
    )
    fails(
      await failures(bare),
      name,
      /turn 2 of conversation 1 is what the prompt look-again-attempt gave, without its id/
    )
    const strange = conversation([Draft.human("a"), { ...gpt, message: "class/c9/none/1" }])
    fails(await failures(strange), name, /names a message class\/c9\/none\/1 that nobody said/)
  })

  it("finds a slot that no field fills", async () => {
    const gap = Prompt.make("gap", {
      input: Schema.Struct({ question: Schema.String }),
      output: Schema.String,
      system: "Answer.",
      user: "{{question}}\n\n{{hint}}",
      rehearse: () => "An answer that is long enough."
    })
    const forgetful = playing(({ cast, input }, stage) =>
      Effect.map(stage.ask(cast.pupil, gap, { question: input.question }), (said) => [
        Draft.conversation([Draft.human(input.question), Draft.gpt(said)])
      ])
    )
    fails(
      await failures(forgetful),
      "leaves no slot of a prompt unfilled",
      /the prompt gap has a slot \{\{hint\}\}, and its input no field hint/
    )
  })

  it("finds an answer that a role is shown though it is hidden from it, be it in the words of another", async () => {
    const hides = { pupil: ["answer"] }
    const open = playing(({ cast, input }, stage) =>
      Effect.map(stage.ask(cast.pupil, attempt, { question: `${input.question} ${input.answer}` }), (said) => [
        Draft.conversation([Draft.human(input.question), Draft.gpt(said)])
      ])
    )
    fails(
      await failures(open, { hides }),
      "hides answer from pupil",
      /answer is hidden from pupil, and pupil is shown it by the prompt look-again-attempt/
    )
    const quoted = playing(Effect.fnUntraced(function*({ cast, input: { answer, question } }: Given, stage) {
      const told = yield* stage.ask(cast.teacher, correct, { question, solution: answer, attempt: "" })
      const said = yield* stage.ask(cast.pupil, attempt, { question: told.text })
      return [Draft.conversation([Draft.human(question), Draft.gpt(said)])]
    }))
    fails(await failures(quoted, { hides }), "hides answer from pupil", /answer is hidden from pupil/)
  })

  it("says so where there is no such role or field to hide", async () => {
    fails(await failures(lookAgain, { hides: { puil: ["answer"] } }), "hides answer from puil", /there is no role puil/)
    fails(
      await failures(lookAgain, { hides: { pupil: ["anser"] } }),
      "hides anser from pupil",
      /the example has no anser/
    )
  })

  it("lets a prompt do without a field that may be left out", async () => {
    const open = Prompt.make("open", {
      input: Schema.Struct({ question: Schema.String, hint: Schema.optionalKey(Schema.String) }),
      output: Schema.String,
      system: "Answer.",
      user: "{{question}}\n\n{{hint}}",
      rehearse: () => "An answer that is long enough."
    })
    const brief = playing(({ cast, input }, stage) =>
      Effect.map(stage.ask(cast.pupil, open, { question: input.question }), (said) => [
        Draft.conversation([Draft.human(input.question), Draft.gpt(said)])
      ])
    )
    assert.deepStrictEqual(await failures(brief), {})
  })

  it("says so where a role from which something is hidden is asked nothing", async () => {
    fails(
      await failures(conversation([Draft.human("a"), gpt]), { hides: { class: ["answer"] } }),
      "hides answer from class",
      /is asked nothing/
    )
  })

  it("finds a play that asks without end, and names the limit", async () => {
    const endless = playing(({ cast, input }, stage) =>
      Effect.forever(stage.ask(cast.pupil, attempt, { question: input.question }))
    )
    const failed = await failures(endless, { seeds: [1] })
    assert.match(failed["plays to well-formed conversations"] ?? "", /wanted more than 64 calls/)
  })

  it("finds what is thrown in a play only in a society", async () => {
    const shy = playing(({ cast, input }, stage) =>
      Effect.suspend(() => {
        if (cast.pupil.agent !== undefined) throw new TypeError("nobody told me of people")
        return Effect.map(stage.ask(cast.pupil, attempt, { question: input.question }), (said) => [
          Draft.conversation([Draft.human(input.question), Draft.gpt(said)])
        ])
      })
    )
    fails(await failures(shy), "is played by people of a society", /TypeError: nobody told me of people/)
  })
})
