/** A process of its own for the test of the watchdog: a class in which one play of three never yields, and another one once the others are over. */
import {
  Class,
  Draft,
  Embedder,
  EventLog,
  Example,
  Prompt,
  Rehearsal,
  RunStore,
  Scenario,
  Seed,
  Stage,
  Watchdog,
  World
} from "@stoa/core"
import { Effect, Layer, Schema } from "effect"

const [database = "", isNoted = "noted"] = process.argv.slice(2)

const say = Prompt.make("say", {
  input: Schema.Struct({ question: Schema.String }),
  output: Schema.String,
  system: "Answer.",
  user: "{{question}}",
  rehearse: () => "Twelve."
})

const spin = () => {
  let turns = 0
  while (turns >= 0) turns = (turns + 1) % 1000
}

const hanging = {
  ...Scenario.make("hanging", {
    summary: "Never yields over one of its questions.",
    roles: { pupil: "anyone" },
    input: Schema.Struct({ id: Schema.String, question: Schema.String }),
    play: Effect.fnUntraced(function*({ cast, input }) {
      const stage = yield* Stage
      const said = yield* stage.ask(cast.pupil, say, { question: input.question })
      if (input.id === "q1") spin()
      if (input.id === "q2") {
        // By then all others are over.
        yield* Effect.sleep(500)
        spin()
      }
      return [Draft.conversation([Draft.human(input.question), Draft.gpt(said)])]
    })
  }),
  file: import.meta.filename
}

const watchdog = Watchdog.layer({
  ...(isNoted === "noted" ? { database } : {}),
  patience: 1,
  files: [import.meta.filename],
  hint: "stoa resume x"
})

const held = Effect.gen(function*() {
  yield* Class.hold({
    scenarios: [{ scenario: hanging, weight: 1 }],
    questions: [{
      questions: ["q0", "q1", "q2"].map((id) => ({ id, source: "q", question: `${id}?`, answer: "Twelve." }))
    }] as never,
    settings: {},
    share: 0,
    spare: 0.25,
    near: { count: 5, least: 0, most: 0.95 },
    modelOf: () => undefined,
    maxCalls: 8,
    patience: 5,
    judge: (draft) => Example.fromDraft(draft, [])
  })
  const plays = World.plays(yield* EventLog.currentWorld)
  process.stdout.write(JSON.stringify(plays.map(({ end, reason }) => ({ end, reason }))))
}).pipe(
  Effect.provideService(Seed.Root, 1),
  Effect.provide(Layer.mergeAll(Rehearsal.layer(), Embedder.Embedder.lexical, watchdog)),
  Effect.provide(RunStore.layer(database)),
  Effect.scoped
)

await Effect.runPromise(held)
