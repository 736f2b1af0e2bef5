import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import { chance } from "../../../../packages/core/src/domain/Seed.ts"
import * as Lexical from "../../../../packages/core/src/model/Lexical.ts"
import * as Benchmark from "../../../../packages/core/src/quality/contamination/Benchmark.ts"
import * as Contamination from "../../../../packages/core/src/quality/contamination/Contamination.ts"
import { exact } from "../../../../packages/core/src/vector/VectorIndex.ts"
import { data, fieldOf, isThere } from "../data.ts"
import { edits, permuted, renumbered } from "./plant.ts"

const sold =
  "Nora sold clips to 48 of her friends in April, and then she sold half as many clips in May. How many clips did Nora sell in all?"
const bus =
  "A bus with 52 seats leaves at 9 o'clock with 31 people. At the first stop 12 get off and 7 get on. How many seats are free then?"
const garden = "Describe in two sentences why slugs come into a garden after rain and where they hide by day."

const itemsOf = (texts: ReadonlyArray<string>): ReadonlyArray<Benchmark.Item> =>
  texts.map((text, index) => ({ file: "sums.jsonl", line: index + 1, text }))
const make = (texts: ReadonlyArray<string>, coverage = 0.7) => Contamination.make({ items: itemsOf(texts), coverage })
const three = make([sold, bus, garden])

describe("an item of a benchmark", () => {
  it("is found as it is, and the hit says in which line it stands and how much of it is there", () => {
    const hit = three.find(bus)
    assert.deepStrictEqual(hit, { item: { file: "sums.jsonl", line: 2, text: bus }, coverage: 1 })
    assert.strictEqual(
      Contamination.sentence(hit!),
      "holds 100 % of sums.jsonl line 2: \"A bus with 52 seats leaves at 9 o'clock with 31 people. At the first stop 12...\""
    )
  })

  it.each(Object.entries(edits))("is found with light edits: %s", (_, edit) => {
    for (const [index, text] of [sold, bus, garden].entries()) {
      for (let seed = 0; seed < 20; seed++) {
        const planted = edit(text, chance(seed))
        assert.strictEqual(three.find(planted)?.item.line, index + 1, planted)
      }
    }
  })

  it("is found with its numbers in words, or written otherwise", () => {
    assert.isDefined(three.find(bus.replace("12", "twelve").replace("7", "seven")))
    assert.isDefined(make([sold.replace("48", "4,800")]).find(sold.replace("48", "4800.00")))
  })

  it("is not found with other numbers, one of them or all, in digits or in words", () => {
    assert.isUndefined(three.find(sold.replace("48", "36")))
    assert.isUndefined(three.find(bus.replace("12", "ten")))
    assert.isUndefined(three.find(bus.replace("and 7 get on", "and nobody gets on")))
    assert.isUndefined(three.find(garden.replace("two sentences", "three sentences")))
    assert.isUndefined(three.find(bus.replace("31 people", "31 people and 2 dogs")))
  })

  it("is found where the text breaks off, or begins behind its beginning, with no other number in the place of one", () => {
    assert.isDefined(three.find(bus.slice(0, bus.indexOf("How many"))))
    assert.isDefined(three.find(bus.slice(bus.indexOf("leaves at"))))
    assert.isUndefined(three.find(`A van with 20 seats ${bus.slice(bus.indexOf("leaves at"))}`))
  })

  it("is not found by half of it", () => {
    assert.isUndefined(three.find(garden.split(" ").slice(0, 8).join(" ")))
    assert.isUndefined(three.find("Why do slugs come into my garden after rain? I have tried everything."))
  })

  it("is found within a long text, before and behind other words and numbers", () => {
    const filler = Array.from({ length: 400 }, (_, at) => `In chapter ${at} a word or two of the clips was said.`)
    assert.strictEqual(three.find([...filler, sold, ...filler].join(" "))?.item.line, 1)
  })

  it("of few words is found whole, and not in part; of fewer still it says nothing", () => {
    const few = make(["What is the capital of Peru?", "The pleura", "Simplify $\\sqrt{242}$."])
    assert.strictEqual(few.items, 2)
    assert.strictEqual(few.tooShort, 1)
    assert.isDefined(few.find("Tell me, what is the capital of Peru? I forgot."))
    assert.isUndefined(few.find("What is the capital of Chile?"))
    assert.isUndefined(few.find("The pleura is a membrane."))
    assert.isDefined(few.find("Please simplify \\(\\sqrt{242}\\) for me"))
  })

  it("is the one of which most is there; of the same twice the first", () => {
    const twice = make([bus.replace("then", "now"), bus, bus])
    assert.strictEqual(twice.find(bus)?.item.line, 2)
  })

  it("that is like many others must be there with what tells it from them", () => {
    const tasks = [..."abcdefghijklmnopqrstuvwxyz"].flatMap((letter) =>
      [5, 7, 9, 11].map((length) =>
        `Write a python function to find the number of ${letter.repeat(length)} in a given list.`
      )
    )
    assert.strictEqual(make(tasks).find(tasks[2]!)?.item.line, 3)
    assert.isUndefined(make(tasks).find("Write a python function to find the largest word of a given poem."))
  })

  it("is proposed by its vector too, where too few of its words are side by side", () => {
    const text =
      "Explain gardens kindly, avoiding slugs, describing shelters, naming predators, listing seasons, comparing soils."
    const edited = text.replaceAll(",", " very").replaceAll("s very", "s, very").replace("avoiding", "avoidin")
    const near = { vectors: [Lexical.embed(text)], cosine: 0.5, maker: <Id>() => exact<Id>([]) }
    const both = Contamination.make({ items: itemsOf([text]), coverage: 0.7, near })
    assert.isDefined(both.find(edited, Lexical.embed(edited)))
    assert.isUndefined(both.find("Explain gardens.", Lexical.embed(text)), "a vector only proposes")
  })

  it("has a cosine to be proposed from by meaning alone, and for any embedder if wanted", () => {
    assert.deepStrictEqual(
      [Contamination.cosineFor("lexical"), Contamination.cosineFor("minilm"), Contamination.cosineFor("lexical", 0.5)],
      [undefined, 0.9, 0.5]
    )
  })
})

