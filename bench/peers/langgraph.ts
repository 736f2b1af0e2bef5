// The acts of a society through LangGraph.js: each step is a Send for each agent, a node asks ChatOpenAI with the very prompt the agent
// had in a run of Stoa, and a reducer appends what came back. Payloads are as small as they can be: the number of the prompt. Prints a
// line of JSON after every step, so that whoever stops it knows what was measured up to then.
import { Annotation, END, Send, START, StateGraph } from "@langchain/langgraph"
import { ChatOpenAI } from "@langchain/openai"
import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "" },
    database: { type: "string", default: "" },
    concurrency: { type: "string", default: "64" },
    steps: { type: "string", default: "1" },
    // Who sees to it that no more calls are in flight: the graph begins no more tasks, or all begin and the client lets them wait.
    limits: { type: "string", default: "graph" },
    agents: { type: "string", default: "200" }
  }
})
const agents = Number(values.agents)
const steps = Number(values.steps)
const concurrency = Number(values.concurrency)
const byGraph = values.limits === "graph"

interface Asked {
  readonly turns: Array<{ readonly role: string; readonly content: string }>
  readonly maxTokens: number
  readonly temperature: number
}

const forms = await (await fetch(values.url.replace("/v1", "/forms"))).json() as Record<
  string,
  { readonly response_format?: object }
>
const db = new DatabaseSync(values.database, { readOnly: true })
const asked = db.prepare("SELECT prompt, request FROM calls WHERE prompt IN ('act','react') ORDER BY id LIMIT ?")
  .all(agents * steps)
  .map(({ prompt, request }) => ({ ...JSON.parse(String(request)) as Asked, prompt: String(prompt) }))
db.close()

const clients = new Map<string, ChatOpenAI>()
const clientFor = ({ maxTokens, prompt, temperature }: Asked & { readonly prompt: string }): ChatOpenAI => {
  const client = clients.get(prompt) ?? new ChatOpenAI({
    model: "stoa-bench",
    apiKey: "none",
    temperature,
    maxTokens,
    maxRetries: 0,
    ...(byGraph ? {} : { maxConcurrency: concurrency }),
    configuration: { baseURL: values.url },
    modelKwargs: forms[prompt]?.response_format === undefined ? {} : { response_format: forms[prompt].response_format }
  })
  clients.set(prompt, client)
  return client
}

const State = Annotation.Root({
  step: Annotation<number>,
  nth: Annotation<number>,
  said: Annotation<Array<number>>({ reducer: (before, added) => before.concat(added), default: () => [] })
})

const play = async (people: number, { last, told }: { readonly last: number; readonly told: boolean }) => {
  const before = process.cpuUsage()
  const began = performance.now()
  const tell = (step: number, calls: number) => {
    const { system, user } = process.cpuUsage(before)
    const line = { agents: people, steps: step, calls, cpu: (user + system) / 1000, wall: performance.now() - began }
    if (told) console.log(JSON.stringify(line))
  }
  const fan = ({ step }: typeof State.State) =>
    step >= last
      ? END
      : Array.from({ length: people }, (_, index) => new Send("act", { nth: (step * people + index) % asked.length }))
  const graph = new StateGraph(State)
    .addNode("begin", () => ({ step: 0 }))
    .addNode("act", async ({ nth }: typeof State.State) => {
      const request = asked[nth] as (typeof asked)[number]
      const reply = await clientFor(request).invoke(request.turns)
      return { said: [Object.keys(JSON.parse(String(reply.content)) as object).length] }
    })
    .addNode("gather", ({ said, step }: typeof State.State) => {
      tell(step + 1, said.length)
      return { step: step + 1 }
    })
    .addEdge(START, "begin")
    .addConditionalEdges("begin", fan, ["act", END])
    .addEdge("act", "gather")
    .addConditionalEdges("gather", fan, ["act", END])
    .compile()
  await graph.invoke({ step: 0 }, {
    recursionLimit: 3 * last + 5,
    ...(byGraph ? { maxConcurrency: concurrency } : {})
  })
}

// As the engine's, this process is warm before it is measured.
await play(Math.min(100, asked.length), { last: 3, told: false })
globalThis.gc?.()
await play(agents, { last: steps, told: true })
