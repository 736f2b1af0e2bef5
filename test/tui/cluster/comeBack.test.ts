import { afterAll, assert, it } from "@effect/vitest"
import { Runner } from "@stoa/core/cluster"
import { Effect } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Connections from "../../../packages/core/src/log/postgres/Connections.ts"
import * as RunName from "../../../packages/tui/src/cli/cluster/RunName.ts"
import { startCluster } from "../../support/cluster.ts"
import { describePostgres } from "../../support/postgres.ts"

describePostgres("coming back to a run of a cluster", (server) => {
  const runs = mkdtempSync(join(tmpdir(), "stoa-back-"))
  afterAll(() => rmSync(runs, { recursive: true, force: true }))

  it("has one end that is to stop, and that nobody ever heard of", async () => {
    const cluster = startCluster(server().url)
    try {
      const settings = "--agents 4 --episodes 2 --count 2 --model rehearsal --detach".split(" ")
      const submitted = await cluster.start([
        "run",
        ...settings,
        "--runs",
        runs,
        "--name",
        "a",
        "--cluster",
        cluster.url
      ])
        .done
      assert.strictEqual(submitted.code, 0, submitted.stderr)
      const run = RunName.read({ path: join(runs, "a") }) ?? ""
      await Effect.runPromise(
        Effect.flatMap(Runner.Registry, (registry) => registry.stop(run, { code: 130, sentence: "Enough." })).pipe(
          Effect.provide(Runner.registry(cluster.url))
        )
      )
      const { url } = cluster
      await Effect.runPromise(Effect.scoped(
        Effect.flatMap(
          Connections.make({ url, schema: "stoa", readonly: false }),
          ({ query }) => query("DELETE FROM cluster_messages")
        )
      ))
      await cluster.join("one")
      const { code, stderr } = await cluster.start(["resume", "a", "--runs", runs, "--cluster", cluster.url]).done
      assert.strictEqual(code, 130, stderr)
      assert.include(stderr, "a is stopping in the cluster.")
      assert.include(stderr, "Enough.")
    } finally {
      await cluster.close()
    }
  })
})
