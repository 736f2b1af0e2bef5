/** `stoa review`: a person accepts, rejects and edits rows; the decisions are facts of the run, and the data set follows them. */
import {
  AtomicFile,
  Decisions,
  EventLog,
  Example,
  Fold,
  Recipe,
  Review,
  RunLock,
  Runs,
  RunState,
  RunStore,
  World
} from "@stoa/core"
import { Effect, Option, Result, Schedule } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import * as classroom from "./classroom.ts"
import { usage } from "./CommandError.ts"
import * as shared from "./flags.ts"
import { maybe } from "./flags.ts"
import { find } from "./found.ts"
import * as manifest from "./manifest.ts"
import { decode } from "./recipe.ts"
import * as Sheet from "./review/Sheet.ts"
import * as Screen from "./Screen.ts"
import { work } from "./session.ts"

const several = (name: string, description: string) =>
  Flag.String(name).pipe(Flag.withDescription(description), Flag.atLeast(0))

/** What was decided so far, by what. */
const counted = (world: World.World): Readonly<Record<"accept" | "reject" | "edit", number>> => {
  const counts = { accept: 0, reject: 0, edit: 0 }
  for (const { decision } of Decisions.last(world).values()) counts[decision]++
  return counts
}

const told = ({ accept, edit, reject }: ReturnType<typeof counted>): string =>
  `${accept} accepted, ${reject} rejected, ${edit} edited`

/** The world as it is on record. */
const readWorld = (folder: Runs.RunFolder) =>
  Effect.map(Effect.flatMap(EventLog.EventLog, (log) => log.events), (events) => Fold.fold(events)).pipe(
    Effect.provide(RunStore.layer(folder.database, { readonly: true }))
  )

/** Puts decisions on record. */
const record = Effect.fnUntraced(function*(folder: Runs.RunFolder, decisions: ReadonlyArray<Review.Decision>) {
  const facts = Review.facts(yield* readWorld(folder), decisions)
  if (Result.isFailure(facts)) return yield* usage(facts.failure)
  yield* Effect.flatMap(EventLog.EventLog, (log) => log.appendAll(facts.success)).pipe(
    Effect.provide(RunStore.layer(folder.database))
  )
})

/** Writes the data set anew, as people decided. Everything it takes is on record. */
const rewrite = Effect.fnUntraced(function*(
  folder: Runs.RunFolder,
  options: { readonly json: boolean; readonly verbose: boolean }
) {
  const recipe = yield* Effect.fromResult(decode(yield* Runs.readRecipe(folder), folder.recipe))
  const { facts, salvaged } = yield* RunState.read(folder.database)
  if ((yield* manifest.read(folder))?.finished !== true) {
    return Screen.say(`${folder.name} has not come to its end: its data set will follow the decisions once it goes on.`)
  }
  const scenarios = Recipe.hasClass(recipe) ? yield* classroom.scenarios(recipe) : []
  yield* work(
    {
      folder,
      recipe,
      profiles: [],
      scenarios,
      questions: [],
      agents: facts["Enrolled"] ?? 0,
      fresh: false,
      lossy: salvaged
    },
    { ...options, tell: false }
  )
})

/** How often the lock of a run is tried again: each time takes as long as the pause before it. */
const patience = 240

export const review = Command.make(
  "review",
  {
    run: Argument.String("run").pipe(Argument.withDescription("Name of the run")),
    accept: several(
      "accept",
      "A row to keep whatever filters say, by id or number in the data set; may be given several times"
    ),
    reject: several("reject", "A row to drop; may be given several times"),
    note: maybe(Flag.String("note"), "Why, for the rows of --accept and --reject"),
    file: maybe(
      Flag.String("file"),
      "A sheet with decisions, one a line: accept, reject, or edit with the messages as they shall be"
    ),
    sheet: maybe(Flag.String("sheet"), "Write all rows to a sheet, kept and dropped, for a person to fill in"),
    wait: Flag.Boolean("wait").pipe(
      Flag.withDescription("Wait up to two minutes for whoever works on the run"),
      Flag.withDefault(false)
    ),
    runs: shared.runs,
    json: shared.json,
    verbose: shared.verbose
  },
  Effect.fn("stoa review")(function*({ accept, file, json, note, reject, run, runs, sheet, verbose, wait }) {
    const folder = yield* find(runs, run)
    if (Option.isSome(sheet)) {
      if (accept.length + reject.length > 0 || Option.isSome(file)) {
        return yield* usage("--sheet writes rows and decides nothing: give --accept, --reject and --file without it.")
      }
      const rows = Decisions.decided(yield* readWorld(folder))
      yield* AtomicFile.write(sheet.value, rows.map((row) => `${Sheet.lineOf(row)}\n`))
      return Screen.print(
        json
          ? JSON.stringify({ run, rows: rows.length, sheet: sheet.value })
          : `${
            Screen.count(rows.length, "row")
          } of ${run} in ${sheet.value}: fill in "decision" and "note", then: stoa review ${run} --file ${sheet.value}`
      )
    }
    if (Option.isSome(note) && accept.length + reject.length === 0) {
      return yield* usage(
        "--note says why rows of --accept and --reject are decided so: name one. A sheet has notes of its own."
      )
    }
    const why = Option.getOrElse(note, () => "")
    const decisions: Array<Review.Decision> = [
      ...accept.map((row) => ({ row, decision: "accept" as const, note: why })),
      ...reject.map((row) => ({ row, decision: "reject" as const, note: why })),
      ...(Option.isSome(file) ? yield* Sheet.read(file.value) : [])
    ]
    if (decisions.length === 0) {
      if (Option.isSome(file)) {
        return yield* usage(`${file.value} holds no decision: fill in "decision" in some of its lines.`)
      }
      const world = yield* readWorld(folder)
      const rows = Decisions.decided(world)
      const kept = rows.filter(Example.isKept).length
      return Screen.print(
        json
          ? JSON.stringify({ run, rows: rows.length, kept, decisions: World.decisions(world) })
          : `${run}: ${kept} rows kept of ${rows.length}; of people: ${
            told(counted(world))
          }. Go through them with: stoa review ${run} --sheet rows.jsonl`
      )
    }
    yield* wait
      ? Effect.retry(RunLock.hold(folder), { schedule: Schedule.spaced("250 millis"), times: patience })
      : RunLock.hold(folder)
    yield* record(folder, decisions)
    Screen.say(
      `${Screen.count(decisions.length, "decision")} on record for ${run}: now ${
        told(counted(yield* readWorld(folder)))
      }.`
    )
    yield* rewrite(folder, { json, verbose })
  }, Effect.scoped)
).pipe(
  Command.withDescription("Accept, reject and edit rows of a run; its data set follows, and so does every later one"),
  Command.withExamples([
    { command: "stoa review run-001 --reject 12 --note \"wrong figures\"", description: "Drop row 12 of the data set" },
    { command: "stoa review run-001 --sheet rows.jsonl", description: "All rows on a sheet, to fill in" },
    { command: "stoa review run-001 --file rows.jsonl", description: "Take the decisions of a sheet" }
  ])
)
