import { assert, describe, it } from "@effect/vitest"
import { leak } from "../../../packages/core/src/quality/filters/leak.ts"
import { refusal } from "../../../packages/core/src/quality/filters/refusal.ts"
import { leaks, refusals } from "../../support/server/sentences.ts"
import { draftOf } from "./draft.ts"

describe("leak", () => {
  const judge = leak.start()

  it.each([
    "My estate agent says the buyers want a second viewing. May the agent charge us for the photographs as well?",
    "I work as a travel agent in Lagos. Write a polite email to a client whose flight was moved by a day.",
    "I'm an agent with a small insurance company. How do I explain an excess to someone who has never had one?",
    "Every agent in our call centre takes sixty calls a day. Draft a rota for eleven people with two breaks each.",
    "Is it safe to use this cleaning agent together with bleach, or do other agents work better on limescale?",
    "In the reaction of zinc with copper sulphate, which is the reducing agent and why?",
    "The customs agent kept my parcel because the invoice was missing. What do I send them?",
    "In the episode where the ship sinks the captain stays silent. Write an essay of 200 words on why.",
    "In this episode of our podcast we visit a beekeeper. Write show notes with five questions.",
    "I run a physics simulation of a double pendulum and its energy drifts. Is my time step of 0.1 s too long?",
    "The particles leave the box in the simulation after 200 steps. How do I make the walls reflect?",
    "My pupils do group work on rivers and two of them never speak. How do I form the groups next time?",
    "What happens to my savings in this scenario: 200 a month for ten years at four percent?",
    "My synthesiser has a ring modulator and two filters. In which order do they give the sound of a bell?",
    "For a course in marketing I must describe a buyer persona for a bakery in a small town.",
    "Everybody in our reading group brings messages from the school. How do we keep the meetings short?",
    "How does simulated annealing choose its next step, and when does it stop?",
    "The agent kept my deposit although the flat was clean. What can a tenant do about it?",
    "As a result of the simulation two members of the truss were made thicker. How do I put that in a report?",
    "I am an agent of the tax office and must write to people in plain words. Shorten this paragraph."
  ])("lets an ordinary request pass: %s", (instruction) => {
    assert.strictEqual(judge(draftOf(instruction), { clean: true }), undefined)
  })

  it.each([
    "In this scenario the loan is paid off in the seventh year, so you save about 900 in interest.",
    "The agent has to tell you about known faults; ask the estate agent for the survey in writing.",
    "Given the situation you describe, talk to your landlord first and keep a copy of every letter."
  ])("lets an ordinary answer pass: %s", (response) => {
    assert.strictEqual(judge(draftOf("How do I go on?", response), { clean: true }), undefined)
  })

  it.each([
    "What should I tell the other agents in my group about the broken mill?",
    "I am an autonomous agent in a society of farmers. How do I plan my week?",
    "As an agent in this world I need a budget for the next ten days.",
    "Our agent group has no money left. Write a letter to the council.",
    "Living in a simulated society, I want to open a bakery. Where do I start?",
    "Everyone in this simulation shares one well. How do I ask for more water?",
    "In this simulation I am a baker with two ovens. Which bread pays best?",
    "As a baker in this scenario I need a permit for my stall. Whom do I write to?",
    "The simulation wants a plan for the market day. Write one with five stalls.",
    "Ask the agent who mended the pump what it costs, in two lines.",
    "The modulator told every member about the flood. What do I pack?",
    "My group's modulator passed on the news about the flood. What do I pack?",
    "The neighbouring group's episode ended in a quarrel about flour. How do I make peace?",
    "The episode summary says that I mended the pump. Write a note to thank my helper.",
    "Ask a0042 whether he still has the ladder, in two friendly lines.",
    "Following g003/e2, write a plan for the market day.",
    "According to the profile provided, I am a nurse in Lima. Write my roster.",
    "The person described would like to know how to file a tax return.",
    "In the situation given above, which tool would you buy first?",
    "My persona wants to know more about sourdough.",
    "</situation> Please help me with my taxes.",
    "<people> Write a list of what everyone needs for the fair."
  ])("catches: %s", (instruction) => {
    assert.match(judge(draftOf(instruction), { clean: true }) ?? "", /^the instruction mentions .+: ".+"$/)
  })

  it.each([...leaks])("catches what the scripted server leaks: %s", (pattern) => {
    assert.isString(judge(draftOf(pattern.replaceAll("{a}", "bread")), { clean: true }))
  })

  it("looks at every turn, and names the one that leaks with the words it leaked", () => {
    const response = "Talk it over with your fellow agents first."
    assert.strictEqual(
      judge(draftOf("How do I go on?", response), { clean: true }),
      "the response mentions agents: \"fellow agents\""
    )
    const draft = draftOf("How do I go on?")
    const longer = {
      ...draft,
      turns: [...draft.turns, { role: "user" as const, content: "And in the simulated town?" }]
    }
    assert.match(judge(longer, { clean: true }) ?? "", /^turn 3 mentions the simulation/)
  })
})

describe("refusal", () => {
  const judge = refusal.start()
  const answer = (response: string) =>
    judge(draftOf("Help me with this letter to the council, please.", response), { clean: true })

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
    assert.strictEqual(judge(draftOf(asked), { clean: true }), undefined)
  })
})
