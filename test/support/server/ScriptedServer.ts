import { Context, Effect, Layer, type Scope } from "effect"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { counters } from "./counters.ts"
import type { BodyStats, Options, Stats } from "./options.ts"
import { failure } from "./plans.ts"
import { routes } from "./routes.ts"

export { contentKinds, type FaultKind, type Faults, type SettledKind, transientKinds } from "./faults.ts"
export type { FineTuningAsked, FineTuningOptions, FineTuningStats, Trouble } from "./fineTuningOptions.ts"
export type { BodyStats, Message, Options, ParsedRequest, Scripted, Stats } from "./options.ts"

/** A server that listens. */
export interface Running {
  /** The base URL that an OpenAI client is given: `http://127.0.0.1:<port>/v1`. */
  readonly url: string
  readonly port: number
  readonly stats: () => Stats
  /** How often each exact body was admitted and answered; over HTTP `GET /stats?bodies=1`. */
  readonly bodies: () => ReadonlyArray<BodyStats>
  /** Forgets counts and attempts: the same requests meet the same faults again. */
  readonly reset: () => void
  /** Stops at once: open connections are destroyed. */
  readonly close: () => Promise<void>
}

/** Starts a server on 127.0.0.1 that answers as OpenAI's does, by rules that depend on each request alone. */
export const start = (options: Options = {}): Promise<Running> => {
  const counts = counters()
  const { handle, reset, stats } = routes(options, counts)
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that left has nobody to tell; anything else is a bug in a script, which its test should see.
      if (response.headersSent || response.destroyed) return
      const { chunks, headers, status } = failure(500, options, { message: `Scripted server: ${String(error)}` })
      response.writeHead(status, headers).end(chunks[0])
    })
  })
  // Longer than any client keeps an idle connection: none may race a new request against our closing it.
  server.keepAliveTimeout = 120_000
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(options.port ?? 0, "127.0.0.1", () => {
      server.off("error", reject)
      const { port } = server.address() as AddressInfo
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed())
          server.closeAllConnections()
        })
      const { bodies } = counts
      resolve({ url: `http://127.0.0.1:${port}/v1`, port, stats, bodies, reset, close })
    })
  })
}

/** A scripted server as a service, for tests written as effects. */
export class ScriptedServer extends Context.Service<ScriptedServer, Running>()("stoa/test/ScriptedServer") {
  /** A server that lives as long as its scope. */
  static readonly scoped = (options: Options = {}): Effect.Effect<Running, never, Scope.Scope> =>
    Effect.acquireRelease(Effect.promise(() => start(options)), (server) => Effect.promise(server.close))

  /** The service, from a server of its own. */
  static readonly layer = (options: Options = {}): Layer.Layer<ScriptedServer> =>
    Layer.effect(ScriptedServer, ScriptedServer.scoped(options))
}
