/** A program as a beginner writes it from the wording of a task: it looks right and is not. */
import type { Seed } from "@stoa/core"
import { byReturn } from "./byReturn.ts"
import { foreign } from "./foreign.ts"
import { idioms } from "./idioms.ts"
import * as Signature from "./Signature.ts"

/** The language a task names; Python where it names none. */
export const languageOf = (question: string): string => {
  // Tests of this form are Python's, and an address names no language.
  if (/\bpython\b|^\s*assert \w/im.test(question.replace(/["'][^"'\n]*["']/g, ""))) return "python"
  const named = /(?<![\w.])(javascript|typescript|java|c\+\+|c#|html|css|sql|bash|shell|php|ruby)(?![\w+#]|\.\w)/i
    .exec(question.replace(/https?:\S+/g, ""))?.[1]?.toLowerCase()
  const known: Readonly<Record<string, string>> = { "c++": "cpp", "c#": "csharp", shell: "bash" }
  return named === undefined ? "python" : known[named] ?? named
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A beginner's program, and how the beginner explains it. */
export interface Draft {
  readonly language: string
  readonly code: string
  readonly says: string
}

/** Writes one for a task, from its wording and nothing else. */
export const write = (question: string, chance: Seed.Chance): Draft => {
  const language = languageOf(question)
  const signature = Signature.read(question)
  const elsewhere = foreign[language]
  if (elsewhere !== undefined) {
    return {
      language,
      code: elsewhere(
        /^(?:javascript|typescript|java|csharp|php)$/.test(language) ? camel(signature.name) : signature.name
      ),
      says: "I wrote the part that I was sure of and left it at that"
    }
  }
  const [first, second] = signature.parameters
  const task = question.split(/\n\s*\n/)[0] ?? question
  const fitting = idioms.filter(({ sorts, when }) =>
    when.test(task) && (sorts === undefined || sorts.includes(first?.sort ?? "any"))
  )
  const idiom = fitting.length === 0 ? undefined : chance.flip(0.7) ? fitting[0] : chance.pick(fitting)
  const lines = (idiom?.lines ?? byReturn[signature.returns])(signature, first?.name ?? "n", second?.name ?? "")
  const head = `def ${signature.name}(${
    signature.parameters.length === 0 ? "n" : signature.parameters.map(({ name }) => name).join(", ")
  }):`
  return {
    language,
    code: [head, ...lines].join("\n"),
    says: idiom?.says ??
      chance.pick([
        "I go through it in a loop and build up the result",
        "I use a loop that goes from the beginning to the end",
        "I thought a loop should do it"
      ])
  }
}

const nothing: Readonly<Record<Signature.Sort, string>> = {
  list: "[]",
  text: "\"\"",
  number: "0",
  truth: "False",
  table: "{}",
  any: "None"
}

/** The program with a first line for the case in which there is nothing to do; undefined where it has one, or is not Python. */
export const guarded = (code: string, question: string): string | undefined => {
  const { parameters: [first], returns } = Signature.read(question)
  if (first === undefined || !code.startsWith("def ") || code.includes("    if not ") || first.sort === "number") {
    return undefined
  }
  const head = code.indexOf("\n")
  return `${code.slice(0, head)}\n    if not ${first.name}:\n        return ${nothing[returns]}${code.slice(head)}`
}
