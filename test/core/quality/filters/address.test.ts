import { assert, describe, it } from "@effect/vitest"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { address } from "../../../../packages/core/src/quality/filters/address.ts"
import { draftOf } from "../draft.ts"
import { pair, talk } from "../kinds.ts"

const judge = address.start()
const answer = "Let the dough rest for an hour, and fold it twice."
const verdictOn = (instruction: string, response = answer) => judge(draftOf(instruction, response), { clean: true })

describe("an instruction that was written for its asker", () => {
  it.each([
    ["Message: How do I keep forty loaves fresh until Sunday?", "begins with a title: \"Message:\""],
    ["**Instruction:** Write a rota for five bakers.", "begins with a title: \"**Instruction:\""],
    ["User: How do I keep forty loaves fresh until Sunday?", "begins with a title"],
    ["Message to the assistant: I have forty loaves. What now?", "begins with a title"],
    ["\"How do I keep forty loaves fresh until Sunday?\"", "stands in quotation marks"],
    ["“How do I keep forty loaves fresh? The oven is cold.”", "stands in quotation marks"],
    ["Sure! Here is a message that Maria could send: How do I keep bread fresh?", "is presented by who wrote it"],
    ["Here's a question Maria might ask an assistant: how does bread keep?", "is presented by who wrote it"],
    ["Here is the instruction: How do I keep bread fresh?", "is presented by who wrote it"],
    ["Certainly, I'd be happy to help. How do I keep bread fresh?", "is presented by who wrote it"],
    ["Maria writes to the assistant: how does bread keep?", "is presented by who wrote it"],
    ["Maria's message: how does bread keep?", "is presented by who wrote it"],
    ["Hello! How can I help you today? I need a plan for bread.", "is presented by who wrote it"],
    ["My oven is cold. As Maria, you might ask: how do I bake on a stove?", "speaks to who asks"],
    ["As a baker with two ovens, you could ask how to share the heat.", "speaks to who asks"],
    ["How do I bake forty loaves in a small oven? Good luck, Maria!", "speaks to who asks"],
    ["How do I bake forty loaves?\n\nNote: This message reflects her direct manner.", "speaks to who asks"],
    ["How do I bake forty loaves in a small oven? I hope this helps!", "ends as an answer does"],
    ["How do I bake forty loaves? Let me know if you need anything else.", "ends as an answer does"],
    ["Dear Maria,\nhow do you keep forty loaves fresh until Sunday?", "greets somebody: \"Dear Maria,\""],
    ["Hi Dr. Lee, my oven is cold and I have forty loaves. What now?", "greets somebody"]
  ])("is dropped: %s", (instruction, reason) => {
    assert.include(verdictOn(instruction) ?? "", `the instruction ${reason}`)
  })
})

describe("an instruction of its asker", () => {
  it.each([
    "How do I keep forty loaves fresh until Sunday?",
    "Dear assistant, how do I keep bread fresh?",
    "Hi there, my oven is cold. What now?",
    "Hello! My name is Maria and I bake. How do I keep bread fresh?",
    "Good morning, I have forty loaves and no shop. Where do I begin?",
    "Dear Mr. Silva,\nI write about the oven.\n\nPlease proofread this letter and make it friendlier.",
    "Here is a message I got from my landlord: \"The heating stays off.\" What do I answer?",
    "Here's my question: how does bread keep?",
    "You are Sherlock Holmes. As Sherlock Holmes, you must find out who took the bread.",
    "As a master baker, you have to teach me how to fold dough.",
    "Reply to the customer: \"The loaf was wet.\" Let me know if you need the order number.",
    "\"Knead\" or \"fold\": which of the two is right for rye?",
    "\"Bread\" and \"brood\" sound alike. Is there a reason for it, as for \"stone\" and \"Stein\"",
    "Is it fair to say to a new baker that he should feel free to ask and then be angry? I think not. What do you think?",
    "Write what a baker could say to a customer who sends back a wet loaf."
  ])("is kept: %s", (instruction) => {
    assert.isUndefined(verdictOn(instruction))
  })

  it("may greet somebody in the course of a conversation, and thank for an answer", () => {
    assert.isUndefined(judge(talk({ second: "Good luck to me then. Dear me, the soil is dry." }), { clean: true }))
  })
})

