import { assert, describe, it } from "@effect/vitest"
import graphology from "graphology"
import gexf from "graphology-gexf"
import graphml from "graphology-graphml"
import { readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { inFolder, start } from "../support/command.ts"
import { inside } from "../support/inside.ts"

const played = ["run", "--agents", "24", "--count", "8", "--episodes", "24", "--name", "one"]

interface Shown {
  readonly run: string
  readonly state: string
  readonly agents: number
  readonly fork?: { readonly run: string; readonly step: number }
  readonly health: { readonly all: { readonly messages: number }; readonly steps: ReadonlyArray<{ whole: boolean }> }
  readonly alerts: ReadonlyArray<unknown>
  readonly communities: { readonly communities: ReadonlyArray<{ readonly members: ReadonlyArray<string> }> }
  readonly central: { readonly listeners: ReadonlyArray<unknown> }
  readonly hearingGraph: { readonly agents: number; readonly edges: number }
}

const show = async (folder: string, name: string): Promise<Shown> => {
  const { code, stderr, stdout } = await inside(["runs", "show", name, "--runs", folder, "--json"])
  assert.strictEqual(code, 0, stderr)
  return JSON.parse(stdout) as Shown
}

describe("stoa runs show", () => {
  it("tells of a finished run how its society did and who hears whom, and graph writes that for other programs", () =>
    inFolder(async (folder) => {
      const ended = await inside([...played, "--runs", folder, "--json"])
      const result = JSON.parse(ended.stdout) as { health: Shown["health"]; alerts: Shown["alerts"] }
      const before = readdirSync(join(folder, "one")).toSorted()
      const shown = await show(folder, "one")
      assert.deepStrictEqual(readdirSync(join(folder, "one")).toSorted(), before)
      assert.deepInclude(shown, { run: "one", state: "finished", agents: 24 })
      assert.deepStrictEqual(shown.health, result.health)
      assert.deepStrictEqual(shown.alerts, result.alerts)
      assert.isAbove(shown.health.all.messages, 0)
      assert.isTrue(shown.health.steps.every(({ whole }) => whole))
      assert.isNotEmpty(shown.communities.communities)
      assert.isNotEmpty(shown.central.listeners)

      const { stdout } = await inside(["runs", "show", "one", "--runs", folder])
      assert.match(stdout, /^one: finished, model rehearsal, seed 1\n/)
      assert.match(stdout, /\nstep +messages +reacting +hearers +unheard /)
      assert.match(stdout, /\nall +\d+ /)
      assert.match(stdout, /communit(y|ies) of who hears whom \(modularity /)
      assert.match(stdout, /\nheard by most others: .+ \(a\d{4}\) \d+/)
      const list = await inside(["runs", "--runs", folder])
      assert.match(list.stdout, /\none +finished /)

      const { hearingGraph } = shown
      const write = async (name: string, ...more: ReadonlyArray<string>) => {
        const out = join(folder, name)
        const { code, stderr, stdout } = await inside(
          ["runs", "graph", "one", "--runs", folder, "--out", out, "--json", ...more]
        )
        assert.strictEqual(code, 0, stderr)
        const text = readFileSync(out, "utf8")
        rmSync(out)
        return { text, result: JSON.parse(stdout) as Record<string, unknown> }
      }
      /* oxlint-disable import/no-named-as-default-member -- Node does not see the named exports */
      const agents = await write("society.gexf")
      const read = gexf.parse(graphology.DirectedGraph, agents.text)
      assert.deepStrictEqual([read.order, read.size], [hearingGraph.agents, hearingGraph.edges])
      assert.deepInclude(agents.result, { format: "gexf", nodes: read.order, edges: read.size })
      assert.strictEqual((await write("society.gexf")).text, agents.text)
      const ml = graphml.parse(graphology.DirectedGraph, (await write("society.graphml")).text)
      assert.deepStrictEqual([ml.order, ml.size], [read.order, read.size])
      const groups = await write("groups.xml", "--of", "groups", "--format", "graphml")
      const linked = graphml.parse(graphology.UndirectedGraph, groups.text)
      assert.deepInclude(groups.result, { of: "groups", format: "graphml", nodes: linked.order, edges: linked.size })
      /* oxlint-enable import/no-named-as-default-member */
      assert.deepStrictEqual(readdirSync(folder), ["one"])
    }))

  it("tells of an unfinished run and of a fork", () =>
    inFolder(async (folder) => {
      const stopped = await inside([...played, "--runs", folder, "--max-calls", "90"])
      assert.strictEqual(stopped.code, 3, stopped.stderr)
      const shown = await show(folder, "one")
      assert.strictEqual(shown.state, "unfinished")
      assert.isAbove(shown.health.all.messages, 0)
      const forked = await inside([
        "run",
        "--from",
        "one@0",
        "--name",
        "two",
        "--runs",
        folder,
        "--max-calls",
        "1000",
        "--json"
      ])
      assert.strictEqual(forked.code, 0, forked.stderr)
      const fork = await show(folder, "two")
      assert.deepInclude(fork.fork, { run: "one", step: 0 })
      // What the fork was given is measured as it goes, too.
      assert.deepStrictEqual((JSON.parse(forked.stdout) as Shown).health, fork.health)
    }))

  it("tells of a run that is at work", () =>
    inFolder(async (folder) => {
      const running = start(
        [
          "run",
          "--agents",
          "40",
          "--count",
          "8",
          "--episodes",
          "4000",
          "--steps",
          "4000",
          "--name",
          "one",
          "--runs",
          folder
        ]
      )
      await running.says("simulation ")
      const shown = await show(folder, "one")
      assert.strictEqual(shown.state, "running")
      assert.strictEqual(shown.agents, 40)
      running.signal("SIGINT")
      await running.done
    }))

  it("says which runs there are when there is no such run", () =>
    inFolder(async (folder) => {
      const { code, stderr } = await inside(["runs", "show", "none", "--runs", folder])
      assert.strictEqual(code, 2)
      assert.match(stderr, /There is no run "none"/)
    }))
})

describe("stoa runs graph", () => {
  it("asks for a format that a file's name does not tell, and writes nothing", () =>
    inFolder(async (folder) => {
      await inside(["run", "--agents", "8", "--count", "2", "--runs", folder, "--name", "one"])
      const { code, stderr } = await inside(
        ["runs", "graph", "one", "--runs", folder, "--out", join(folder, "society.txt")]
      )
      assert.strictEqual(code, 2)
      assert.match(stderr, /does not end in \.gexf or \.graphml/)
      assert.deepStrictEqual(readdirSync(folder), ["one"])
    }))
})
