/** Connections to a server, kept alive: undici's own requests, at a third of the CPU of the default fetch. */
import { Effect, type Scope } from "effect"
import { Agent, request as send } from "undici"

/** What of a request's headers every server may see. */
const common = new Set(["accept", "authorization", "content-type", "user-agent"])

// The client adds headers of its own, and those that the environment names for OpenAI: nobody else is shown them.
const headersFor = (init: RequestInit | undefined, isAtHome: boolean): Record<string, string> =>
  Object.fromEntries([...new Headers(init?.headers)].filter(([name]) => isAtHome || common.has(name)))

/** What came back of a request. */
export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | Array<string> | undefined>>
  readonly text: string
}

/** A request that is sent again and again: all but its body. */
export interface Head {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Connections to one server. */
export interface Connection {
  /** For the client: its own fetch would cost more. */
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>
  /** What of a request's headers the server may see. */
  readonly headersFor: (init: RequestInit) => Record<string, string>
  /** Posts a body and reads the whole reply. */
  readonly post: (head: Head, body: string, signal: AbortSignal) => Promise<Received>
}

/** Headers of a reply, as the web has them. */
export const headersOf = (received: Received["headers"]): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(received)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value)
  }
  return headers
}

/**
 * Connections of one's own, closed with the scope. A reply is read whole, but for a stream of events, which comes piece by piece.
 * Redirects are not followed: they could carry the key elsewhere.
 */
export const connect = (isAtHome: boolean): Effect.Effect<Connection, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => new Agent({ connections: null, headersTimeout: 0, bodyTimeout: 0 })),
    (agent) => Effect.promise(() => agent.destroy())
  ).pipe(Effect.map((dispatcher) => ({
    fetch: async (url, init) => {
      const { body, headers: received, statusCode: status } = await send(url instanceof Request ? url.url : url, {
        dispatcher,
        method: (init?.method ?? "GET") as "GET" | "POST",
        headers: headersFor(init, isAtHome),
        body: (init?.body ?? null) as string | null,
        signal: init?.signal ?? null
      })
      const headers = headersOf(received)
      const isStream = status === 200 && headers.get("content-type")?.startsWith("text/event-stream") === true
      // A status without a body takes none, not even an empty one.
      const isBare = status === 204 || status === 205 || status === 304
      const text = isStream ? undefined : await body.text()
      return new Response(isStream ? ReadableStream.from(body) : isBare ? null : text, { status, headers })
    },
    headersFor: (init) => headersFor(init, isAtHome),
    post: async ({ headers, url }, body, signal) => {
      const reply = await send(url, { dispatcher, method: "POST", headers, body, signal })
      return { status: reply.statusCode, headers: reply.headers, text: await reply.body.text() }
    }
  })))
