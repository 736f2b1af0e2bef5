import { assert, it } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as RunLock from "../../../packages/core/src/log/RunLock.ts"
import * as Runs from "../../../packages/core/src/log/Runs.ts"
import * as Registry from "../../../packages/core/src/runner/Registry.ts"
import * as command from "../../support/command.ts"
import { inFolder } from "../../support/command.ts"
import { describePostgres } from "../../support/postgres.ts"

describePostgres("stoa cluster forget", (server) => {
  const ask = <A, E>(use: (registry: Registry.Registry["Service"]) => Effect.Effect<A, E>) =>
    Effect.runPromise(Effect.scoped(
      Effect.flatMap(
        Layer.build(Registry.layer(server().url)),
        (made) => use(Context.get(made, Registry.Registry))
      )
    ))
  const submit = (run: string) => ask((registry) => registry.submit({ run, recipe: "{}", inputs: "{}" }))
  const forget = (...args: ReadonlyArray<string>) =>
    command.stoa(["cluster", "forget", ...args], { STOA_CLUSTER: server().url })

  /** A folder of a run that is called otherwise in the cluster. */
  const make = (runs: string, { name, run }: { readonly name: string; readonly run: string }) => {
    const folder = Runs.folderOf(runs, name)
    mkdirSync(folder.path)
    writeFileSync(folder.database, "")
    writeFileSync(join(folder.path, "cluster.json"), JSON.stringify({ run }))
    return folder
  }

  it("takes out a run by its name in the cluster, and says what it dropped", () =>
    inFolder(async (runs) => {
      await submit("village-0a1b2c3d")
      const { code, stderr, stdout } = await forget("village-0a1b2c3d", "--runs", runs)
      assert.strictEqual(code, 0, stderr)
      assert.match(
        stdout,
        /^Dropped village-0a1b2c3d, which had stopped, from the cluster of postgres:\/\/127\.0\.0\.1:\d+\/postgres: its recipe and people, 0 facts, 0 answered calls, 0 messages among workers and 0 replies\.\n$/
      )
      const none = await forget("village-0a1b2c3d", "--runs", runs)
      assert.strictEqual(none.code, 2)
      assert.include(none.stderr, "There is no run \"village-0a1b2c3d\" in the cluster of postgres://")
    }))

  it("takes out the run of a folder here, which stays as it is; not while somebody copies it there", () =>
    inFolder(async (runs) => {
      await submit("mine-0a1b2c3d")
      const folder = make(runs, { name: "mine", run: "mine-0a1b2c3d" })
      const held = await Effect.runPromise(Effect.scoped(Effect.andThen(
        RunLock.hold(folder),
        Effect.promise(() => forget("mine-0a1b2c3d", "--runs", runs))
      )))
      assert.strictEqual(held.code, 2)
      assert.include(held.stderr, "The run mine is being worked on by")

      const { code, stderr, stdout } = await forget("mine", "--runs", runs, "--json")
      assert.strictEqual(code, 0, stderr)
      const told = JSON.parse(stdout)
      assert.deepInclude(told, { run: "mine-0a1b2c3d", state: "stopped", facts: 0, calls: 0, messages: 0, replies: 0 })
      assert.match(told.cluster, /^postgres:\/\/127/)
      assert.includeMembers(readdirSync(folder.path), ["run.db", "cluster.json"])
    }))

  it("leaves a run that is under way where it is", () =>
    inFolder(async (runs) => {
      await submit("busy-0a1b2c3d")
      await ask((registry) => registry.begin("busy-0a1b2c3d"))
      const { code, stderr } = await forget("busy-0a1b2c3d", "--runs", runs)
      assert.strictEqual(code, 2)
      assert.include(stderr, "busy-0a1b2c3d is running: only a run that is over can be forgotten.")
      assert.isDefined(await ask((registry) => registry.read("busy-0a1b2c3d")))
    }))
})
