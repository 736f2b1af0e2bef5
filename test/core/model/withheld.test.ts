import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { ask } from "./asking.ts"

/** A server that refuses with this status and quotes all that it was sent. */
const quoting = (status: number) =>
  Effect.acquireRelease(
    Effect.promise(() => {
      const server = createServer((request, response) => {
        const chunks: Array<Buffer> = []
        request.on("data", (chunk: Buffer) => chunks.push(chunk))
        request.on("end", () => {
          const message = `cannot do ${Buffer.concat(chunks).toString()}`
          response.writeHead(status, { "content-type": "application/json" })
          response.end(JSON.stringify({ error: { message } }))
        })
      })
      return new Promise<typeof server>((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)))
    }),
    (server) => Effect.promise(() => new Promise((resolve) => server.close(resolve)))
  ).pipe(Effect.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`))

const turns = [{ role: "user" as const, content: "Jane Merrick of Abakus" }]

describe("a server that quotes what it was sent", () => {
  for (const status of [400, 422, 429, 500, 503]) {
    it.live(`with status ${status}: the words of an ordinary request are told, those of a private one are not`, () =>
      Effect.scoped(Effect.gen(function*() {
        const url = yield* quoting(status)
        const open = yield* Effect.flip(ask(url, { turns }))
        const hidden = yield* Effect.flip(ask(url, { turns, isPrivate: true }))
        assert.include(JSON.stringify(open), "Merrick")
        assert.notInclude(`${JSON.stringify(hidden)} ${hidden.message}`, "Merrick")
        assert.strictEqual(hidden.reason._tag, open.reason._tag)
      })))
  }
})
