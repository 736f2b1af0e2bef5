/** `stoa runs graph`: the society of a run as a graph in a file, for Gephi and others. */
import { AtomicFile } from "@stoa/core"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { usage } from "./CommandError.ts"
import * as shared from "./flags.ts"
import * as Screen from "./Screen.ts"
import * as Society from "./Society.ts"

export const runsGraph = Command.make(
  "graph",
  {
    run: Argument.String("run").pipe(Argument.withDescription("Name of the run")),
    out: Flag.String("out").pipe(Flag.withDescription("The file to write: its ending names the format")),
    format: shared.maybe(Flag.Literals("format", ["gexf", "graphml"]), "The format, where the file has another ending"),
    of: Flag.Literals("of", ["agents", "groups"]).pipe(
      Flag.withDescription("agents: who was heard by whom; groups: who can send to whom, and what was sent"),
      Flag.withDefault("agents" as const)
    ),
    runs: shared.runs,
    json: shared.json
  },
  Effect.fn("stoa runs graph")(function*({ json, of, out, run, runs, ...flags }) {
    const { agents, communities, GraphFile, groups } = yield* Society.read(runs, run)
    const format = Option.getOrUndefined(flags.format) ?? GraphFile.formatOf(out)
    if (format === undefined) {
      return yield* usage(`"${out}" does not end in .gexf or .graphml: name it so, or say --format gexf or graphml.`)
    }
    const graph = of === "agents" ? agents : groups
    // Who is in no community has none: Gephi and others leave an empty cell.
    const add = (node: string): { readonly community?: number } => {
      const community = of === "agents" ? communities.of(node) : undefined
      return community === undefined ? {} : { community }
    }
    const { bytes } = yield* AtomicFile.write(out, [GraphFile.write(graph, { format, add })])
    const result = { file: out, format, of, nodes: graph.order, edges: graph.size, bytes }
    if (json) return Screen.print(JSON.stringify(result))
    Screen.print(
      `${Screen.count(graph.order, of === "agents" ? "agent" : "group")} and ${
        Screen.count(graph.size, of === "agents" ? "edge" : "link")
      } in ${out}`
    )
  })
).pipe(
  Command.withDescription("Write the society of a run as a graph: who was heard by whom, or its groups and links"),
  Command.withExamples([
    { command: "stoa runs graph run-001 --out society.gexf", description: "Who was heard by whom, for Gephi" },
    { command: "stoa runs graph run-001 --of groups --out groups.graphml", description: "The groups and their links" }
  ])
)
