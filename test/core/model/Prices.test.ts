import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Result } from "effect"
import * as fc from "fast-check"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Price from "../../../packages/core/src/model/Price.ts"
import * as PriceFile from "../../../packages/core/src/model/PriceFile.ts"
import * as Prices from "../../../packages/core/src/model/Prices.ts"
import { providers } from "../../../packages/core/src/model/Providers.ts"

const openai = (model: string): Prices.Endpoint => ({ model, baseUrl: "https://api.openai.com/v1" })
const local = (model: string): Prices.Endpoint => ({ model, baseUrl: "http://localhost:11434/v1" })

const own = (text: string) => Result.getOrThrow(PriceFile.parse(text, "prices.yaml"))

const flawOf = (text: string): string => {
  const parsed = PriceFile.parse(text, "prices.yaml")
  assert.isTrue(Result.isFailure(parsed))
  return Result.isFailure(parsed) ? parsed.failure.message : ""
}

describe("the prices that come with Stoa", () => {
  it("each says where and when it was read, and costs something", () => {
    assert.isAbove(Prices.shipped.length, 20)
    for (const { date, input, model, provider, source } of Prices.shipped) {
      assert.match(date ?? "", /^202\d-\d\d-\d\d$/, model)
      assert.match(source ?? "", /^https:\/\//, model)
      assert.isDefined(provider)
      assert.isAbove(input, 0)
    }
  })

  it("name each model once", () => {
    const names = Prices.shipped.map(({ model, provider }) => `${provider}/${model}`)
    assert.deepStrictEqual(names, [...new Set(names)])
  })
})

describe("which price holds", () => {
  it("a dated name is the model it is a version of", () => {
    const mini = Prices.find(openai("gpt-5-mini"))
    assert.deepInclude(mini, { input: 0.25, output: 2 })
    assert.strictEqual(Prices.find(openai("gpt-5-mini-2025-08-07")), mini)
    assert.strictEqual(Prices.find(openai("gpt-5-2025-08-07"))?.input, 1.25)
    assert.strictEqual(Prices.find(openai("gpt-4-0613"))?.input, 30)
  })

  it("a longer name that is no version is another model, whose price is not known", () => {
    for (const model of ["gpt-5-pro", "gpt-5.4-pro", "gpt-4-32k", "gpt-5-minimal", "gpt-5-m", "gpt"]) {
      assert.isUndefined(Prices.find(openai(model)), model)
    }
  })

  it("a provider's price holds at its own address alone: not at a proxy, not on one's own machine", () => {
    assert.isUndefined(Prices.find({ model: "gpt-5-mini", baseUrl: "https://proxy.example.org/v1" }))
    assert.isUndefined(Prices.find(local("gpt-5-mini")))
    assert.isUndefined(Prices.find({ model: "gpt-5-mini", baseUrl: "https://api.groq.com/openai/v1" }))
    assert.isDefined(Prices.find({ model: "openai/gpt-oss-120b", baseUrl: "https://api.groq.com/openai/v1" }))
  })

  it("one's own list goes first, at any address or at one provider's", () => {
    const list = own("prices:\n- {model: gpt-5-mini, input: 1, output: 3}\n- {model: llama, input: 0, output: 0}\n")
    assert.deepInclude(Prices.find(openai("gpt-5-mini"), list), { input: 1, output: 3 })
    assert.deepInclude(Prices.find(local("llama"), list), { input: 0, output: 0 })
    const bound = own("prices: [{provider: groq, model: gpt-5-mini, input: 9, output: 9}]")
    assert.strictEqual(Prices.find(openai("gpt-5-mini"), bound)?.input, 0.25)
  })

  it("of two endpoints with one name the dearer counts; one unknown price makes the name unknown", () => {
    const groq = { model: "openai/gpt-oss-120b", baseUrl: providers["groq"]?.baseUrl ?? "" }
    const together = { model: "openai/gpt-oss-120b", baseUrl: providers["together"]?.baseUrl ?? "" }
    const known = Prices.of([groq, together])
    // Together gives no price for what it cached, so all of it counts.
    assert.deepStrictEqual(known.prices.get("openai/gpt-oss-120b"), { input: 0.15, cached: 0.15, output: 0.6 })
    assert.deepStrictEqual(Prices.of([groq, local("openai/gpt-oss-120b")]).unknown, ["openai/gpt-oss-120b"])
    assert.isFalse(Prices.of([groq, local("openai/gpt-oss-120b")]).prices.has("openai/gpt-oss-120b"))
  })

  it.effect("a limit in dollars is refused for an unknown price, and only then", () =>
    Effect.gen(function*() {
      const unknown = Prices.of([openai("gpt-5-mini"), local("llama3.1")])
      const refused = yield* Effect.exit(Prices.check({ maxCost: 5 }, unknown))
      assert.isTrue(Exit.isFailure(refused))
      const message = yield* Effect.flip(Prices.check({ maxCost: 5 }, unknown)).pipe(
        Effect.map(({ message }) => message)
      )
      assert.match(message, /price of the model "llama3\.1" is not known.*--prices.*--max-calls/)
      yield* Prices.check({}, unknown)
      yield* Prices.check({ maxCost: 5 }, Prices.of([openai("gpt-5-mini")]))
    }))
})

describe("what tokens cost", () => {
  it("cached tokens cost what the cache costs, and as much as the others where no price says so", () => {
    const price = { input: 2, cached: 0.5, output: 8 }
    assert.strictEqual(Price.cost(price, { inputTokens: 1000, cachedTokens: 400, outputTokens: 100 }), 2_200_000)
    assert.strictEqual(
      Price.cost({ input: 2, output: 8 }, { inputTokens: 1000, cachedTokens: 400, outputTokens: 0 }),
      2e6
    )
  })

  it("where writing the cache costs more than reading, all that is fresh counts as written", () => {
    const price = { input: 1, cached: 0.1, cacheWrite: 1.25, output: 5 }
    assert.strictEqual(Price.cost(price, { inputTokens: 1000, outputTokens: 0 }), 1_250_000)
  })

  it("never comes to less than the price says, nor to a nanodollar more", () => {
    const amount = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000)
    const tokens = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(fc.property(amount, amount, tokens, tokens, (input, output, inputTokens, outputTokens) => {
      const exact = Math.round(input * 1000) * inputTokens + Math.round(output * 1000) * outputTokens
      assert.strictEqual(Price.cost({ input, output }, { inputTokens, outputTokens }), exact)
    }))
  })

  it("is shown as people write money", () => {
    assert.deepStrictEqual([0, 0.1, 1234.5, 0.034, 0.0034, 0.00001234, 1e-9].map(Price.inDollars), [
      "$0.00",
      "$0.10",
      "$1,234.50",
      "$0.034",
      "$0.0034",
      "$0.000012",
      "less than $0.000001"
    ])
  })
})

