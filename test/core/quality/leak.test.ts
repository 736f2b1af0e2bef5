import { assert, describe, it } from "@effect/vitest"
import { leak } from "../../../packages/core/src/quality/filters/leak.ts"
import { leaks } from "../../support/server/sentences.ts"
import { draftOf } from "./draft.ts"

const judge = leak.start()

describe("leak", () => {
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
    assert.strictEqual(judge(draftOf(instruction), true), undefined)
  })

  it.each([
    "In this scenario the loan is paid off in the seventh year, so you save about 900 in interest.",
    "The agent has to tell you about known faults; ask the estate agent for the survey in writing.",
    "Given the situation you describe, talk to your landlord first and keep a copy of every letter."
  ])("lets an ordinary answer pass: %s", (response) => {
    assert.strictEqual(judge(draftOf("How do I go on?", response), true), undefined)
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
    assert.match(judge(draftOf(instruction), true) ?? "", /^the instruction mentions .+: ".+"$/)
  })

  it.each([...leaks])("catches what the scripted server leaks: %s", (pattern) => {
    assert.isString(judge(draftOf(pattern.replaceAll("{a}", "bread")), true))
  })

  it("looks at every turn, and names the one that leaks with the words it leaked", () => {
    const response = "Talk it over with your fellow agents first."
    assert.strictEqual(
      judge(draftOf("How do I go on?", response), true),
      "the response mentions agents: \"fellow agents\""
    )
    const draft = draftOf("How do I go on?")
    const longer = {
      ...draft,
      turns: [...draft.turns, { role: "user" as const, content: "And in the simulated town?" }]
    }
    assert.match(judge(longer, true) ?? "", /^the instruction mentions the simulation/)
  })
})
