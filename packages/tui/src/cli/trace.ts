/** `stoa trace`: where a row came from, where a message went. */
import { Decisions, EventLog, Fold, RunStore, Trace, World } from "@stoa/core"
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { usage } from "./CommandError.ts"
import * as shared from "./flags.ts"
import { find } from "./found.ts"
import * as Screen from "./Screen.ts"
import * as Withheld from "./Withheld.ts"

const show = (hop: Trace.Hop): void => {
  Screen.print(`${hop.kind.padEnd(8)} ${hop.id}`)
  Screen.print(`         ${Screen.quote(hop.text, 400)}`)
  for (const detail of hop.details) Screen.print(`         · ${Screen.quote(detail, 2000)}`)
}

/** A model call as it was: what was asked, and what came back. */
const toHop = (world: World.World) => (call: RunStore.StoredCall): Trace.Hop => {
  const { parts = [], turns = [] } = JSON.parse(call.request) as {
    readonly turns?: ReadonlyArray<{ readonly role: string; readonly content: string }>
    readonly parts?: ReadonlyArray<{ readonly name: string; readonly tokens: number }>
  }
  const harm = Trace.harmAt(world, call)
  return {
    ...(harm === undefined
      ? {}
      : { harm, quotes: [...turns.filter(({ role }) => role !== "system").map(({ content }) => content), call.reply] }),
    kind: "call",
    id: call.place,
    text: `prompt ${call.prompt}, model ${call.model}`,
    details: [
      ...(parts.length === 0 ? [] : [`tokens: ${parts.map(({ name, tokens }) => `${name} ${tokens}`).join(", ")}`]),
      ...turns.map(({ content, role }) => `${role}: ${content}`),
      `reply: ${call.reply}`
    ]
  }
}

export const trace = Command.make(
  "trace",
  {
    run: Argument.String("run").pipe(Argument.withDescription("Name of the run")),
    id: Argument.String("id").pipe(
      Argument.withDescription(
        "Number of a row in the data set, the id of a row, message, episode, agent, profile or group, or the place of a call"
      )
    ),
    showSafety: Flag.Boolean("show-safety").pipe(
      Flag.withDescription("Also show the texts of rows of safety: harmful requests and the answers to them"),
      Flag.withDefault(false)
    ),
    runs: shared.runs,
    json: shared.json
  },
  Effect.fn("stoa trace")(function*({ id, json, run, runs, showSafety }) {
    const folder = yield* find(runs, run)
    const { calls, events } = yield* Effect.gen(function*() {
      const events = yield* (yield* EventLog.EventLog).events
      const calls = yield* (yield* RunStore.CallStore).at(id)
      return { calls, events }
    }).pipe(Effect.provide(RunStore.layer(folder.database, { readonly: true })))
    // The data set holds the rows as people decided, and its numbers count those.
    const world = Decisions.applied(Fold.fold(events))
    const hops = Trace.trace(world, id) ?? (calls.length === 0 ? undefined : calls.map(toHop(world)))
    if (hops === undefined) {
      const some = World.examples(world)[0]?.id ?? "r1/w0/0"
      return yield* usage(
        `The run ${run} knows nothing called "${id}". Ids look like 1 or ${some} (rows), g000/0/a0000/1 (messages), g000/e1 (episodes), a0000 (agents), g000 (groups), c0 (questions of a class), synthesis/r1/w0/0/instruct (calls).`
      )
    }
    const shown = hops.map(({ harm, quotes, ...hop }) =>
      harm === undefined || showSafety
        ? hop
        : Withheld.hop({ ...hop, harm, ...(quotes === undefined ? {} : { quotes }) })
    )
    if (json) return Screen.print(JSON.stringify(shown))
    shown.forEach(show)
  })
).pipe(
  Command.withDescription("Walk from a row back to its messages and people, or from any of them to the rows"),
  Command.withExamples([
    { command: "stoa trace run-001 1", description: "Where the first row of the data set came from" },
    { command: "stoa trace run-001 g003/2/a0017/1", description: "Who heard a message, and what came of it" }
  ])
)
