/** `stoa prompts`: all prompts of the engine, or one of them as a file to be edited. */
import { Prompts } from "@stoa/core"
import { Effect, Option } from "effect"
import { Argument, Command } from "effect/cli"
import { usage } from "./CommandError.ts"
import * as shared from "./flags.ts"
import * as promptFile from "./promptFile.ts"
import * as Screen from "./Screen.ts"

const slotOf = ({ optional }: Prompts.Any) => (slot: string): string => optional.includes(slot) ? `[${slot}]` : slot

const about = ({ form, hash, maxTokens, name, optional, role, slots, temperature }: Prompts.Any) => ({
  name,
  role,
  hash,
  reply: form.kind,
  temperature,
  maxTokens,
  slots,
  optional
})

const list = (): void => {
  const width = (of: (prompt: Prompts.Any) => string) =>
    Prompts.all.reduce((most, prompt) => Math.max(most, of(prompt).length), 0)
  const [names, roles] = [width(({ name }) => name), width(({ role }) => role)]
  for (const prompt of Prompts.all) {
    const { hash, name, role, slots } = prompt
    Screen.print(
      `${name.padEnd(names)}  ${role.padEnd(roles)}  ${hash}  ${slots.map(slotOf(prompt)).join(", ")}`
    )
  }
  Screen.say("Each with its role, its version and its slots; those in brackets may be left out.")
  Screen.say("One of your own: stoa prompts instruct > my.md, edit it, then stoa run --prompt instruct=my.md.")
}

export const prompts = Command.make(
  "prompts",
  {
    prompt: Argument.String("prompt").pipe(
      Argument.withDescription("The name of a prompt; all of them when absent"),
      Argument.optional
    ),
    json: shared.json
  },
  Effect.fn("stoa prompts")(function*({ json, prompt }) {
    if (Option.isNone(prompt)) {
      return json ? Screen.print(JSON.stringify(Prompts.all.map(about))) : list()
    }
    const found = Prompts.find(prompt.value)
    if (found === undefined) {
      return yield* usage(
        `There is no prompt "${prompt.value}"${Prompts.meant(prompt.value)}: stoa prompts lists all.`
      )
    }
    if (json) return Screen.print(JSON.stringify({ ...about(found), ...found.texts }))
    process.stdout.write(promptFile.print(found.texts))
  })
).pipe(
  Command.withDescription(
    "List all prompts, or print one as a file to be edited: its texts stand below the lines # system and # user"
  ),
  Command.withExamples([
    { command: "stoa prompts", description: "All, with role, version and slots" },
    { command: "stoa prompts instruct > my.md", description: "A file to begin with" },
    { command: "stoa run --prompt instruct=my.md", description: "A run with the texts of that file" }
  ])
)
