/** Connections to a server, kept alive: undici's own requests, at a third of the CPU of the default fetch. */
import { Effect } from "effect"
import { Agent, request as send } from "undici"

/** What of a request's headers every server may see. */
const common = new Set(["accept", "authorization", "content-type", "user-agent"])

// The client adds headers of its own, and those that the environment names for OpenAI: nobody else is shown them.
const headersFor = (init: RequestInit | undefined, isAtHome: boolean): Record<string, string> =>
  Object.fromEntries([...new Headers(init?.headers)].filter(([name]) => isAtHome || common.has(name)))

/**
 * A fetch over connections of its own, closed with the scope. A reply is read whole, but for a stream of events, which comes piece
 * by piece. Redirects are not followed: they could carry the key elsewhere.
 */
export const connect = (isAtHome: boolean) =>
  Effect.acquireRelease(
    Effect.sync(() => new Agent({ connections: null, headersTimeout: 0, bodyTimeout: 0 })),
    (agent) => Effect.promise(() => agent.destroy())
  ).pipe(Effect.map((dispatcher) => async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { body, headers: received, statusCode: status } = await send(url instanceof Request ? url.url : url, {
      dispatcher,
      method: (init?.method ?? "GET") as "GET" | "POST",
      headers: headersFor(init, isAtHome),
      body: (init?.body ?? null) as string | null,
      signal: init?.signal ?? null
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(received)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value)
    }
    const isStream = status === 200 && headers.get("content-type")?.startsWith("text/event-stream") === true
    // A status without a body takes none, not even an empty one.
    const isBare = status === 204 || status === 205 || status === 304
    const text = isStream ? undefined : await body.text()
    return new Response(isStream ? ReadableStream.from(body) : isBare ? null : text, { status, headers })
  }))
