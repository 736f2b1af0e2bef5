// A server of the OpenAI protocol that costs next to nothing: valid replies from the seed of the request, at once. What is measured is
// the client's process; the server is one of its own. With --delay MEDIAN and --sigma S replies take log-normal milliseconds.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { parseArgs } from "node:util"

const { values } = parseArgs({
  options: { delay: { type: "string", default: "0" }, sigma: { type: "string", default: "1" } }
})
const delay = Number(values.delay)
const sigma = Number(values.sigma)

interface Asked {
  readonly seed?: number
  readonly messages: ReadonlyArray<{ readonly content: string }>
  readonly response_format?: { readonly json_schema: { readonly name: string } }
}

const words =
  "bridge ledger harvest sensor lesson kiln invoice graft pulley recipe survey archive valve tender hinge census orchard loom permit beacon"
    .split(
      " "
    )
const pick = (seed: number, nth: number) =>
  words[Math.abs(Math.imul(seed ^ (nth * 0x9e3779b9), 0x85ebca6b) >>> 8) % words.length]
const phrase = (seed: number) => Array.from({ length: 12 }, (_, nth) => pick(seed, nth)).join(" ")

/** The entries of one kind that a prompt numbers: as many as it has lines between two tags. */
const linesIn = (text: string, tag: string): number => {
  const inside = text.slice(text.indexOf(`<${tag}>`), text.indexOf(`</${tag}>`))
  return inside.split("\n").filter((line) => /^\d+[.)] /.test(line)).length
}

/** A person acts and is heard by a member; every fourth act by a neighbouring circle too. */
const replies: Readonly<Record<string, (seed: number, text: string) => unknown>> = {
  ground: (seed) => ({
    personality: `Careful with every ${pick(seed, 1)}, and stubborn about the ${pick(seed, 2)}.`,
    lifeGoal: `Leave the ${pick(seed, 3)} in a better state than it was found, with a ${pick(seed, 4)} to show.`,
    plan: Array.from({ length: 8 }, (_, nth) => ({
      title: `See to the ${pick(seed, nth)} first`,
      detail: `Work on the ${pick(seed, nth + 20)} with whoever knows the ${pick(seed, nth + 40)}.`
    }))
  }),
  act: (seed, text) => ({ act: "do", text: `${nameIn(text)} takes up the ${phrase(seed)}.`, stepDone: false }),
  react: (seed, text) => ({ act: "say", text: `${nameIn(text)} answers about the ${phrase(seed)}.`, stepDone: false }),
  route: (seed, text) => ({
    routes: Array.from({ length: Math.max(1, linesIn(text, "actions")) }, (_, nth) => ({
      action: nth + 1,
      members: [1 + ((seed + nth) % Math.max(1, linesIn(text, "members")))],
      groups: (seed + nth) % 4 === 0 ? [1 + (seed % Math.max(1, linesIn(text, "circles")))] : [],
      reason: "They work side by side."
    }))
  }),
  receive: (seed, text) => ({
    receptions: Array.from({ length: Math.max(1, linesIn(text, "news")) }, (_, nth) => ({
      item: nth + 1,
      members: [1 + ((seed + nth) % Math.max(1, linesIn(text, "members")))],
      reason: "It concerns their work."
    }))
  })
}

const nameIn = (text: string): string => /What does (.+?) do (?:next|now)/.exec(text)?.[1] ?? "Somebody"

const gauss = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())

let requests = 0
let bytes = 0
let inFlight = 0
// What a body of each prompt holds besides its messages and seed, for whoever sends the same requests without an engine.
const forms = new Map<string, unknown>()
// When so many were in flight, in milliseconds, from the first request to the last: for the share of busy slots.
const busy: Array<number> = []
let since = performance.now()
const tick = () => {
  const now = performance.now()
  busy[inFlight] = (busy[inFlight] ?? 0) + now - since
  since = now
}

const server = createServer((request, response) => {
  if (request.url?.endsWith("/stats")) {
    tick()
    return response.end(JSON.stringify({ requests, bytes, busy: Array.from(busy, (ms) => ms ?? 0) }))
  }
  if (request.url?.endsWith("/forms")) return response.end(JSON.stringify(Object.fromEntries(forms)))
  if (request.url?.endsWith("/reset")) {
    tick()
    busy.length = 0
    requests = 0
    bytes = 0
    return response.end("{}")
  }
  const chunks: Array<Buffer> = []
  request.on("data", (chunk: Buffer) => chunks.push(chunk))
  request.on("end", () => {
    tick()
    requests++
    inFlight++
    const sent = Buffer.concat(chunks)
    bytes += sent.length
    const asked = JSON.parse(sent.toString()) as Asked
    const form = asked.response_format?.json_schema.name ?? "text"
    if (!forms.has(form)) forms.set(form, { ...asked, messages: [], seed: 0 })
    const text = asked.messages.at(-1)?.content ?? ""
    const seed = asked.seed ?? 1
    const make = replies[form]
    const content = make === undefined ? `A plain answer about the ${phrase(seed)}.` : JSON.stringify(make(seed, text))
    const body = JSON.stringify({
      id: "x",
      object: "chat.completion",
      created: 0,
      model: "stoa-bench",
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
      usage: { prompt_tokens: text.length >> 2, completion_tokens: content.length >> 2, total_tokens: text.length >> 1 }
    })
    const send = () => {
      tick()
      inFlight--
      response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
      response.end(body)
    }
    if (delay === 0) send()
    else setTimeout(send, delay * Math.exp(sigma * gauss()))
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`))
