/** A family of functions that people want: put into words, known again by those words, written, and tested against its own rule. */
import type { Programming } from "../../../domain/Requirement.ts"
import type { Chance } from "../../../domain/Seed.ts"
import type { Data } from "../code/Task.ts"
import { literal, type Value } from "./Literal.ts"

/** A language as it is spoken of, and what a record is called in it. */
export interface Tongue {
  readonly programming: Programming
  readonly name: string
  readonly record: string
}

/** The languages. */
export const tongues: Readonly<Record<Programming, Tongue>> = {
  python: { programming: "python", name: "Python", record: "a dictionary" },
  javascript: { programming: "javascript", name: "JavaScript", record: "an object" }
}

/** What a function does, and the rules it keeps. Every number and field that matters stands in these words. */
export interface Wording {
  /** As it goes after "a function that": "takes a list of ..., and returns ...". */
  readonly does: string
  readonly rules: ReadonlyArray<string>
}

/** What is told about a family of functions; a spec is one of them. */
export interface Definition<Spec> {
  readonly draw: (data: Data, chance: Chance) => Spec
  /** Its name, words parted by underscores. */
  readonly name: (spec: Spec, data: Data) => string
  readonly parameters: ReadonlyArray<string>
  readonly say: (spec: Spec, told: { readonly data: Data; readonly chance: Chance; readonly tongue: Tongue }) => Wording
  /** The spec behind words; undefined where they are about something else. */
  readonly read: (text: string) => Spec | undefined
  /** Arguments to try it with, the edges last. */
  readonly inputs: (spec: Spec, chance: Chance) => ReadonlyArray<ReadonlyArray<Value>>
  readonly answer: (spec: Spec, args: ReadonlyArray<Value>) => Value
  /** The lines of the function's body; with a slip, they are wrong. */
  readonly body: Readonly<Record<Programming, (spec: Spec, slip: boolean) => ReadonlyArray<string>>>
  /** Lines before the function, for a language that needs some. */
  readonly imports?: Readonly<Partial<Record<Programming, string>>>
}

/** One call and what it returns. */
export interface Case {
  readonly args: ReadonlyArray<Value>
  readonly value: Value
}

/** A function as somebody asks for it. */
export interface Asked extends Wording {
  readonly entryPoint: string
  readonly signature: string
  /** A call and its result, in the language. */
  readonly example: string
}

/** A function known by its words. */
export interface Known {
  readonly parameters: ReadonlyArray<string>
  readonly body: (programming: Programming, slip: boolean) => ReadonlyArray<string>
  readonly imports: (programming: Programming) => string
  readonly cases: (chance: Chance) => ReadonlyArray<Case>
}

/** A family, whatever its specs are. */
export interface Family {
  readonly ask: (data: Data, told: { readonly chance: Chance; readonly tongue: Tongue }) => Asked
  readonly know: (text: string) => Known | undefined
}

const camel = (name: string): string => name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A call as it is written in a language. */
export const call = (name: string, args: ReadonlyArray<Value>, programming: Programming): string =>
  `${name}(${args.map((arg) => literal(arg, programming)).join(", ")})`

/** A family from what is told about it. */
export const family = <Spec>(definition: Definition<Spec>): Family => {
  const { answer, body, draw, imports, inputs, name, parameters, read, say } = definition
  return {
    ask: (data, { chance, tongue }) => {
      const { programming } = tongue
      const spec = draw(data, chance)
      const snake = name(spec, data).toLowerCase().replace(/\W+/g, "_")
      const entryPoint = programming === "python" ? snake : camel(snake)
      const args = inputs(spec, chance)[0] ?? []
      const mark = programming === "python" ? "#" : "//"
      return {
        ...say(spec, { data, chance, tongue }),
        entryPoint,
        signature: `${entryPoint}(${
          parameters.map((one) => (programming === "python" ? one : camel(one))).join(", ")
        })`,
        example: `${call(entryPoint, args, programming)}  ${mark} ${literal(answer(spec, args), programming)}`
      }
    },
    know: (text) => {
      const spec = read(text)
      if (spec === undefined) return undefined
      return {
        parameters,
        body: (programming, slip) => body[programming](spec, slip),
        imports: (programming) => imports?.[programming] ?? "",
        cases: (chance) => inputs(spec, chance).map((args) => ({ args, value: answer(spec, args) }))
      }
    }
  }
}
