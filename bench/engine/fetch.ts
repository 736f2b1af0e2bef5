// The same requests through plain fetch and Promise.all, 64 at a time, and nothing kept: what a script without an engine would do.
// Takes a run.db with the calls of a society; prints one line of JSON.
import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"

const { values } = parseArgs({
  options: { url: { type: "string" }, database: { type: "string" }, concurrency: { type: "string", default: "64" } }
})
const db = new DatabaseSync(values.database ?? "", { readOnly: true })
const bodies = db.prepare(
  "SELECT prompt, request FROM calls WHERE prompt IN ('act','react','route','receive','summarise')"
).all()
  .map(({ prompt, request }) => {
    const { maxTokens, seed, temperature, turns } = JSON.parse(String(request)) as Record<string, unknown>
    return {
      model: "stoa-bench",
      messages: turns,
      max_tokens: maxTokens,
      temperature,
      seed,
      ...(prompt === "summarise"
        ? {}
        : { response_format: { type: "json_schema", json_schema: { name: prompt, strict: true, schema: {} } } })
    }
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

const before = process.cpuUsage()
const began = performance.now()
let at = 0
await Promise.all(Array.from({ length: Number(values.concurrency) }, async () => {
  for (let mine = at++; mine < bodies.length; mine = at++) await ask(bodies[mine])
}))
const { system, user } = process.cpuUsage(before)
console.log(JSON.stringify({ calls: bodies.length, cpu: (user + system) / 1000, wall: performance.now() - began }))
