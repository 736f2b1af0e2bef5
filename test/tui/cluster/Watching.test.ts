/** What is told of a run at its end, over a real PostgreSQL. */
import { assert, it } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { EventLog } from "../../../packages/core/src/log/EventLog.ts"
import * as PostgresStore from "../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as Registry from "../../../packages/core/src/runner/Registry.ts"
import * as Watching from "../../../packages/tui/src/cli/cluster/Watching.ts"
import { failedAt } from "../../contract/eventLog.ts"
import { describeDatabase } from "../../support/postgres.ts"

describeDatabase("watching a cluster", (database) => {
  it.live("tells of a run that is over by what it came to in the end, however late that was written", () =>
    Effect.gen(function*() {
      const { url } = database()
      const registry = Context.get(yield* Layer.build(Registry.layer(url)), Registry.Registry)
      yield* registry.submit({ run: "village", recipe: "{}", inputs: "{}" })
      yield* registry.begin("village")
      const log = Context.get(yield* Layer.build(PostgresStore.layer(url, { run: "village" })), EventLog)
      yield* log.append(failedAt("p/1"))
      const { seen } = yield* Watching.watch(url)
      const told = (text: string) =>
        Effect.repeat(
          Effect.andThen(Effect.sleep(20), Effect.sync(() => seen().events.find((event) => event.text.includes(text)))),
          { until: (event) => event !== undefined }
        )
      yield* told("village is running")
      yield* Effect.repeat(Effect.sleep(20), { until: () => seen().look?.runs[0]?.counts?.facts === 1 })
      // A moment before its end more is written than was counted.
      yield* log.appendAll([failedAt("p/2"), failedAt("p/3")])
      yield* registry.end("village", { sitting: 1, state: "finished" })
      assert.include((yield* told("village is finished"))?.text, "3 facts")
    }))
})
