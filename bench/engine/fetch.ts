// The same requests through plain fetch and Promise.all, 64 at a time, and nothing kept: what a script without an engine would do.
// Takes a run.db with the calls of a society, and from the server what its bodies hold besides; prints one line of JSON.
import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    database: { type: "string" },
    concurrency: { type: "string", default: "64" },
    most: { type: "string", default: "20000" },
    warm: { type: "string", default: "1000" }
  }
})

const forms = await (await fetch(values.url?.replace("/v1", "/forms") ?? "")).json() as Record<string, object>
const db = new DatabaseSync(values.database ?? "", { readOnly: true })
const wanted = "prompt IN ('act','react','route','receive','summarise')"
const { count } = db.prepare(`SELECT count(*) AS count FROM calls WHERE ${wanted}`).get() as { readonly count: number }
// Of very many requests every n-th: what one of them costs does not depend on how many there are.
const stride = Math.max(1, Math.ceil(count / Number(values.most)))
const bodies = db.prepare(`SELECT prompt, request FROM calls WHERE ${wanted} ORDER BY id`).all()
  .filter((_, index) => index % stride === 0)
  .map(({ prompt, request }) => {
    const { maxTokens, seed, temperature, turns } = JSON.parse(String(request)) as Record<string, unknown>
    const form = forms[String(prompt)] ?? forms["text"]
    return { ...form, messages: turns, max_tokens: maxTokens, temperature, seed }
  })
db.close()

const ask = async (body: unknown): Promise<number> => {
  const response = await fetch(`${values.url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer none" },
    body: JSON.stringify(body)
  })
  const reply = await response.json() as { choices: ReadonlyArray<{ message: { content: string } }> }
  const content = reply.choices[0]?.message.content ?? ""
  return content.startsWith("{") ? Object.keys(JSON.parse(content) as object).length : 1
}

const send = async (some: ReadonlyArray<unknown>): Promise<void> => {
  let at = 0
  await Promise.all(Array.from({ length: Number(values.concurrency) }, async () => {
    for (let mine = at++; mine < some.length; mine = at++) await ask(some[mine])
  }))
}

// As the engine's, this process is warm before it is measured.
const warm = Number(values.warm)
for (let sent = 0; sent < warm; sent += bodies.length) await send(bodies.slice(0, warm - sent))
globalThis.gc?.()
await fetch(values.url?.replace("/v1", "/reset") ?? "")
const before = process.cpuUsage()
const began = performance.now()
await send(bodies)
const { system, user } = process.cpuUsage(before)
console.log(
  JSON.stringify({ calls: bodies.length, of: count, cpu: (user + system) / 1000, wall: performance.now() - began })
)