describe("a file of prices", () => {
  it("is JSON or YAML", () => {
    const listed = [{ model: "m", input: 1, output: 2 }]
    assert.deepEqual(own("prices:\n- model: m\n  input: 1\n  output: 2\n"), listed)
    assert.deepEqual(own(JSON.stringify({ prices: listed })), listed)
  })

  it("every mistake is told with the file, the price and the field", () => {
    const two = "prices:\n- {model: m, input: 1, output: 2}\n"
    assert.match(
      flawOf(`${two}- {model: big, input: -1, output: 2}`),
      /^prices\.yaml: price 2 "big", input: .*found -1/
    )
    assert.match(flawOf(`${two}- {model: big, input: 1}`), /price 2 "big", output: .*found nothing/)
    assert.match(flawOf(`${two}- {model: big, input: a lot, output: 2}`), /price 2 "big", input: .*found "a lot"/)
    assert.match(
      flawOf(`${two}- {model: big, input: 1, output: 2, ouput: 3}`),
      /price 2 "big", ouput: there is no such field/
    )
    assert.match(flawOf(`${two}- {model: big, provider: nobody, input: 1, output: 2}`), /price 2 "big", provider/)
    assert.match(flawOf("price: []"), /^prices\.yaml: .*prices/)
    assert.match(flawOf("[1, 2"), /^prices\.yaml line \d+: /)
    assert.match(flawOf("just a text"), /^prices\.yaml: the file/)
  })

  it.live("that is not there is told by its path", () =>
    Effect.gen(function*() {
      const folder = mkdtempSync(join(tmpdir(), "stoa-prices-"))
      try {
        const missing = yield* Effect.flip(PriceFile.read(join(folder, "none.yaml")))
        assert.include(missing.message, join(folder, "none.yaml"))
        writeFileSync(join(folder, "mine.yaml"), "prices: [{model: m, input: 1, output: 2}]")
        assert.lengthOf(yield* PriceFile.read(join(folder, "mine.yaml")), 1)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }))
})
