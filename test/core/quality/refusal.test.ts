import { assert, describe, it } from "@effect/vitest"
import { refusal } from "../../../packages/core/src/quality/filters/refusal.ts"
import { refusals } from "../../support/server/sentences.ts"
import { draftOf } from "./draft.ts"

const judge = refusal.start()
const answer = (response: string) => judge(draftOf("Help me with this letter to the council, please.", response), true)

describe("refusal", () => {
  it.each([
    "I'm sorry, but I cannot help with that request.",
    "I am very sorry, but that is not something I do.",
    "I’m sorry, I can’t assist with that.",
    "Sorry, I can't help with that.",
    "I apologize, but I must decline.",
    "My apologies, I am not able to assist with this.",
    "As an AI language model, I have no opinion of my own.",
    "As an AI, I do not give advice about money.",
    "As an assistant, I cannot look into your account.",
    "I'm just an AI and have never seen a boat.",
    "I am unable to provide medical advice.",
    "I cannot fulfill your request.",
    "You ask me to \"borrow\" his password; I'm sorry, but I can't help with that.",
    "Unfortunately, I cannot answer questions about medicine.",
    "It is not appropriate for me to comment on your colleague.",
    "I am not allowed to share that.",
    "Thank you for writing.\n\nI won't engage with this topic."
  ])("catches: %s", (response) => {
    assert.match(answer(response) ?? "", /^the response refuses: ".+"$/)
  })

  it.each([...refusals])("catches what the scripted server refuses: %s", (pattern) => {
    assert.isString(answer(pattern.replaceAll("{a}", "bread")))
  })

  it.each([
    "Dear Ms Lind,\n\nI am sorry that I missed our appointment on Monday. May I come on Thursday at nine instead?",
    "Here is a draft you can send:\n\nHi Tom,\n\nI'm sorry, but I can't come on Friday. My shift was moved.",
    "Sure, a short text message:\n\nI'm sorry, but I won't be able to lend you the trailer this weekend.",
    "Subject: Your order\n\nPlease accept my apologies for the delay; the parcel leaves tomorrow.",
    "You could simply say: \"I'm sorry, but I cannot work this Sunday.\" Then offer another day.",
    "Try this line: “My apologies, I was mistaken about the date.” It is short and honest.",
    "> I apologise, I had the wrong invoice.\n\nSend that, and attach the right one.",
    "I'm sorry that your landlord treats you like this. First write down every date on which the heating failed.",
    "I'm sorry to hear about your mother. Ask the ward for a list of what she may bring.",
    "Dogs are not allowed to run free in the park, so the sign should say where the meadow for them begins.",
    "As an assistant cook you peel, cut and clean; ask for one station of your own each week.",
    "As an AI engineer you would begin with the data, not with the model.",
    "I can't help but notice the damp in your photo: start with the gutter above that wall."
  ])("lets an answer pass that helps: %s", (response) => {
    assert.strictEqual(answer(response), undefined)
  })

  it("looks at the opening of the response alone, and never at the instruction", () => {
    const late = `${"Take the numbers of last year and add a tenth. ".repeat(8)}I'm sorry, but I cannot help with more.`
    assert.strictEqual(answer(late), undefined)
    const asked = "My boss wrote: I'm sorry, but I cannot help with that. What do I answer?"
    assert.strictEqual(judge(draftOf(asked), true), undefined)
  })
})
