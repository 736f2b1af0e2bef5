/** A graph as GraphML, which the libraries at hand only read. */
import type { AgentGraph } from "./SocialGraph.ts"

/** What a node or an edge says of itself. */
export type Attributes = Readonly<Record<string, string | number>>

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" }

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] as string)

/** The names of all attributes with the type of each. */
const typesOf = (all: ReadonlyArray<Attributes>): ReadonlyMap<string, string> => {
  const types = new Map<string, string>()
  for (const attributes of all) {
    for (const [name, value] of Object.entries(attributes)) {
      const type = typeof value === "string" ? "string" : Number.isInteger(value) ? "int" : "double"
      const before = types.get(name) ?? type
      types.set(name, before === type ? type : [before, type].includes("string") ? "string" : "double")
    }
  }
  return types
}

const keys = (of: "node" | "edge", types: ReadonlyMap<string, string>): Array<string> =>
  [...types].map(([name, type]) => `  <key id="${of}_${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`)

const data = (of: "node" | "edge", attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => `      <data key="${of}_${name}">${escape(String(value))}</data>\n`)
    .join("")

/** The text of a graph's file. */
export const write = (graph: Pick<AgentGraph, "type" | "mapNodes" | "mapEdges">): string => {
  const nodes = typesOf(graph.mapNodes((_, attributes): Attributes => ({ ...attributes })))
  const edges = typesOf(graph.mapEdges((_, attributes): Attributes => ({ ...attributes })))
  return [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    ...keys("node", nodes),
    ...keys("edge", edges),
    `  <graph id="society" edgedefault="${graph.type}">\n`,
    ...graph.mapNodes((node, attributes) =>
      `    <node id="${escape(node)}">\n${data("node", { ...attributes })}    </node>\n`
    ),
    ...graph.mapEdges((edge, attributes, source, target) =>
      `    <edge id="${escape(edge)}" source="${escape(source)}" target="${escape(target)}">\n${
        data("edge", { ...attributes })
      }    </edge>\n`
    ),
    "  </graph>\n</graphml>\n"
  ].join("")
}
