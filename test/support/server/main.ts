import { parseArgs } from "node:util"
import { contentKinds, type FaultKind, type Options, start, transientKinds } from "./ScriptedServer.ts"

const usage = `node test/support/server/main.ts [flags]

  --port 8123             port on 127.0.0.1; a free one unless told
  --models a,b            models that chat (stoa-test)
  --thinkers a,b          those of them that think before they answer
  --thinking inline       where the thinking stands (reasoning_content, reasoning, inline)
  --embedding-models a,b  models that embed besides (stoa-embed)
  --api-key key           the key that requests have to carry
  --structured none       refuse response_format
  --latency 300           median milliseconds of a log-normal delay
  --sigma 1               its spread
  --delay 50              fixed milliseconds on top
  --limit 64              requests in flight beyond which there is a 429
  --faults 0.2            share of faulty attempts
  --kinds 429,500,reset   kinds of fault, or transient, or content
  --leak 0.05             share of answers that speak of the simulation
  --refusal 0.05          share of requests refused
  --context 4000          tokens (characters / 4) a prompt may have
  --failing text          every request that holds this text fails
  --quota-from 100        no quota is left from this model request on
  --key-from 100          the key is refused from this model request on
  --cache                 tell in usage what part of a prompt was there before
  --salt text             changes every answer
  --failing-jobs 1,3      the fine-tuning jobs that fail, by their order
  --job-looks 2           looks at a fine-tuning job between two of its states
  --least-examples 10     fewest examples of a training file
  --no-usage              leave token counts out`

const string = { type: "string" } as const
const { values } = parseArgs({
  options: {
    port: string,
    models: string,
    thinkers: string,
    thinking: string,
    "embedding-models": string,
    "api-key": string,
    structured: string,
    latency: string,
    sigma: string,
    delay: string,
    limit: string,
    faults: string,
    kinds: string,
    leak: string,
    refusal: string,
    context: string,
    failing: string,
    "quota-from": string,
    "key-from": string,
    cache: { type: "boolean" },
    salt: string,
    "failing-jobs": string,
    "job-looks": string,
    "least-examples": string,
    "no-usage": { type: "boolean" },
    help: { type: "boolean" }
  }
})

const set = <K extends string, A, B>(key: K, value: A | undefined, read: (value: A) => B) =>
  (value === undefined ? {} : { [key]: read(value) }) as { readonly [key in K]?: B }

const list = (text: string) => text.split(",")

const known: ReadonlyArray<string> = ["transient", "content", ...transientKinds, ...contentKinds]
const unknown = list(values.kinds ?? "transient").filter((kind) => !known.includes(kind))
if (unknown.length > 0) throw new Error(`no such kind of fault: ${unknown.join(", ")}; there are ${known.join(", ")}`)

const options: Options = {
  ...set("port", values.port, Number),
  ...set("models", values.models, list),
  ...set("thinkers", values.thinkers, list),
  ...set("thinking", values.thinking, (field) => field as Exclude<Options["thinking"], undefined>),
  ...set("embeddingModels", values["embedding-models"], list),
  ...set("apiKey", values["api-key"], String),
  ...set("structured", values.structured, (text) => text === "none" ? "none" as const : "json_schema" as const),
  ...set("latency", values.latency, (median) => ({ median: Number(median), sigma: Number(values.sigma ?? 0) })),
  ...set("delay", values.delay, Number),
  ...set("limit", values.limit, Number),
  ...set("faults", values.faults, (rate) => ({
    rate: Number(rate),
    ...set("kinds", values.kinds, (kinds) => list(kinds) as ReadonlyArray<FaultKind | "transient" | "content">)
  })),
  ...set("leak", values.leak, Number),
  ...set("refusal", values.refusal, Number),
  ...set("context", values.context, Number),
  ...set("failing", values.failing, String),
  ...set("quotaFrom", values["quota-from"], Number),
  ...set("keyFrom", values["key-from"], Number),
  fineTuning: {
    ...set("failing", values["failing-jobs"], (numbers) => list(numbers).map(Number)),
    ...set("looks", values["job-looks"], Number),
    ...set("least", values["least-examples"], Number)
  },
  ...set("cache", values.cache, Boolean),
  ...set("salt", values.salt, String),
  ...set("usage", values["no-usage"], (off) => !off)
}

if (values.help === true) console.log(usage)
else {
  const server = await start(options)
  console.log(server.url)
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      console.error(JSON.stringify(server.stats()))
      void server.close()
    })
  }
}
