import { Effect } from "effect"
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

type AnyValue = {
  readonly stringValue?: string
  readonly intValue?: string | number
  readonly doubleValue?: number
  readonly boolValue?: boolean
  readonly arrayValue?: { readonly values: ReadonlyArray<AnyValue> }
}
type KeyValues = ReadonlyArray<{ readonly key: string; readonly value: AnyValue }>

/** A span as it came. */
export interface Collected {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly kind: number
  readonly status: { readonly code: number; readonly message?: string }
  readonly events: ReadonlyArray<unknown>
  readonly attributes: Readonly<Record<string, unknown>>
  readonly resource: Readonly<Record<string, unknown>>
}

const valueOf = (value: AnyValue): unknown =>
  value.arrayValue?.values.map(valueOf) ?? value.stringValue ?? value.boolValue ?? value.doubleValue ??
    (value.intValue === undefined ? undefined : Number(value.intValue))

const recordOf = (entries: KeyValues): Record<string, unknown> =>
  Object.fromEntries(entries.map(({ key, value }) => [key, valueOf(value)]))

interface Payload {
  readonly resourceSpans: ReadonlyArray<{
    readonly resource: { readonly attributes: KeyValues }
    readonly scopeSpans: ReadonlyArray<{
      readonly spans: ReadonlyArray<Omit<Collected, "attributes" | "resource"> & { readonly attributes: KeyValues }>
    }>
  }>
}

const spansOf = ({ resourceSpans }: Payload): Array<Collected> =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        ...span,
        attributes: recordOf(span.attributes),
        resource: recordOf(resource.attributes)
      }))
    )
  )

/** An OpenTelemetry collector that keeps what comes. `answer` may refuse, or leave the request without an answer. */
export const collector = (answer: (response: ServerResponse, nth: number) => void = (response) => response.end("{}")) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const spans: Array<Collected> = []
      const requests: Array<{ readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }> =
        []
      const server = createServer((request, response) => {
        let body = ""
        request.setEncoding("utf8").on("data", (text: string) => (body += text)).on("end", () => {
          const nth = requests.push({ path: request.url ?? "", headers: request.headers, body })
          response.on("finish", () => {
            if (response.statusCode === 200) spans.push(...spansOf(JSON.parse(body) as Payload))
          })
          answer(response, nth)
        })
      })
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
      const { port } = server.address() as AddressInfo
      return { server, url: `http://127.0.0.1:${port}`, spans, requests }
    }),
    ({ server }) =>
      Effect.promise(() =>
        new Promise<void>((resolve) => {
          server.close(() => resolve())
          server.closeAllConnections()
        })
      )
  )

/** The names of the spans that a span lies in, outermost first, itself last. */
export const pathOf = (spans: ReadonlyArray<Collected>, span: Collected): Array<string> => {
  const parent = spans.find((other) => other.spanId === span.parentSpanId)
  return [...(parent === undefined ? [] : pathOf(spans, parent)), span.name]
}
