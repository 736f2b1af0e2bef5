import { assert, describe, it } from "@effect/vitest"
import { isGeneric } from "../../../../packages/core/src/scenario/questions/Generic.ts"

describe("words before a conversation", () => {
  for (
    const text of [
      "",
      "You are a helpful assistant.",
      "You are a helpful, respectful and honest assistant.",
      "You are an AI assistant. You will be given a task. You must generate a detailed and long answer.",
      "You are an AI assistant that helps people find information. Provide a detailed answer so user don't need to search outside to understand the answer.",
      "You are an AI assistant that follows instruction extremely well. Help as much as you can.",
      "You are a helpful assistant, who always provide explanation. Think like you are answering to a five year old.",
      "You are an AI assistant. User will you give you a task. Your goal is to complete the task as faithfully as you can. While performing the task think step-by-step and justify your steps."
    ]
  ) it(`say nothing of the matter: ${text.slice(0, 60)}`, () => assert.isTrue(isGeneric(text)))

  for (
    const text of [
      "You are a pirate.",
      "You are a helpful assistant that translates English to French.",
      "You are a helpful assistant. Your name is Ada.",
      "You are an assistant. Answer in JSON.",
      "Solve the riddle.",
      "You are",
      `You are a helpful assistant.${" You are a helpful assistant.".repeat(100)}`
    ]
  ) it(`say whom to be or what about: ${text.slice(0, 60)}`, () => assert.isFalse(isGeneric(text)))
})
