/** `stoa measure`: how varied the rows of files and runs are, side by side. */
import { Attempts, Embedder, Models, Numbers, NumbersTable, Runs, RunStore, SideBySide } from "@stoa/core"
import { Effect, Layer, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { basename, join } from "node:path"
import * as Home from "./finetuning/Home.ts"
import * as shared from "./flags.ts"
import { maybe } from "./flags.ts"
import { find } from "./found.ts"
import * as numbers from "./numbers.ts"
import * as Screen from "./Screen.ts"

/** A set by its name, and the file that holds its rows. */
interface Source {
  readonly name: string
  readonly path: string
}

/** What is named may be a run or a file; a run's rows are those of its data set. */
const sourceOf = Effect.fnUntraced(function*(from: string, runs: string) {
  if (!Home.isOne(runs, from) && !(yield* Runs.names(runs)).includes(from)) {
    return { name: basename(from), path: from } satisfies Source
  }
  const folder = yield* find(runs, from)
  return { name: from, path: join(folder.dataset, "examples.jsonl") } satisfies Source
})

/** Sets under names of their own: the second of a name is told with its number. */
const named = (sources: ReadonlyArray<Source>): ReadonlyArray<Source> =>
  sources.map((source, index) => {
    const before = sources.slice(0, index).filter(({ name }) => name === source.name).length
    return before === 0 ? source : { ...source, name: `${source.name} (${before + 1})` }
  })

/** The embedder by its name; what it is asked is kept nowhere. */
const embedding = (name: string, baseUrl: Option.Option<string>) => {
  if (name === "lexical") return Embedder.Embedder.lexical
  const access = {
    model: "rehearsal",
    embedder: name,
    timeout: 120,
    sendSeed: true,
    ...(Option.isSome(baseUrl) ? { baseUrl: baseUrl.value } : {})
  }
  return Models.layer(access, process.env).pipe(
    Layer.provide(Layer.mergeAll(RunStore.CallStore.memory, Attempts.AttemptStore.memory))
  )
}

const print = (sets: ReadonlyArray<SideBySide.Numbers>): void => {
  const columns = sets.map(({ name, whole }) => ({ name, measured: whole }))
  for (const line of numbers.lines(columns)) Screen.print(line)
  for (const { kinds, name } of sets) {
    const each = Object.entries(kinds).map(([kind, measured]) => ({ name: kind, measured }))
    if (each.length === 0) continue
    Screen.print(`\n${Screen.quote(name, 60)} by kind`)
    for (const line of numbers.lines(each, { brief: true })) Screen.print(line)
  }
  Screen.print("")
  for (const { meaning, title } of NumbersTable.filled(columns)) {
    if (meaning !== "") Screen.print(Screen.style.dim(`${title}: ${meaning}`))
  }
}

export const measure = Command.make(
  "measure",
  {
    sets: Argument.String("set").pipe(
      Argument.withDescription("Files of rows (.jsonl, .json, .csv, also .gz) or runs by their names"),
      Argument.variadic({ min: 1 })
    ),
    references: Flag.String("reference").pipe(
      Flag.withDescription("A file or run to stand beside them; may be given several times"),
      Flag.atLeast(0)
    ),
    embedder: Flag.String("embedder").pipe(
      Flag.withDescription("What tells how alike instructions are: lexical, minilm, or PROVIDER/MODEL"),
      Flag.withDefault("lexical")
    ),
    baseUrl: maybe(Flag.String("base-url"), "Address of the embedder's server"),
    runs: shared.runs,
    json: shared.json
  },
  Effect.fn("stoa measure")(function*({ baseUrl, embedder, json, references, runs, sets }) {
    const sources = named(yield* Effect.forEach([...sets, ...references], (from) => sourceOf(from, runs)))
    // The same files give the same numbers: nothing here is drawn otherwise twice.
    const seed = 0
    const samples = yield* Effect.forEach(
      sources,
      ({ name, path }) =>
        Effect.map(Numbers.sampleFile(path, seed), ({ sample, skipped }) => {
          if (skipped > 0) {
            Screen.say(`${Screen.quote(name, 60)}: ${Screen.count(skipped, "row")} passed over: nothing is asked there`)
          }
          return { name, sample }
        })
    )
    const measured = yield* SideBySide.measure(samples, { place: "measure/embed", seed }).pipe(
      Effect.provide(embedding(embedder, baseUrl))
    )
    if (json) Screen.print(JSON.stringify({ embedder, sets: measured }))
    else print(measured)
  })
).pipe(
  Command.withDescription("How varied rows are, in numbers, for any files and runs side by side"),
  Command.withExamples([
    { command: "stoa measure run-001", description: "The data set of a run" },
    { command: "stoa measure run-001 run-002 --reference alpaca.json", description: "Two runs beside a known set" }
  ])
)
