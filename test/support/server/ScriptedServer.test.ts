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

  it("fine-tunes: a file, a job in its states, a model that chats; the same job has the same names", async () => {
    const text = [1, 2].map((n) =>
      `${JSON.stringify({ messages: [{ role: "user", content: `${n}?` }, { role: "assistant", content: "yes" }] })}\n`
    ).join("")
    const play = async (options: Options) => {
      const { client, server } = await open(options)
      const file = await client.files.create({ purpose: "fine-tune", file: new File([text], "x.jsonl") })
      let job = await client.fineTuning.jobs.create({ model: "stoa-test", training_file: file.id, suffix: "mine" })
      const states: Array<string> = [job.status]
      while (job.finished_at === null && job.status !== "failed") {
        job = await client.fineTuning.jobs.retrieve(job.id)
        states.push(job.status)
      }
      return { client, server, job, states }
    }
    const { client, job, server, states } = await play({})
    expect(states).toEqual(["validating_files", "queued", "running", "succeeded"])
    const model = job.fine_tuned_model ?? ""
    const { choices, model: by } = await client.chat.completions.create({ ...chat(), model })
    expect([choices.length, by]).toEqual([1, model])
    expect((await client.models.list()).data.map(({ id }) => id)).toContain(model)
    expect(server.stats().fineTuning).toMatchObject({ uploads: 1, jobs: 1, looks: 3, open: 0, pending: 0 })
    expect((await play({})).job).toEqual(job)

    const failed = await play({ fineTuning: { failing: [1] } })
    expect(failed.states.at(-1)).toBe("failed")
    expect(failed.job.error?.message).toContain("internal error")
    await expect(failed.client.chat.completions.create({ ...chat(), model })).rejects.toMatchObject({ status: 404 })
    const off = await open({ fineTuning: "none" })
    await expect(off.client.fineTuning.jobs.list()).rejects.toMatchObject({ status: 404 })
  })

  it("refuses a training file that OpenAI would refuse, and says which line", async () => {
    const { client } = await open({ fineTuning: { least: 2 } })
    const said = (row: unknown) =>
      client.files.create({ purpose: "fine-tune", file: new File([`${JSON.stringify(row)}\n`], "x.jsonl") })
        .then(({ id }) => client.fineTuning.jobs.create({ model: "stoa-test", training_file: id }))
        .then(() => "taken", (error: Error) => error.message)
    const user = { role: "user", content: "?" }
    const good = { role: "assistant", content: "yes" }
    expect(await said({ messages: [] })).toContain("line 1 has no messages")
    expect(await said({ messages: [user, { content: "?" }] })).toContain("without a role")
    expect(await said({ messages: [user, { ...good, weight: 0.5 }] })).toContain("weight")
    expect(await said({ messages: [user, { ...good, weight: 0 }] })).toContain("no assistant message")
    expect(await said({ messages: [user, good] })).toContain("at least 2 examples")
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

  it("breaks a stream in the middle, which no other request meets", async () => {
    const { client, server } = await open({ faults: { rate: 1, kinds: ["stream-cut"] } })
    const whole = await client.chat.completions.create(chat())
    const read = async () => {
      let text = ""
      const stream = await client.chat.completions.create({ ...chat(), stream: true })
      try {
        for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? ""
      } catch {
        return { text, broke: true }
      }
      return { text, broke: false }
    }
    const content = whole.choices[0]?.message.content ?? ""
    for (let attempt = 0; attempt < 7; attempt++) {
      const { broke, text } = await read()
      expect(broke).toBe(true)
      expect(content.startsWith(text)).toBe(true)
      expect(text.length).toBeLessThan(content.length)
    }
    expect(await read()).toEqual({ text: content, broke: false })
    expect(server.stats().faults).toEqual({ "stream-cut": 7 })
  })

  it("hangs only so often: the eighth attempt is answered", async () => {
    const { server } = await open({ faults: { rate: 1, kinds: ["hang"] } })
    const attempt = () =>
      fetch(`${server.url}/chat/completions`, {
        method: "POST",
        body: JSON.stringify(chat()),
        signal: AbortSignal.timeout(50)
      }).then(({ status }) => status, (error: Error) => error.name)
    for (let nth = 0; nth < 7; nth++) expect(await attempt()).toBe("TimeoutError")
    expect((await post(server, chat())).status).toBe(200)
  })

  it("refuses a prompt that is longer than its context, every time", async () => {
    const { client, server } = await open({ context: 20 })
    const long = { ...chat(), messages: [{ role: "user" as const, content: "word ".repeat(17) }] }
    for (let attempt = 0; attempt < 9; attempt++) {
      await expect(client.chat.completions.create(long)).rejects.toMatchObject({
        status: 400,
        code: "context_length_exceeded",
        message: expect.stringContaining("maximum context length is 20 tokens")
      })
    }
    const short = { ...chat(), messages: [{ role: "user" as const, content: "word ".repeat(16) }] }
    expect((await client.chat.completions.create(short)).usage?.prompt_tokens).toBe(20)
    expect(server.stats().faults).toEqual({ overflow: 9 })
  })

  it("fails whatever holds a text, and has no quota or takes no key from a request on", async () => {
    const doomed = await open({ failing: "sourdough" })
    for (let attempt = 0; attempt < 9; attempt++) {
      await expect(doomed.client.chat.completions.create(chat())).rejects.toMatchObject({ status: 500 })
    }
    const other = { ...chat(), messages: [{ role: "user" as const, content: "Rye bread." }] }
    expect((await doomed.client.chat.completions.create(other)).choices).toHaveLength(1)
    const poor = await open({ quotaFrom: 3 })
    for (const seed of [1, 2]) await poor.client.chat.completions.create(chat(seed))
    await expect(poor.client.chat.completions.create(chat(3)))
      .rejects.toMatchObject({ status: 429, code: "insufficient_quota" })
    const locked = await open({ keyFrom: 2 })
    await locked.client.chat.completions.create(chat())
    await expect(locked.client.chat.completions.create(chat())).rejects.toMatchObject({ status: 401 })
    locked.server.reset()
    await locked.client.chat.completions.create(chat())
  })

  it("tells what part of a prompt it saw before, by whole blocks", async () => {
    const { client, server } = await open({ cache: true })
    const cached = async (content: string) =>
      (await client.chat.completions.create({ ...chat(), messages: [{ role: "user", content }] })).usage
        ?.prompt_tokens_details?.cached_tokens
    const head = "The same long beginning of every prompt. ".repeat(5)
    expect(await cached(`${head}One end.`)).toBe(0)
    expect(await cached(`${head}Another end.`)).toBe(48)
    expect(await cached(`Something else. ${head}`)).toBe(0)
    server.reset()
    expect(await cached(`${head}One end.`)).toBe(0)
    const silent = await open()
    expect((await silent.client.chat.completions.create(chat())).usage).not.toHaveProperty("prompt_tokens_details")
  })

  it("tells on demand how each exact body fared", async () => {
    const { server } = await open({ faults: { rate: 1, kinds: ["500"] } })
    for (let attempt = 0; attempt < 9; attempt++) await post(server, chat())
    await post(server, chat(2))
    const stats = async (query: string) => (await fetch(new URL(`/stats${query}`, server.url))).json()
    expect(await stats("")).toEqual(server.stats())
    expect(await stats("?bodies=1")).toEqual({ ...server.stats(), bodies: server.bodies() })
    expect(server.bodies()).toMatchObject([{ admitted: 9, answered: 1 }, { admitted: 1, answered: 0 }])
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