describe("an answer that knows more of its asker than was said", () => {
  const asked = "How do I keep forty loaves fresh until Sunday?"

  it.each([
    ["Dear Maria,\n\nwrap them in linen.", "Dear Maria,"],
    ["Hi Maria! Wrap them in linen.", "Hi Maria!"],
    ["Hello, Dr. Maria Silva. Wrap them in linen.", "Hello, Dr. Maria Silva."],
    ["Great question, Maria! Wrap them in linen.", "Great question, Maria!"],
    ["Wrap them in linen. Good luck, Maria!", "Good luck, Maria!"],
    ["Thank you for your message, Maria. Wrap them in linen.", "Thank you for your message, Maria."],
    ["Maria, it's great that you ask. Wrap them in linen.", "Maria, it's great"],
    ["Wrap them in linen. As Maria, you know how dry the attic is.", "As Maria, you"]
  ])("is dropped for a name: %s", (response, quoted) => {
    const reason = verdictOn(asked, response) ?? ""
    assert.include(reason, "the response speaks to somebody who gave no such name")
    assert.include(reason, quoted)
  })

  it.each([
    "Given your role as a harbour pilot, you may wrap them in oilcloth.",
    "With your years of experience as a surveyor, this is easy.",
    "As a 45-year-old nurse from Lima, you need less bread than that.",
    "As a nurse with twenty years on the ward, you know how bread dries out.",
    "Since you are a harbour pilot, wrap them in oilcloth."
  ])("is dropped for a role: %s", (response) => {
    assert.include(verdictOn(asked, response) ?? "", "the response knows of the asker what was not said")
  })

  it.each([
    ["I am Maria, and I have forty loaves. How do they keep?", "Dear Maria, wrap them in linen. Good luck, Maria!"],
    ["I pilot ships in a harbour. How does bread keep on board?", "Given your role as a harbour pilot, use oilcloth."],
    ["Write an e-mail to a customer about a wet loaf.", "Dear Mr. Silva,\n\nthe loaf was wet, and we are sorry."],
    ["What do I say to my neighbour in a short speech?", "Dear Anna, thank you for the bread."],
    [asked, "Hi there! Wrap them in linen."],
    [asked, "Dear reader, wrap them in linen."],
    [asked, "As a rule, you wrap bread in linen. As a beginner, you can use paper."],
    [asked, "Sure, Sunday is three days away. Good luck, and wrap them well."],
    [asked, "As Escoffier wrote, you never cut a warm loaf."]
  ])("is kept: %s %s", (instruction, response) => {
    assert.isUndefined(verdictOn(instruction, response))
  })

  it("is told by its turn; what an earlier instruction said may be known", () => {
    const last = "Good luck, Maria!"
    assert.match(judge(talk({ last }), { clean: true }) ?? "", /^turn 6 speaks to somebody/)
    assert.isUndefined(
      judge(talk({ first: "I'm Maria, and my tomatoes have yellow leaves. Why?", last }), { clean: true })
    )
  })

  it("may not be the rejected one either", () => {
    assert.match(judge(pair("Hi Maria! Just leave it."), { clean: true }) ?? "", /^the rejected response speaks to/)
  })
})

const data = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url))

type Row = Readonly<Record<string, string>>

const rowsOf = (file: string): ReadonlyArray<Row> =>
  readFileSync(`${data}${file}`, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Row)

describe("real rows", () => {
  it.skipIf(!existsSync(data)).each([
    ["code/gpteacher_codegen_every3rd.jsonl", "instruction", "response"],
    ["decontamination/ifeval_prompts.jsonl", "prompt", "key"],
    ["decontamination/arena_hard_v0.1_questions.jsonl", "prompt", "cluster"],
    ["math/math500.jsonl", "problem", "solution"],
    ["math/gsm8k_train_first1500.jsonl", "question", "answer"]
  ])("are hardly ever dropped: %s (skipped without ../shared/data)", (file, instruction, response) => {
    const rows = rowsOf(file)
    const dropped = rows.filter((row) => verdictOn(row[instruction] ?? "", String(row[response])) !== undefined)
    assert.isAtMost(dropped.length / rows.length, 0.005)
  })
})
