/** A situation to write rows from, and models that answer by prompt. */
import { Effect } from "effect"
import type { Requirement } from "../../../../packages/core/src/domain/Requirement.ts"
import type { ModelReply, ModelRequest } from "../../../../packages/core/src/model/Model.ts"
import * as Prompt from "../../../../packages/core/src/model/Prompt.ts"
import * as Roles from "../../../../packages/core/src/model/Roles.ts"
import type { Situation } from "../../../../packages/core/src/synthesis/Situation.ts"
import { modelOf, replyOf } from "../../model/stub.ts"

/** A baker's situation, for a requirement that says what is given. */
export const situationOf = (given: Partial<Requirement> = {}): Situation => {
  const requirement: Requirement = {
    text: "help people with their work",
    kind: "sft",
    domain: "general",
    complexity: "simple",
    style: "",
    language: "English",
    count: 1,
    perEpisode: 3,
    tries: 4,
    ...given
  }
  return {
    id: "r1/w0/0",
    place: "synthesis/r1/w0/0",
    nth: 1,
    requirement,
    episode: {
      id: "g000/e1",
      group: "g000",
      step: 2,
      agents: ["a0000"],
      messages: ["g000/0/a0000/1"],
      summary: "Ada looks for flour."
    },
    agent: {
      id: "a0000",
      profile: {
        id: "p1",
        name: "Ada Lind",
        description: "A baker in Oslo.",
        pastActions: [],
        attributes: { occupation: "baker" },
        origin: { kind: "census", draw: 1 }
      },
      personality: "Calm and stubborn.",
      lifeGoal: "To open a second shop.",
      plan: { steps: [] }
    },
    told: {
      name: "Ada Lind",
      person: "Ada Lind. A baker in Oslo.",
      personality: "Calm and stubborn.",
      witnessed: ["Bo Ek (miller): Bo Ek raises the price of rye."],
      deeds: ["Ada Lind counts the sacks of flour that are left."],
      requirement: requirement.text,
      domain: requirement.domain,
      complexity: requirement.complexity,
      style: requirement.style,
      language: requirement.language
    }
  }
}

/** What the person writes, where a test does not care. */
export const asks = JSON.stringify({ instruction: "How much rye do I need for forty loaves?" })

/** A model that answers by the name of the prompt, or by the place where that alone does not tell; it echoes model and sampling. */
export const answering = (
  answers: Readonly<Record<string, string | ((request: ModelRequest) => Partial<ModelReply>)>>
) =>
  modelOf((request) => {
    const answer = answers[request.place.slice("synthesis/r1/w0/0/".length)] ?? answers[request.prompt]
    if (answer === undefined) return Effect.die(new Error(`nobody answers ${request.prompt} at ${request.place}`))
    const { model = "own", seed, temperature } = request
    return Effect.succeed(
      replyOf({ model, seed, temperature, ...(typeof answer === "string" ? { text: answer } : answer(request)) })
    )
  })

/** Names models by prompt and role as a recipe does. */
export const naming = (models: Readonly<Record<string, string>>) =>
  Effect.provideService(Prompt.ModelFor, ({ name, role }) => Roles.first(models, [name, role]))
