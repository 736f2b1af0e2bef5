/** What the rehearsal model writes for a row of code: the task in the person's voice, a program, and its tests. */
import type { Programming } from "../../domain/Requirement.ts"
import type { Chance } from "../../domain/Seed.ts"
import { block } from "./code/Task.ts"
import { build, type Level } from "./frames.ts"
import { call, tongues } from "./functions/Family.ts"
import { families, known } from "./functions/functions.ts"
import { literal } from "./functions/Literal.ts"
import * as Voice from "./Voice.ts"

/** What a task is made from. */
export interface TaskInput extends Voice.InstructInput {
  /** The language of the program, by its name. */
  readonly programming: string
}

/** A task, the function it is about, and how that is called. */
export interface TaskOutput {
  readonly instruction: string
  readonly entryPoint: string
  readonly signature: string
}

/** One of so many rehearsed programs is wrong, so that there is something to drop. */
const slips = 0.07

const languageOf = (text: string): Programming => (/\bJavaScript\b/i.test(text) ? "javascript" : "python")

const levelOf = (complexity: string): Level =>
  /^\s*special/i.test(complexity) ? 3 : /^\s*inter/i.test(complexity) ? 2 : 1

/** Demands that any of the functions meets. */
const limits = (name: string): ReadonlyArray<string> => [
  "It must not change what it is given.",
  `Nothing but what comes with ${name}, because I may not install anything.`,
  "It should print nothing; I call it from a larger script.",
  "Names that say what they hold, please, so that I still understand it in a year.",
  "It runs every morning over a few hundred entries, so it need not be clever, only right.",
  "Two or three lines on how it works are welcome.",
  "I will check it against a week that I worked out by hand."
]

/** The task of one person: a function out of what they have to do with. */
export const rehearseInstructCode = (input: TaskInput, chance: Chance): TaskOutput => {
  const voice = Voice.make(input, chance)
  const tongue = tongues[languageOf(input.programming)]
  const { does, entryPoint, example, rules, signature } = chance.pick(families).ask(voice.data, { chance, tongue })
  const opening = chance.pick([
    `I need a ${tongue.name} function that ${does}.`,
    `Please write me a function in ${tongue.name} that ${does}.`,
    `Could you write a ${tongue.name} function for me? One that ${does}.`,
    `What I am after is a function in ${tongue.name} that ${does}.`,
    `A ${tongue.name} function, please, that ${does}.`,
    `Help me with a small piece of ${tongue.name}: a function that ${does}.`
  ])
  const named = chance.pick([
    `Call it \`${signature}\`.`,
    `Its head is \`${signature}\`.`,
    `My script calls \`${signature}\`, so that is its name.`,
    `I would call it \`${signature}\`.`
  ])
  const instruction = build(
    {
      want: [opening, ...rules].join(" "),
      given: named,
      draft: block(tongue.programming, example),
      limits: limits(tongue.name),
      beside: "chore"
    },
    voice,
    { chance, level: levelOf(input.complexity) }
  )
  return { instruction, entryPoint, signature }
}

// A head as it stands between backticks or in a block: a name and what it takes.
const head = /`([A-Za-z_$][\w$]*)\(([A-Za-z_$,\s\w]*)\)`/

/** The program with words around it, from the bare instruction. */
export const rehearseRespondCode = ({ instruction }: { readonly instruction: string }, chance: Chance): string => {
  const text = instruction.slice(0, 6000)
  const programming = languageOf(text)
  const [, name = "work", taken = ""] = head.exec(text) ?? []
  const found = known(text)
  const body = found?.body(programming, chance.flip(slips)) ??
    (programming === "python" ? ["raise NotImplementedError"] : ["throw new Error(\"not written yet\")"])
  const parameters = found === undefined
    ? taken
    : found.parameters.map((
      one
    ) => (programming === "python" ? one : one.replace(/_(\w)/g, (_, l: string) => l.toUpperCase())))
      .join(", ")
  const lines = programming === "python"
    ? [`def ${name}(${parameters}):`, ...body.map((line) => (line === "" ? "" : `    ${line}`))]
    : [`function ${name}(${parameters}) {`, ...body.map((line) => `  ${line}`), "}"]
  const before = found?.imports(programming) ?? ""
  const code = [...(before === "" ? [] : [before, "", ""]), ...lines].join("\n")
  const opening = chance.pick([
    `Here is \`${name}\`:`,
    "This does it:",
    `The function below takes what you describe and returns what you asked for.`,
    `\`${name}\` goes through what it is given once and keeps to your rules.`
  ])
  const closing = chance.pick([
    "It changes nothing of what it is given, and needs nothing that is not there already.",
    "Try it first on a case that you have worked out by hand; an empty list is worth a try too.",
    "If your data turn out to have gaps, tell me what shall count then, and I will add it.",
    "The rules stand one by one in the code, so that you can change one without touching the others."
  ])
  return `${opening}\n\n${block(programming, code)}\n\n${closing}`
}

/** Calls with what they must return, from the instruction alone. */
export const rehearseTestCode = (
  { entryPoint, instruction, programming }: {
    readonly instruction: string
    readonly entryPoint: string
    readonly programming: string
  },
  chance: Chance
): { readonly cases: ReadonlyArray<string> } => {
  const language = languageOf(programming)
  const name = /^[A-Za-z_$][\w$]*$/.test(entryPoint) ? entryPoint : "work"
  const cases = known(instruction.slice(0, 6000))?.cases(chance) ?? []
  const written = cases.map(({ args, value }) => {
    const told = call(name, args, language)
    const wanted = literal(value, language)
    if (language === "python") return `assert ${told} == ${wanted}`
    return typeof value === "object"
      ? `assert.deepStrictEqual(${told}, ${wanted})`
      : `assert.strictEqual(${told}, ${wanted})`
  })
  const exists = language === "python" ? `assert callable(${name})` : `assert.strictEqual(typeof ${name}, "function")`
  return { cases: written.length >= 3 ? written : [exists, exists, exists] }
}
