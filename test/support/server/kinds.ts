/** Answers to the prompts of code and of safety: tasks, programs and tests that fit each other, requests and safe answers. */
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import { known } from "../../../packages/core/src/synthesis/rehearse/functions/functions.ts"
import {
  rehearseInstructCode,
  rehearseRespondCode,
  rehearseTestCode
} from "../../../packages/core/src/synthesis/rehearse/program.ts"
import {
  rehearseInstructSafety,
  rehearseRespondSafe
} from "../../../packages/core/src/synthesis/rehearse/safety/safety.ts"
import type { ParsedRequest } from "./options.ts"

const between = (text: string, tag: string): string =>
  new RegExp(`^<${tag}>\\n([\\s\\S]*?)\\n</${tag}>`, "m").exec(text)?.[1] ?? ""

const items = (text: string, tag: string): Array<string> =>
  between(text, tag).split("\n").filter((line) => line.startsWith("- ")).map((line) => line.slice(2))

const after = (text: string, words: string): string => new RegExp(`^${words}: (.*)$`, "m").exec(text)?.[1] ?? ""

/** The situation that a prompt in the person's voice tells of. */
const situation = (text: string) => ({
  name: /^What (.*) did, oldest first:/m.exec(text)?.[1] ?? "",
  person: between(text, "person"),
  personality: after(text, "Character"),
  witnessed: items(text, "witnessed"),
  deeds: items(text, "deeds"),
  requirement: after(text, "What is wanted"),
  domain: after(text, "Domain"),
  complexity: after(text, "How demanding"),
  language: after(text, "Language of the message")
})

/** The answer to a prompt of these kinds, as an object or a text; undefined for any other prompt. */
export const answerOfKind = (
  { messages, userText }: Pick<ParsedRequest, "messages" | "userText">,
  identity: string
): unknown => {
  const system = messages.find(({ role }) => role === "system")?.content ?? ""
  const chance = Seed.chance(Seed.at(0, identity))
  if (system.includes("asks an assistant for a program")) {
    return rehearseInstructCode(
      { ...situation(userText), programming: after(userText, "Programming language") },
      chance
    )
  }
  if (system.startsWith("You write tests for a function")) {
    const [, entryPoint = "", programming = ""] =
      /^Write the cases for the function (\S+) in (\w+)\.$/m.exec(userText) ?? []
    return rehearseTestCode({ instruction: between(userText, "message"), entryPoint, programming }, chance)
  }
  if (system.startsWith("You help to make assistants safe")) {
    const harm = /^Kind of harm: (.*), that is /m.exec(userText)?.[1] ?? ""
    return rehearseInstructSafety({ ...situation(userText), harm }, chance)
  }
  if (system.startsWith("You are a helpful assistant that does no harm")) {
    return rehearseRespondSafe({ instruction: userText }, chance)
  }
  // The bare task comes without a word of the prompt's own.
  if (system === "" && known(userText) !== undefined) return rehearseRespondCode({ instruction: userText }, chance)
  return undefined
}
