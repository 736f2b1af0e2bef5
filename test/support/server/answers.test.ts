import { describe, expect, it } from "vitest"
import { embed } from "./embeddings.ts"
import { faultOf, transientKinds } from "./faults.ts"
import type { Options } from "./options.ts"
import { plan } from "./plans.ts"
import { parse } from "./requests.ts"

const prompt = "Maria bakes sourdough in Porto. The agent in this simulation worries about flour prices and a new oven."

const body = (seed: number, rest: object = {}) => ({
  model: "m",
  seed,
  messages: [{ role: "system", content: "Speak as a baker." }, { role: "user", content: prompt }],
  ...rest
})

const contentOf = (request: object, options: Options = {}): string => {
  const parsed = parse("chat", JSON.stringify(request))
  if (parsed === undefined) throw new Error("not understood")
  return JSON.parse(plan({ ...parsed, attempt: 0, nth: 0 }, options).chunks[0] ?? "").choices[0].message.content
}

const withSchema = (schema: unknown) => ({
  response_format: { type: "json_schema", json_schema: { name: "x", strict: true, schema } }
})

interface Schema {
  readonly [key: string]: unknown
}

/** What a value breaks of a schema, told by path; written apart from the generator on purpose. */
const broken = (schema: Schema, value: unknown, root: Schema, path = "$"): ReadonlyArray<string> => {
  const s = typeof schema["$ref"] === "string"
    ? schema["$ref"].slice(2).split("/").filter(Boolean).reduce((at, key) => at[key] as Schema, root)
    : schema
  const unless = (holds: boolean, what: string) => holds ? [] : [`${path} ${what}`]
  if (Array.isArray(s["enum"])) return unless(s["enum"].includes(value), "enum")
  if ("const" in s) return unless(s["const"] === value, "const")
  if (Array.isArray(s["anyOf"])) {
    return unless(s["anyOf"].some((branch) => broken(branch, value, root).length === 0), "anyOf")
  }
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value
  const allowed = [s["type"]].flat().map((name) => name === "integer" ? "number" : name)
  if (!allowed.includes(type)) return [`${path} is ${type}`]
  const within = (n: number, low: string, high: string) =>
    unless(n >= Number(s[low] ?? -Infinity) && n <= Number(s[high] ?? Infinity), `${low}..${high}`)
  if (typeof value === "string") return within(value.length, "minLength", "maxLength")
  if (typeof value === "number") {
    return [
      ...within(value, "minimum", "maximum"),
      ...unless(s["type"] === "number" || Number.isInteger(value), "integer")
    ]
  }
  if (Array.isArray(value)) {
    return [
      ...within(value.length, "minItems", "maxItems"),
      ...value.flatMap((item, i) => broken(s["items"] as Schema, item, root, `${path}[${i}]`))
    ]
  }
  if (typeof value !== "object" || value === null) return []
  const properties = s["properties"] as { readonly [key: string]: Schema }
  return [
    ...Object.keys(properties).flatMap((key) => unless(key in value, `lacks ${key}`)),
    ...Object.entries(value).flatMap(([key, item]) =>
      properties[key] === undefined ? [`${path}.${key} extra`] : broken(properties[key], item, root, `${path}.${key}`)
    )
  ]
}

const object = (properties: Schema, rest: Schema = {}): Schema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...rest
})

const text = { type: "string" }
const schemas: { readonly [name: string]: Schema } = {
  flat: object({ question: text, answer: text, score: { type: "integer", minimum: 1, maximum: 5 } }),
  bounds: object({
    short: { type: "string", maxLength: 12 },
    long: { type: "string", minLength: 400 },
    ratio: { type: "number", minimum: 0, maximum: 1 },
    below: { type: "integer", maximum: -3 },
    even: { type: "integer", minimum: 3, multipleOf: 2 },
    id: { type: ["string", "null"] }
  }),
  lists: object({
    tags: { type: "array", items: text, minItems: 5, maxItems: 6 },
    pair: { type: "array", items: object({ yes: { type: "boolean" } }), minItems: 2, maxItems: 2 },
    none: { type: "array", items: text, maxItems: 0 }
  }),
  choice: object({
    act: { anyOf: [object({ kind: { const: "ask" }, text }), object({ kind: { const: "wait" } }), { type: "null" }] },
    mood: { type: "string", enum: ["glad", "very tired"] }
  }),
  nested: object({ who: { $ref: "#/$defs/person" } }, {
    $defs: { person: object({ name: text, friends: { type: "array", items: { $ref: "#/$defs/person" } } }) }
  }),
  tree: object({ value: { type: "integer" }, next: { anyOf: [{ $ref: "#" }, { type: "null" }] } })
}

