/** The graph of groups; the one home of graphology. */
import graphology from "graphology"
import type { Group, GroupId, GroupLink } from "../domain/Group.ts"
import * as Place from "../domain/Place.ts"

/** A graphology graph with a node for each group and an undirected edge for each link. */
export type Graph = InstanceType<
  typeof graphology.UndirectedGraph<{ members: number }, Pick<GroupLink, "kind" | "similarity">>
>

/** Who can send to whom. */
export interface SocialGraph {
  readonly links: ReadonlyArray<GroupLink>
  /** The groups linked to a group, in place order; none for a group the graph does not know. */
  readonly neighbours: (group: GroupId) => ReadonlyArray<GroupId>
  /** For export and measures; not to be changed. */
  readonly graph: Graph
}

/** Makes the graph; every link must name two different groups that exist, and no two groups are linked twice. */
export const make = (groups: ReadonlyArray<Group>, links: ReadonlyArray<GroupLink>): SocialGraph => {
  // oxlint-disable-next-line import/no-named-as-default-member -- Node does not see the named export
  const graph: Graph = new graphology.UndirectedGraph({ allowSelfLoops: false })
  for (const { id, members } of groups) graph.addNode(id, { members: members.length })
  // Named edges: the ones graphology invents differ from graph to graph, and so would an export.
  for (const { a, b, kind, similarity } of links) {
    graph.addUndirectedEdgeWithKey(`${a}-${b}`, a, b, { kind, similarity })
  }
  const neighbours = new Map(groups.map(({ id }) => [id, graph.neighbors(id).toSorted(Place.compare)]))
  return { links, neighbours: (group) => neighbours.get(group) ?? [], graph }
}