const word = fc.stringMatching(/^[a-z]{3,9}$/).filter((word) => !/^(?:one|two|ten|six|four|five|nine|zero)$/.test(word))
/** Problems of different words with a number after every fourth. */
const problem = fc.tuple(
  fc.uniqueArray(word, { minLength: 12, maxLength: 40 }),
  fc.uniqueArray(fc.integer({ min: 2, max: 999 }), { minLength: 10, maxLength: 10 })
).map(([words, numbers]) => words.map((word, at) => at % 4 === 3 ? `${word} ${numbers[(at - 3) / 4]}` : word).join(" "))

describe("the laws of contamination", () => {
  it("a copy is always found, whatever stands around it", () => {
    fc.assert(
      fc.property(fc.array(problem, { minLength: 1, maxLength: 8 }), fc.string(), fc.string(), (texts, a, b) => {
        const contamination = make(texts)
        for (const text of texts) assert.strictEqual(contamination.find(`${a} ${text} ${b}`)?.coverage, 1)
      })
    )
  })

  it("the same story with its numbers in another order never is", () => {
    fc.assert(fc.property(problem, fc.nat(), (text, seed) => {
      const other = permuted(text, chance(seed % 1000))
      assert.isUndefined(other === undefined ? undefined : make([text]).find(other))
    }))
  })

  it("what is found at a coverage is found at every smaller one, by as much", () => {
    fc.assert(fc.property(problem, fc.nat(999), fc.constantFrom(0.5, 0.6, 0.7, 0.8, 0.9), (text, seed, coverage) => {
      const { flip } = chance(seed)
      const edited = text.split(" ").map((word) => flip(0.15) && !/\d/.test(word) ? "x" : word).join(" ")
      const found = make([text], coverage).find(edited)
      const lower = make([text], coverage - 0.1).find(edited)
      assert.isTrue(found === undefined || found.coverage === lower?.coverage)
      assert.isTrue(found === undefined || found.coverage >= coverage)
    }))
  })

  it("what is found does not hang on the order of the items, but for equals", () => {
    fc.assert(fc.property(fc.array(problem, { minLength: 2, maxLength: 6 }), (texts) => {
      const [one, other] = [make(texts), make(texts.toReversed())]
      for (const text of texts) assert.strictEqual(one.find(text)?.coverage, other.find(text)?.coverage)
    }))
  })
})

