/** A graph as a file that other programs open: GEXF (Gephi) or GraphML. The one home of graphology-gexf. */
import gexf from "graphology-gexf"
import { oneLine } from "../domain/PlainText.ts"
import * as GraphMl from "./GraphMl.ts"
import type { AgentGraph, GroupGraph } from "./SocialGraph.ts"

/** The formats there are; a file is called after its format. */
export const formats = ["gexf", "graphml"] as const
export type GraphFormat = (typeof formats)[number]

/** A graph that can be written. */
export type Writable = AgentGraph | GroupGraph

/** What is added to what a node says of itself. */
export type Added = (node: string) => GraphMl.Attributes

// Nothing XML forbids may be left of the texts of files and models.
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const clean = (attributes: GraphMl.Attributes): GraphMl.Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === "string" ? oneLine(value).replace(forbidden, "") : value
    ])
  )

/** The text of a graph's file. The same graph always gives the same: nothing in it tells of time. */
export const write = (
  graph: Writable,
  { add = () => ({}), format }: { readonly format: GraphFormat; readonly add?: Added }
): string => {
  const copy = (graph as AgentGraph).copy()
  copy.forEachNode((node, attributes) => {
    copy.replaceNodeAttributes(node, clean({ ...attributes, ...add(node) }) as never)
  })
  return format === "gexf" ? `${gexf.write(copy)}\n` : GraphMl.write(copy)
}

/** The format that a file's name ends in. */
export const formatOf = (path: string): GraphFormat | undefined =>
  formats.find((format) => path.toLowerCase().endsWith(`.${format}`))
