/** `stoa population anonymise`: the people of files made unrecognisable, in a file of their own. */
import { Anonymise, Attempts, Census, EventLog, Manifest, Models, RunStore, Seed, Stop } from "@stoa/core"
import { Effect, Layer } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { dirname, resolve } from "node:path"
import * as layers from "../layers.ts"
import { codes, CommandError, usage } from "./CommandError.ts"
import { gather } from "./execute.ts"
import * as shared from "./flags.ts"
import * as operation from "./operation.ts"
import * as peopleFile from "./peopleFile.ts"
import { decode } from "./recipe.ts"
import * as Screen from "./Screen.ts"

const flags = {
  files: Argument.String("file").pipe(
    Argument.withDescription("A file of profiles, or a folder of them"),
    Argument.atLeast(1)
  ),
  out: Flag.String("out").pipe(Flag.withDescription("The file to write: one profile a line, as JSON")),
  model: Flag.String("model").pipe(
    Flag.withDescription("PROVIDER/MODEL, or the name of a model at --base-url"),
    Flag.withDefault("rehearsal")
  ),
  ...operation.resumable,
  json: shared.json,
  verbose: shared.verbose
}

/** How many went by which kind of leak, most first. */
const tally = (leftOut: Anonymise.AnonymisedPeople["leftOut"]): string =>
  Object.entries(Manifest.leftOutBy(leftOut)).toSorted(([, m], [, n]) => n - m).map(([kind, count]) =>
    `${kind} ${count}`
  ).join(", ")

/** What cannot be written to: a file that is read, or one of another kind; undefined where all is well. */
const flawOf = (out: string, files: ReadonlyArray<string>): string | undefined => {
  const isRead = files.some((file) => resolve(out) === resolve(file) || dirname(resolve(out)) === resolve(file))
  return peopleFile.flawOf(out) ??
    (isRead
      ? `"${Screen.quote(out, 200)}" is, or is among, what is read: name another file with --out.`
      : undefined)
}

export const anonymise = Command.make(
  "anonymise",
  flags,
  Effect.fn("stoa population anonymise")(function*({ files, json, model, out, verbose, ...given }) {
    const flaw = flawOf(out, files)
    if (flaw !== undefined) return yield* usage(flaw)
    const settings = Object.fromEntries(
      Object.entries(operation.settings(given)).filter(([, value]) => value !== undefined)
    )
    const recipe = yield* Effect.fromResult(
      decode({ model, population: { profiles: files.map((file) => resolve(file)) }, operation: settings }, undefined)
    )
    const people = yield* gather(recipe, { verbose })
    yield* Models.check(layers.access(recipe), process.env)
    const { drained, stop } = yield* Stop.make
    const models = Models.layer({ ...layers.access(recipe), embedder: "lexical", models: [] }, process.env).pipe(
      Layer.provide(Layer.merge(RunStore.CallStore.memory, Attempts.AttemptStore.memory))
    )
    const stopped = Effect.flatMap(drained, (why) =>
      Effect.fail(
        why._tag === "Trouble" ? why.error : new CommandError({
          sentence: `${why._tag === "Budget" ? `${why.sentence} ` : ""}Nothing is written before everybody was asked.`,
          code: why._tag === "Budget" ? codes.budget : codes.interrupted
        })
      ))
    const { leftOut, profiles } = yield* Effect.raceFirst(Effect.provide(Anonymise.all(people), models), stopped).pipe(
      Effect.provide(EventLog.EventLog.memory),
      Effect.provideService(Seed.Root, recipe.seed),
      Effect.provideService(Stop.Stop, stop)
    )
    yield* Census.write(resolve(out), profiles.map(Census.toRow))
    if (json) return Screen.print(JSON.stringify({ profiles: profiles.length, leftOut, out }))
    Screen.print(`${Screen.count(profiles.length, "person", "people")} made unrecognisable in ${out}.`)
    if (leftOut.length > 0) Screen.print(`${leftOut.length} left out, still recognisable by: ${tally(leftOut)}.`)
    if (model === "rehearsal") {
      Screen.print("In rehearsal: a program of fixed phrases made these, and no language model.")
    }
  })
).pipe(
  Command.withDescription(
    "Make the people of files unrecognisable: a model rewrites them, code looks for what gives them away, and who is still recognisable is left out"
  ),
  Command.withExamples([
    {
      command: "stoa population anonymise people.csv --out safe.jsonl --model openai/gpt-4.1-mini",
      description: "Write people who can be given on, for --profiles"
    }
  ])
)