const files = {
  gsm8k: "math/gsm8k_train_first1500.jsonl",
  math500: "math/math500.jsonl",
  humaneval: "code/humaneval.jsonl",
  mbpp: "code/mbpp_sanitized_399.jsonl",
  mmlu: "knowledge/mmlu_dev.jsonl",
  mt_bench: "decontamination/mt_bench_questions.jsonl"
}
const load = (...names: ReadonlyArray<keyof typeof files>) =>
  Effect.map(Benchmark.load(names.map((name) => `${data}/${files[name]}`)), ({ items }) => items)

/** Words and numbers of an item, by eye: shorter ones need to be there as they are. */
const lengthOf = (text: string) => text.match(/\p{L}+|\d+/gu)?.length ?? 0

describe.skipIf(!isThere)("real benchmarks (skipped without ../shared/data)", () => {
  it.effect.each(Object.keys(files) as Array<keyof typeof files>)(
    "are found item by item, as they are and with light edits: %s",
    (name) =>
      Effect.gen(function*() {
        const items = (yield* load(name)).filter((_, at) => name !== "gsm8k" || at % 5 === 0)
        const contamination = Contamination.make({ items, coverage: 0.7 })
        const draw = chance(11)
        const missed = Object.entries(edits).flatMap(([edit, change]) =>
          items
            // Code is not told in sentences.
            .filter(({ text }) => edit !== "sentences exchanged" || !/def |\n.*\n/.test(text))
            .filter(({ text }) => lengthOf(text) >= (/words|typing|sentences/.test(edit) ? 10 : 4))
            .filter(({ text }) => contamination.find(change(text, draw)) === undefined)
            .map(({ text }) => `${edit}: ${text}`)
        )
        assert.deepStrictEqual(missed, [])
      })
  )

  it.effect("are not found in the same problems with other numbers, or with theirs in another order", () =>
    Effect.gen(function*() {
      const items = yield* load("gsm8k", "math500")
      const contamination = Contamination.make({ items, coverage: 0.7 })
      const draw = chance(12)
      const others = items.flatMap(({ text }) => [renumbered(text, draw), permuted(text, draw) ?? []].flat())
        .filter((text) => !items.some((item) => item.text === text))
      const hits = others.filter((text) => contamination.find(text) !== undefined)
      assert.isAbove(others.length, 3500)
      assert.isAtMost(hits.length / others.length, 0.001, hits.join("\n"))
    }))

  it.effect("are not found in rows that have nothing to do with them", () =>
    Effect.gen(function*() {
      const mathematics = Contamination.make({ items: yield* load("gsm8k", "math500"), coverage: 0.7 })
      const others = [
        ...fieldOf("code/gpteacher_codegen_every3rd.jsonl", "instruction"),
        ...fieldOf("code/gpteacher_codegen_every3rd.jsonl", "response"),
        ...fieldOf("instructions/self_instruct_seed_tasks.jsonl", "instruction"),
        ...fieldOf(files.humaneval, "prompt"),
        ...fieldOf(files.mbpp, "prompt")
      ]
      assert.deepStrictEqual(others.filter((text) => mathematics.find(text) !== undefined), [])
      const code = Contamination.make({ items: yield* load("humaneval", "mbpp", "mmlu"), coverage: 0.7 })
      const sums = [...fieldOf(files.gsm8k, "question"), ...fieldOf(files.gsm8k, "answer")]
      assert.deepStrictEqual(sums.filter((text) => code.find(text) !== undefined), [])
    }))

  it.effect("one half of GSM8K is not found in the other, though they share their templates", () =>
    Effect.gen(function*() {
      const items = yield* load("gsm8k")
      const first = Contamination.make({ items: items.slice(0, 750), coverage: 0.7 })
      assert.deepStrictEqual(items.slice(750).filter(({ text }) => first.find(text) !== undefined), [])
    }))

  it.effect("the one problem of MATH-500 that MMLU repeats is found", () =>
    Effect.gen(function*() {
      const mathematics = Contamination.make({ items: yield* load("math500"), coverage: 0.7 })
      const hits = fieldOf(files.mmlu, "question").filter((text) => mathematics.find(text) !== undefined)
      assert.strictEqual(hits.length, 1)
      assert.match(hits[0] ?? "", /^Simplify and write the result with a rational denominator/)
    }))
})
