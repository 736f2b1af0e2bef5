import { Effect } from "effect"
import OpenAI from "openai"
import { afterEach, describe, expect, it } from "vitest"
import { type FaultKind, type Options, type Running, ScriptedServer, start } from "./ScriptedServer.ts"

const running: Array<Running> = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()))
})

const open = async (options: Options = {}) => {
  const server = await start(options)
  running.push(server)
  const client = new OpenAI({ baseURL: server.url, apiKey: "key", maxRetries: 0 })
  return { server, client }
}

const chat = (seed = 1) => ({
  model: "stoa-test",
  seed,
  messages: [{ role: "user" as const, content: "Maria bakes sourdough and worries about flour prices." }]
})

const post = (server: Running, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body)
  })

/** What comes back when every attempt has one kind of fault: a status, a choice, the body's beginning or an error. */
const outcome = async (kind: FaultKind) => {
  const { server } = await open({ faults: { rate: 1, kinds: [kind] } })
  const schema = { type: "object", properties: { a: { type: "string" } }, required: ["a"] }
  const response_format = { type: "json_schema", json_schema: { name: "x", schema } }
  const reply = await fetch(`${server.url}/chat/completions`, {
    method: "POST",
    body: JSON.stringify({ ...chat(), response_format }),
    signal: AbortSignal.timeout(300)
  }).catch((error: Error) => error.name)
  if (typeof reply === "string") return reply
  const body = await reply.text()
  expect(server.stats().faults).toEqual({ [kind]: 1 })
  if (reply.status !== 200) return reply.status
  return body.endsWith("}") ? JSON.parse(body).choices[0] : body.slice(0, 13)
}

