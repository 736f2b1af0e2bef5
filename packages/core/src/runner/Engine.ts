/** The cluster as one who works in it, or only asks, sees it. */
import * as NodeClusterSocket from "@effect/platform-node/NodeClusterSocket"
import * as NodeCrypto from "@effect/platform-node/NodeCrypto"
import { Layer } from "effect"
import { ClusterWorkflowEngine } from "effect/cluster"
import * as Database from "./Database.ts"
import * as Settings from "./Settings.ts"

/** How a process takes part. */
export interface ClusterOptions {
  readonly url: string
  /** Where it is reached by others; absent for who only asks. */
  readonly address?: Settings.Address | undefined
  readonly timing?: Settings.Timing | undefined
}

/** Entities and workflows, over PostgreSQL and sockets between workers. */
export const engine = ({ address, timing = "steady", url }: ClusterOptions) =>
  ClusterWorkflowEngine.layer.pipe(
    Layer.provideMerge(
      NodeClusterSocket.layer({ clientOnly: address === undefined, shardingConfig: Settings.of(address, timing) })
    ),
    Layer.provideMerge(NodeCrypto.layerDigest),
    Layer.provide(Database.layer(url))
  )
