/** `stoa new scenario`: a scenario of one's own to begin with, its recipe and its tests. */
import { AtomicFile, Phrase } from "@stoa/core"
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { existsSync } from "node:fs"
import { mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { builtIn } from "../plugins/Registry.ts"
import { templates } from "../plugins/Templates.ts"
import { codes, CommandError, usage } from "./CommandError.ts"
import * as Screen from "./Screen.ts"

const proper = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/** A name as it would be proper, for a sentence. */
const mended = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase().match(/[a-z0-9]+/g) ?? []
  const first = words.join("-").replace(/^[\d-]+/, "")
  return first === "" ? "second-opinion" : first
}

/** Words that cannot name a variable, and so no scenario of a single word. */
const reserved = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for function if
  implements import in instanceof interface let new null package private protected public return static super switch this throw
  true try typeof var void while with yield attempt correct draft effect prompt scenario schema setting stage test contract scripted
  input assert eval arguments undefined`.split(/\s+/)
)

const checked = Effect.fnUntraced(function*(name: string) {
  if (!proper.test(name)) {
    return yield* usage(`A scenario is named in lower-case words with dashes, as in ${mended(name)}; found "${name}".`)
  }
  if (reserved.has(name)) return yield* usage(`"${name}" is a word of the language: call it something like my-${name}.`)
  if (builtIn.some((scenario) => scenario.name === name)) {
    return yield* usage(`${name} is the name of a scenario that comes with Stoa: give yours another, as in my-${name}.`)
  }
})

/** Writes all files or none: what was written is taken away where a later one fails. */
const writeAll = (folder: string, files: ReadonlyArray<readonly [name: string, text: string]>) =>
  Effect.suspend(() => {
    const written: Array<string> = []
    return Effect.forEach(files, ([name, text]) => {
      const path = join(folder, name)
      return Effect.map(AtomicFile.write(path, [text]), () => void written.push(path))
    }).pipe(Effect.onError(() => Effect.promise(() => Promise.all(written.map((path) => rm(path, { force: true }))))))
  })

export const newScenario = Command.make(
  "scenario",
  {
    name: Argument.String("name").pipe(
      Argument.withDescription("Its name: lower-case words with dashes between, as in second-opinion")
    ),
    dir: Flag.String("dir").pipe(Flag.withDescription("The folder it is written into"), Flag.withDefault("."))
  },
  Effect.fn("stoa new scenario")(function*({ dir, name }) {
    yield* checked(name)
    const { files, questions } = templates(name)
    const there = Object.keys(files).filter((file) => existsSync(join(dir, file)))
    if (there.length > 0) {
      return yield* usage(
        `${Phrase.list(there)} ${
          there.length === 1 ? "is" : "are"
        } there already, and nothing is written over: take another name, or another folder with --dir.`
      )
    }
    yield* Effect.tryPromise({
      try: () => mkdir(dir, { recursive: true }),
      catch: (error) =>
        new CommandError({
          sentence: `The folder ${dir} cannot be made: ${AtomicFile.reasonOf(error)}.`,
          code: codes.failed
        })
    })
    const hasQuestions = existsSync(join(dir, questions.name))
    const all = [...Object.entries(files), ...(hasQuestions ? [] : [[questions.name, questions.text] as const])]
    yield* writeAll(dir, all)
    for (const [file] of all) Screen.print(join(dir, file))
    Screen.say("")
    if (hasQuestions) Screen.say(`${questions.name} was there already and stays as it is.`)
    Screen.say("All of it runs as it stands, on the rehearsal model: no network, no key. Next:")
    Screen.say(`  stoa run ${join(dir, `${name}.yaml`)}`)
    Screen.say(`  stoa test ${join(dir, `${name}.test.ts`)}`)
    Screen.say(
      `Then change ${join(dir, `${name}.ts`)}, and look at it with stoa scenarios ./${join(dir, `${name}.ts`)}`
    )
  })
).pipe(
  Command.withDescription("Write a scenario of your own to begin with: its prompts, a recipe, questions, tests"),
  Command.withExamples([{ command: "stoa new scenario second-opinion", description: "Into the folder you are in" }])
)

/** `stoa new`: what can be written for you to begin with. */
export const begin = Command.make("new").pipe(
  Command.withDescription("Write something to begin with"),
  Command.withSubcommands([newScenario])
)
