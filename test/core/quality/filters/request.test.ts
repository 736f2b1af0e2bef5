import { assert, describe, it } from "@effect/vitest"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Asking from "../../../../packages/core/src/quality/asking/Asking.ts"
import { request } from "../../../../packages/core/src/quality/filters/request.ts"
import { draftOf } from "../draft.ts"
import { talk } from "../kinds.ts"

const judge = request.start()
const verdictOn = (instruction: string) => judge(draftOf(instruction), { clean: true })

describe("a message that tells and asks for nothing", () => {
  it.each([
    "I run a bakery in Lyon, and last week the oven broke in the middle of the night. My brother drove over, and we mended it with a piece of wire. The bread was late, but nobody complained.",
    "My friend Ana has been a nurse for twelve years. Yesterday the ward was so full that she slept in the linen room, and in the morning her feet were blue.",
    "As a surveyor I spend most days on other people's roofs. The gutters on Mill Lane were full of leaves again. I wrote it down and sent the bill.",
    "The garden was wet all week. Snails ate the lettuce, then the beans, and on Friday they found the strawberries.",
    "Work was slow this month. Help came from the council in the end, and the new pump was in by Friday.",
    "We moved the clinic to the church hall while the roof was being repaired. Forty people came on the first day.",
    "This is Marta from the harbour office. The crane has been out of order since Tuesday, and three ships are waiting."
  ])("is dropped: %s", (story) => {
    assert.match(verdictOn(story) ?? "", /^the instruction asks for nothing; it ends: "/)
  })

  it("is quoted with its end", () => {
    assert.strictEqual(
      verdictOn("I run a bakery in Lyon. The bread was late, but nobody complained."),
      "the instruction asks for nothing; it ends: \"The bread was late, but nobody complained.\""
    )
  })

  it("is no matter in the course of a conversation", () => {
    assert.isUndefined(
      judge(talk({ second: "I did that. The soil was wet, and the leaves fell off." }), { clean: true })
    )
    assert.isString(
      judge(talk({ first: "The leaves of my tomatoes are yellow. It rained all of June." }), { clean: true })
    )
  })
})

describe("a message that asks", () => {
  it.each([
    "How long does rye bread keep",
    "Is it safe to freeze it",
    "Write a note to my landlord about the boiler.",
    "My oven broke last night and I have forty loaves to bake. I need a plan for three hours.",
    "Last week my oven broke. Any ideas what to do with forty kilos of dough would help.",
    "The boiler is cold again. What do I tell the landlord.",
    "I'm looking for a way to keep flour dry on a boat.",
    "I don't know whether the pump or the valve is broken.",
    "Using the figures below, work out the cost of one loaf. Flour 12, salt 1, wood 4.",
    "If the dough is wet and the oven cold, tell me what comes first.",
    "Given that the roof is flat, compute the weight of twenty centimetres of snow.",
    "Concoct a sauce from what is left: two onions, a lemon and butter.",
    "Recipe for rye bread without yeast",
    "The capital of Mongolia is",
    "12 * 7 =",
    "def shares(total, people):\n    \"\"\"Splits a bill.\"\"\"",
    "You are a patient teacher. Your task is to mark what follows.\n1. 3 + 4 = 8",
    "Dear Sir or Madam, could you be so kind and look over my letter.",
    "My daughter asked why the moon is red tonight, and I had no answer. I would like one that a child of six understands.",
    "Our team could use some tips for night shifts.",
    "Task: shorten the text to forty words. The garden was wet all week."
  ])("is kept: %s", (message) => {
    assert.isUndefined(verdictOn(message))
  })
})

describe("other languages", () => {
  const story = "Die Woche war nass. Die Schnecken fraßen den Salat, dann die Bohnen."
  const made = {
    prompt: "instruct",
    promptHash: "0123456789ab",
    model: "rehearsal",
    place: "synthesis/r1/w0/0/instruct",
    inputTokens: 1,
    outputTokens: 1,
    rehearsal: true
  }

  it("are not read", () => {
    assert.isUndefined(judge({ ...draftOf(story), language: "German" }, { clean: true }))
    assert.isString(judge({ ...draftOf(story), language: "English" }, { clean: true }))
  })

  it("are English in rehearsal", () => {
    const told = { ...draftOf("It rained all week, and the snails ate the lettuce."), language: "German" }
    assert.isUndefined(judge(told, { clean: true }))
    assert.isString(judge({ ...told, makings: [made] }, { clean: true }))
  })
})

const data = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url))

type Row = Readonly<Record<string, string | ReadonlyArray<string>>>

const firstOf = (file: string, field: string): ReadonlyArray<string> =>
  readFileSync(`${data}${file}`, "utf8").trim().split("\n").map((line) =>
    [(JSON.parse(line) as Row)[field] ?? ""].flat()[0] ?? ""
  )

describe("real messages", () => {
  const files: ReadonlyArray<readonly [file: string, field: string]> = [
    ["instructions/self_instruct_seed_tasks.jsonl", "instruction"],
    ["decontamination/self_instruct_user_oriented.jsonl", "instruction"],
    ["decontamination/mt_bench_questions.jsonl", "turns"],
    ["decontamination/vicuna_bench_questions.jsonl", "turns"],
    ["decontamination/ifeval_prompts.jsonl", "prompt"],
    ["decontamination/arena_hard_v0.1_questions.jsonl", "prompt"],
    ["code/gpteacher_codegen_every3rd.jsonl", "instruction"],
    ["code/humaneval.jsonl", "prompt"],
    ["math/math500.jsonl", "problem"]
  ]
  it.skipIf(!existsSync(data)).each(files)(
    "are hardly ever dropped: %s (skipped without ../shared/data)",
    (...from) => {
      const messages = firstOf(...from)
      assert.isAtLeast(messages.length, 80)
      assert.isAtMost(messages.filter((message) => verdictOn(message) !== undefined).length / messages.length, 0.02)
    }
  )

  it.skipIf(!existsSync(data))(
    "are dropped where their question is taken away (skipped without ../shared/data)",
    () => {
      const stories = firstOf("math/gsm8k_train_first1500.jsonl", "question")
        .map((problem) => problem.split(/(?<=[.!?])\s+/).filter((sentence) => !sentence.includes("?")).join(" "))
        .filter((story) =>
          story.split(" ").length > 12 && !/\b(?:[Ff]ind|[Cc]alculate|[Dd]etermine|[Hh]ow)\b/.test(story)
        )
      assert.isAbove(stories.length, 1000)
      assert.isAtMost(stories.filter(Asking.isRequest).length / stories.length, 0.05)
    }
  )
})