describe("ScriptedServer", () => {
  it("answers the openai client: chat, json_schema, stream, embeddings, models", async () => {
    const { client, server } = await open()
    const first = await client.chat.completions.create(chat())
    expect(await client.chat.completions.create(chat())).toEqual(first)
    expect(await client.chat.completions.create(chat(2))).not.toEqual(first)
    const content = first.choices[0]?.message.content
    expect(first.usage?.completion_tokens).toBe(Math.ceil((content?.length ?? 0) / 4))

    const schema = { type: "object", properties: { question: { type: "string" } }, required: ["question"] }
    const json = await client.chat.completions.create({
      ...chat(),
      response_format: { type: "json_schema", json_schema: { name: "question", strict: true, schema } }
    })
    expect(JSON.parse(json.choices[0]?.message.content ?? "")).toEqual({ question: expect.any(String) })

    const stream = await client.chat.completions.create({
      ...chat(),
      stream: true,
      stream_options: { include_usage: true }
    })
    let text = ""
    let total: number | undefined
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? ""
      total = chunk.usage?.total_tokens ?? total
    }
    expect(text).toBe(content)
    expect(total).toBe(first.usage?.total_tokens)

    const input = ["one text", "another text"]
    const coded = await client.embeddings.create({ model: "stoa-embed", input })
    const plain = await client.embeddings.create({ model: "stoa-test", input, encoding_format: "float" })
    expect(coded.data.map(({ embedding }) => embedding)).toEqual(plain.data.map(({ embedding }) => embedding))
    expect(Math.hypot(...(plain.data[0]?.embedding ?? []))).toBeCloseTo(1, 5)

    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(["stoa-test", "stoa-embed"])
    expect(server.stats()).toMatchObject({
      requests: 8,
      completions: 5,
      embeddings: 2,
      distinct: 6,
      maxSeen: 2,
      answered: 7,
      answeredDistinct: 6,
      statuses: { 200: 8 },
      inFlight: 0,
      inFlightMax: 1
    })
  })

  it("turns away unknown models, wrong keys, bad bodies and response_format where it is off", async () => {
    const { client, server } = await open({ apiKey: "key", structured: "none" })
    await expect(client.chat.completions.create({ ...chat(), model: "nope" }))
      .rejects.toMatchObject({ status: 404, code: "model_not_found" })
    expect((await post(server, chat())).status).toBe(401)
    expect((await post(server, {}, { authorization: "Bearer key" })).status).toBe(400)
    await expect(client.chat.completions.create({ ...chat(), response_format: { type: "json_object" } }))
      .rejects.toMatchObject({ status: 400, param: "response_format" })
  })

  it("keeps to its limit, and a request beyond it is no attempt", async () => {
    const { server } = await open({ limit: 4, delay: 60, faults: { rate: 1, kinds: ["500"] } })
    const replies = await Promise.all(Array.from({ length: 6 }, () => post(server, chat())))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([429, 429, 500, 500, 500, 500])
    expect(replies.find(({ status }) => status === 429)?.headers.get("retry-after-ms")).toBe("25")
    expect(server.stats()).toMatchObject({ limited: 2, maxSeen: 4, inFlightMax: 4, faults: { 500: 4 }, answered: 0 })
    server.reset()
    expect(server.stats()).toMatchObject({ requests: 0, distinct: 0, firstAt: null })
  })

  it("serves each fault as described", async () => {
    expect(await outcome("429")).toBe(429)
    expect(await outcome("503")).toBe(503)
    expect(await outcome("reset")).toBe("TypeError")
    expect(await outcome("hang")).toBe("TimeoutError")
    expect(await outcome("half")).toMatch(/^\{"id":"chat/)
    expect(await outcome("garbage")).toBe("<!doctype htm")
    expect(await outcome("empty")).toMatchObject({ message: { content: "" } })
    expect(await outcome("null")).toMatchObject({ message: { content: null } })
    expect(await outcome("length")).toMatchObject({ finish_reason: "length" })
    expect(await outcome("refusal")).toMatchObject({ message: { content: null, refusal: expect.any(String) } })
    expect(await outcome("fence")).toMatchObject({ message: { content: expect.stringContaining("```json") } })
  })

  it("streams until it is cut, and leaves usage out when told", async () => {
    const { client, server } = await open({ usage: false, faults: { rate: 1, kinds: ["half"] } })
    const events = async () => {
      const reply = await post(server, { ...chat(), stream: true, stream_options: { include_usage: true } })
      return (await reply.text()).split("\n\n").filter((event) => event !== "")
    }
    const cut = await events()
    expect(cut.at(-1)).not.toContain("[DONE]")
    for (let attempt = 1; attempt < 7; attempt++) await events()
    const whole = await events()
    expect(whole.slice(0, cut.length)).toEqual(cut)
    expect(whole.at(-1)).toBe("data: [DONE]")
    expect(whole.join("")).not.toContain("usage")
    // The HTTP reset makes the spared attempt the first again.
    await fetch(new URL("/reset", server.url), { method: "POST" })
    await expect(client.chat.completions.create(chat())).rejects.toThrow(SyntaxError)
  })

  it("lets a script answer, and recovers by attempt", async () => {
    const { client, server } = await open({
      script: ({ attempt, userText }) =>
        attempt === 0
          ? { status: 503 }
          : userText.includes("flour") && attempt === 1
          ? { content: "Said so.", finish_reason: "length" }
          : attempt === 2
          ? { drop: true }
          : undefined
    })
    const ask = () => client.chat.completions.create(chat())
    await expect(ask()).rejects.toMatchObject({ status: 503 })
    expect((await ask()).choices[0]).toMatchObject({ message: { content: "Said so." }, finish_reason: "length" })
    await expect(ask()).rejects.toThrow("Connection error")
    expect((await ask()).choices[0]?.message.content).not.toBe("Said so.")
    expect(server.stats().statuses).toEqual({ 200: 2, 503: 1 })
  })

  it("is a layer", () =>
    Effect.gen(function*() {
      const server = yield* ScriptedServer
      const stats = yield* Effect.promise(() => fetch(new URL("/stats", server.url)).then((reply) => reply.json()))
      expect(stats).toEqual(server.stats())
    }).pipe(Effect.provide(ScriptedServer.layer()), Effect.runPromise))
})