describe("answers", () => {
  it.each(Object.entries(schemas))("follow the %s schema, and a fault breaks it", (_, schema) => {
    for (let seed = 0; seed < 60; seed++) {
      const request = body(seed, withSchema(schema))
      const options = { leak: 0.3, refusal: 0.3 }
      expect(broken(schema, JSON.parse(contentOf(request, options)), schema)).toEqual([])
      const spoiled = contentOf(request, { faults: { rate: 1, kinds: ["schema"] } })
      expect(broken(schema, JSON.parse(spoiled), schema)).not.toEqual([])
    }
  })

  it("follow a schema given by instruction, in a code fence", () => {
    const schema = schemas["flat"] as Schema
    for (const given of [`\`\`\`json\n${JSON.stringify(schema)}\n\`\`\``, `JSON schema: ${JSON.stringify(schema)}.`]) {
      const request = { model: "m", messages: [{ role: "user", content: `${prompt} Answer by ${given}` }] }
      const fenced = /^```json\n(.*)\n```$/s.exec(contentOf(request, { structured: "none" }))?.[1]
      expect(broken(schema, JSON.parse(fenced ?? "null"), schema)).toEqual([])
    }
  })

  it("are grounded, all different and never give the machinery away", () => {
    const answers = Array.from({ length: 500 }, (_, seed) => contentOf(body(seed)))
    const questions = Array.from({ length: 500 }, (_, seed) => {
      const schema = object({ question: { ...text, description: "One sentence." } })
      return JSON.parse(contentOf(body(seed, withSchema(schema)))).question as string
    })
    for (const all of [answers, questions]) {
      expect(new Set(all).size).toBe(500)
      for (const one of all) {
        expect(one).toMatch(/bakes|sourdough|worries|flour|prices|oven/i)
        expect(one).not.toMatch(/agent|simulation|episode|as an ai|i cannot|\{|undefined/i)
      }
    }
    expect(answers.every((one) => /^[A-Z].*[.?]$/.test(one))).toBe(true)
    const share = (options: Options, sign: RegExp) =>
      answers.filter((_, seed) => sign.test(contentOf(body(seed), options))).length / 500
    expect(share({ leak: 0.2 }, /simulation|episode/i)).toBeCloseTo(0.2, 1)
    expect(share({ refusal: 0.2 }, /cannot|unable/i)).toBeCloseTo(0.2, 1)
  })

  it("depend on messages, seed, model and salt alone", () => {
    const answer = contentOf(body(1))
    expect(contentOf(body(1, { max_tokens: 9, user: "x" }))).toBe(answer)
    expect(contentOf(body(2))).not.toBe(answer)
    expect(contentOf(body(1, { model: "n" }))).not.toBe(answer)
    expect(contentOf(body(1), { salt: "other" })).not.toBe(answer)
  })
})

const faultsOf = (rate: number, n: number) =>
  Array.from(
    { length: 64 },
    (_, attempt) =>
      faultOf({ rate, kinds: ["transient"] }, { digest: `d${n}`, attempt, endpoint: "chat", stream: true })
  )

describe("faults", () => {
  it("come at their rate, the same each time and never eight in a row", () => {
    const drawn = Array.from({ length: 200 }, (_, n) => faultsOf(0.3, n))
    expect(drawn).toEqual(Array.from({ length: 200 }, (_, n) => faultsOf(0.3, n)))
    const exposed = drawn.flatMap((faults) => faults.filter((_, attempt) => attempt % 8 !== 7))
    expect(exposed.filter((fault) => fault !== undefined).length / exposed.length).toBeCloseTo(0.3, 1)
    expect(new Set(drawn.flat())).toEqual(new Set([undefined, ...transientKinds]))
    for (let n = 0; n < 50; n++) {
      const runs = faultsOf(1, n).map((fault) => fault === undefined ? " " : "x").join("").split(" ")
      expect(Math.max(...runs.map((run) => run.length))).toBe(7)
    }
  })

  it("are of kinds that the request can have", () => {
    const kindsOf = (request: { readonly endpoint: "chat" | "embeddings"; readonly stream?: boolean }) =>
      new Set(Array.from({ length: 400 }, (_, n) => faultOf({ rate: 1 }, { digest: `d${n}`, attempt: 0, ...request })))
    const whole = transientKinds.filter((kind) => kind !== "stream-cut")
    expect(kindsOf({ endpoint: "embeddings" })).toEqual(new Set(whole))
    expect(kindsOf({ endpoint: "chat" })).toEqual(new Set([...whole, "empty", "null", "length", "refusal"]))
    expect(kindsOf({ endpoint: "chat", stream: true })).toContain("stream-cut")
  })
})

const cosine = (a: string, b: string) => embed(a).reduce((sum, x, i) => sum + x * (embed(b)[i] ?? 0), 0)

describe("embeddings", () => {
  it("are unit vectors, near for texts alike", () => {
    const base = "How do I keep my sourdough starter alive over the winter?"
    expect(cosine(base, base)).toBeCloseTo(1, 5)
    expect(cosine(base, "How can I keep a sourdough starter alive during winter?")).toBeGreaterThan(0.75)
    expect(cosine(base, "The invoice for the bicycle repair arrived on Tuesday.")).toBeLessThan(0.2)
    expect(cosine("", "word")).toBeLessThan(1)
  })
})
