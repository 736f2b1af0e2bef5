/** `stoa scenarios`: which scenarios there are, what they take and who plays in them. */
import type { Scenario } from "@stoa/core"
import { Effect, Option } from "effect"
import { Argument, Command } from "effect/cli"
import { basename } from "node:path"
import { type Described, described, type Field } from "../plugins/Described.ts"
import { promptsOf, type RolePrompts } from "../plugins/Prompts.ts"
import * as Registry from "../plugins/Registry.ts"
import * as shared from "./flags.ts"
import * as Screen from "./Screen.ts"

const sizeOf = ({ cast, size }: Scenario.Role): string => (cast === "group" && size !== undefined ? ` of ${size}` : "")

const roleLine = (role: Described["roles"][number]): string =>
  `${role.name} (${role.cast}${sizeOf(role)}${role.model === undefined ? "" : `, model ${role.model}`})`

const ofQuestion = ({ name, optional }: Field): string => (optional ? `${name} where there is one` : name)

const settingLine = ({ description, name, optional, standard, type }: Field): string =>
  `${name}: ${type}${
    standard === undefined
      ? (optional ? ", may be left out" : ", has to be given")
      : `, default ${JSON.stringify(standard)}`
  }${description === undefined ? "" : `: ${description}`}`

const show = (head: string, text: string): void => Screen.print(`  ${head.padEnd(10)}  ${Screen.quote(text, 600)}`)

/** Several lines under one head. */
const list = (head: string, lines: ReadonlyArray<string>): void =>
  lines.forEach((line, at) => show(at === 0 ? head : "", line))

const heading = ({ file, name, summary }: Described): void => {
  Screen.print(`${Screen.quote(name, 80)}${file === undefined ? "" : ` (${basename(file)})`}`)
  Screen.print(`  ${Screen.quote(summary, 600)}`)
}

const brief = (about: Described): void => {
  heading(about)
  show("roles", about.roles.map(roleLine).join(", "))
  show("takes", about.question.map(ofQuestion).join(", ") || "nothing of the question")
  list("settings", about.settings.map(settingLine))
  show("recipe", about.recipe)
}

const settingsExample = ({ name, settings }: Described): string | undefined => {
  const given = settings.filter(({ standard }) => standard !== undefined)
  return given.length === 0
    ? undefined
    : `class: { settings: { ${name}: { ${
      given.map(({ name, standard }) => `${name}: ${JSON.stringify(standard)}`).join(", ")
    } } } }`
}

const whole = (about: Described, prompts: ReadonlyArray<RolePrompts>): void => {
  heading(about)
  list("roles", about.roles.map((role) => `${roleLine(role)}${role.summary === undefined ? "" : `: ${role.summary}`}`))
  if (about.learner !== undefined) show("learner", `${about.learner}: class.gain measures what it learns`)
  list(
    "takes",
    about.question.map((field) =>
      `${ofQuestion(field)}: ${field.type}${field.description === undefined ? "" : `. ${field.description}`}`
    )
  )
  if (about.similar > 0) show("similar", `${Screen.count(about.similar, "question")} like the one at hand`)
  list("settings", about.settings.map(settingLine))
  list("prompts", prompts.map(({ names, role }) => `${role}: ${names.join(", ")}`))
  show("recipe", about.recipe)
  const settings = settingsExample(about)
  if (settings !== undefined) show("", settings)
  const kinds = about.roles.flatMap(({ model }) => model ?? [])
  if (kinds.length > 0) {
    show(
      "models",
      `models: { ${[...new Set(kinds)].map((kind) => `${kind}: PROVIDER/MODEL`).join(", ")} }`
    )
  }
}

export const scenarios = Command.make(
  "scenarios",
  {
    scenario: Argument.String("scenario").pipe(
      Argument.withDescription(
        "A name, a file of your own as in ./second-opinion.ts, or a package; all that come with Stoa when absent"
      ),
      Argument.optional
    ),
    json: shared.json
  },
  Effect.fn("stoa scenarios")(function*({ json, scenario }) {
    if (Option.isNone(scenario)) {
      const all = Registry.builtIn.map((one) => described(one, one.name))
      if (json) return Screen.print(JSON.stringify(all))
      all.forEach((about, at) => {
        if (at > 0) Screen.print("")
        brief(about)
      })
      return Screen.say("One of your own: stoa new scenario NAME. More of one: stoa scenarios NAME, or a file.")
    }
    const found = yield* Registry.find(scenario.value, process.cwd())
    const about = described(found, scenario.value)
    const prompts = yield* promptsOf(found)
    if (json) return Screen.print(JSON.stringify({ ...about, prompts }))
    whole(about, prompts)
  })
).pipe(
  Command.withDescription("List the scenarios that can be played, or tell of one"),
  Command.withExamples([
    { command: "stoa scenarios", description: "Those that come with Stoa" },
    { command: "stoa scenarios debate", description: "One of them in full" },
    { command: "stoa scenarios ./second-opinion.ts", description: "One of your own" }
  ])
)
