/** What is worked out of the graphs of a society: `SocialGraph.analysis` loads it. */
export * as Centrality from "./Centrality.ts"
export * as Communities from "./Communities.ts"
export * as GraphFile from "./GraphFile.ts"
