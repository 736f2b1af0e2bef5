import { assert, describe, it } from "@effect/vitest"
import { Embedder, Likelihood } from "@stoa/core"
import { Effect, Layer } from "effect"
import * as fc from "fast-check"
import type { Transcript, Utterance } from "../../../../packages/scenarios/src/finetuning/debate/Transcript.ts"
import * as Dissimilarity from "../../../../packages/scenarios/src/finetuning/measure/Dissimilarity.ts"
import * as Diversity from "../../../../packages/scenarios/src/finetuning/measure/Diversity.ts"
import * as Kl from "../../../../packages/scenarios/src/finetuning/measure/Kl.ts"
import * as Likelihoods from "../../../../packages/scenarios/src/finetuning/measure/Likelihoods.ts"

/** Answers are the same by their number: 93.0 is 93. */
const task = { same: (a: string, b: string) => Number(a) === Number(b) }

type Words = { readonly text: string | null; readonly answer: string | null }

const said = (number: number, round: number, { answer, text }: Words): Utterance => ({
  agent: `${round === 1 ? "generator" : "critic"}-${number}`,
  part: round === 1 ? "generator" : "critic",
  number,
  round,
  model: "m",
  place: `debate/${round}/${number}`,
  asked: `asked ${number} in ${round}`,
  text,
  answer,
  inputTokens: 1,
  outputTokens: 1
})

/** A debate by what was said in each round, agent by agent. */
const debate = (
  vote: string | null,
  rounds: ReadonlyArray<ReadonlyArray<Words>>,
  question = "q1"
): Transcript => ({
  question,
  text: "What is it?",
  rounds: rounds.length,
  said: rounds.flatMap((round, at) => round.map((words, index) => said(index + 1, at + 1, words))),
  vote: { answer: vote, classes: [], tied: false }
})

const answering = (...answers: ReadonlyArray<string | null>) =>
  answers.map((answer) => ({ answer, text: `It is ${answer ?? "unknown"}.` }))

describe("consensus", () => {
  it("is the share of readable last answers that are the vote's by value, averaged over questions with one", () => {
    const transcripts = [
      debate("93", [answering("1", "2", "3"), answering("93", "93.0", "4")]),
      debate("7", [answering("1", "2", "3"), answering("7", null, "7")]),
      debate(null, [answering("1", "2", "3"), answering(null, null, null)])
    ]
    assert.closeTo(Diversity.consensus(transcripts, task) ?? NaN, (2 / 3 + 1) / 2, 1e-12)
  })

  it("of a tie that nobody won is the share of the largest class: agents who are split are different", () => {
    const transcript = debate(null, [answering("1", "2", "1"), answering("8", "9", "9.0", "8", "7")])
    const classes = [["8", [1, 4]], ["9", [2, 3]], ["7", [5]]] as const
    const vote = {
      answer: null,
      classes: classes.map(([answer, those]) => ({ answer, agents: those.map((n) => `critic-${n}`) })),
      tied: true
    }
    assert.closeTo(Diversity.consensus([{ ...transcript, vote }], task) ?? NaN, 2 / 5, 1e-12)
  })

  it("is 1 where all are of one mind, never less than nothing, and unknown where nobody can be read", () => {
    const answers = fc.array(fc.option(fc.integer({ min: 0, max: 3 }).map(String)), { minLength: 2, maxLength: 5 })
    fc.assert(fc.property(answers, fc.integer({ min: 0, max: 3 }).map(String), (last, vote) => {
      const share = Diversity.consensus([debate(vote, [answering(...last)])], task)
      if (last.every((answer) => answer === null)) return assert.isUndefined(share)
      assert.isTrue(share !== undefined && share >= 0 && share <= 1)
      assert.strictEqual(share === 1, last.every((answer) => answer === null || answer === vote))
    }))
    assert.isUndefined(Diversity.consensus([], task))
  })

  it("is unknown of one agent alone", () => {
    assert.isUndefined(Diversity.consensus([debate("1", [answering("1")]), debate("2", [answering("2")])], task))
  })
})

/** Texts are points on a circle: their number is the angle, in quarters of a turn. */
const quarters = () => {
  const asked: Array<readonly [number, string]> = []
  const layer = Layer.succeed(
    Embedder.Embedder,
    Embedder.Embedder.of({
      name: "quarters",
      batch: 4,
      embed: (texts, place) =>
        Effect.sync(() => {
          asked.push([texts.length, place])
          return texts.map((text) => {
            const angle = Number(/at (\d)/.exec(text)?.[1] ?? 0) * Math.PI / 2
            return Float32Array.from([3 * Math.cos(angle), 3 * Math.sin(angle)])
          })
        })
    })
  )
  return { asked, layer }
}

const at = (...angles: ReadonlyArray<number>) => angles.map((angle) => ({ answer: "5", text: `at ${angle}` }))

describe("dissimilarity", () => {
  it.effect("is 1 - cosine over all pairs that agree with the vote, averaged over questions", () => {
    const { asked, layer } = quarters()
    return Effect.gen(function*() {
      const found = yield* Diversity.dissimilarity([
        // Pairs: 0 and 1 are 1 apart, 0 and 2 are 2, 1 and 2 are 1.
        debate("5", [at(0, 0, 0), at(0, 1, 2)]),
        // One of them came to another answer.
        debate("5", [at(0, 0, 0), [...at(1, 1), { answer: "6", text: "at 3" }]]),
        // Nobody to compare with.
        debate("5", [at(0, 0, 0), [...at(1), { answer: null, text: "at 3" }, { answer: null, text: null }]]),
        debate(null, [at(0, 0, 0), at(0, 1, 2)])
      ], { task, place: "diversity/x" })
      assert.closeTo(found ?? NaN, (4 / 3 + 0) / 2, 1e-6)
      assert.deepStrictEqual(asked, [[4, "diversity/x/0"], [1, "diversity/x/1"]])
    }).pipe(Effect.provide(layer))
  })

  it.effect("is unknown where no two agree, and nothing is embedded", () => {
    const { asked, layer } = quarters()
    return Effect.gen(function*() {
      assert.isUndefined(yield* Diversity.dissimilarity([debate("5", [at(1)])], { task, place: "x" }))
      assert.lengthOf(asked, 0)
    }).pipe(Effect.provide(layer))
  })

  it.effect("looks at no more than so many questions, the first ones", () => {
    const { asked, layer } = quarters()
    const alike = Array.from({ length: Dissimilarity.most }, (_, nth) => debate("5", [at(1, 1)], `q${nth}`))
    return Effect.gen(function*() {
      const found = yield* Diversity.dissimilarity([...alike, debate("5", [at(0, 2)])], { task, place: "x" })
      assert.closeTo(found ?? NaN, 0, 1e-6)
      assert.strictEqual(asked.reduce((sum, [count]) => sum + count, 0), 2 * Dissimilarity.most)
    }).pipe(Effect.provide(layer))
  })
})

/** A token of a distribution, told as far as so many of the likeliest. */
const token = (text: string, chances: Readonly<Record<string, number>>, told = 9): Likelihood.ScoredToken => ({
  token: text,
  logprob: Math.log(chances[text] as number),
  top: Object.entries(chances).toSorted(([, a], [, b]) => b - a).slice(0, told).map(([name, chance]) =>
    [name, Math.log(chance)] as const
  )
})

describe("the divergence of two models along a reply", () => {
  const [one, other] = [{ a: 0.5, b: 0.5 }, { a: 0.9, b: 0.1 }]
  const there = 0.5 * Math.log(0.5 / 0.9) + 0.5 * Math.log(0.5 / 0.1)
  const back = 0.9 * Math.log(0.9 / 0.5) + 0.1 * Math.log(0.1 / 0.5)

  it("is the mean over tokens of the symmetric divergence", () => {
    assert.closeTo(Kl.at(token("a", one), token("a", other)), (there + back) / 2, 1e-6)
    const found = Kl.along([token("a", one), token("b", one)], [token("a", other), token("b", one)])
    assert.closeTo(found ?? NaN, (there + back) / 4, 1e-6)
  })

  it("holds what only one of them tells as a part of the rest", () => {
    const three = { a: 0.5, b: 0.3, c: 0.2 }
    const whole = { a: 0.5, b: 0.2, c: 0.3 }
    // Of the two likeliest both tell a alone, and both put half on the rest.
    assert.closeTo(Kl.at(token("a", three, 2), token("a", whole, 2)), 0, 1e-9)
    assert.isAbove(Kl.at(token("a", three), token("a", whole)), 0.04)
  })

  it("is none where models cut the reply into different tokens", () => {
    assert.isUndefined(Kl.along([token("a", one)], [token("b", one)]))
    assert.isUndefined(Kl.along([token("a", one)], []))
    assert.isUndefined(Kl.along([], []))
  })

  const distribution = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }).map(
    (weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      return Object.fromEntries(weights.map((weight, nth) => ["abcd"[nth] as string, weight / total]))
    }
  )

  it("is never below nothing, symmetric, nothing for one and the same, and never more the less is told", () => {
    fc.assert(fc.property(distribution, distribution, fc.integer({ min: 1, max: 4 }), (p, q, told) => {
      const [x, y] = [token("a", p, told), token("a", q, told)]
      const found = Kl.at(x, y)
      assert.isAtLeast(found, 0)
      assert.closeTo(found, Kl.at(y, x), 1e-12)
      assert.closeTo(Kl.at(x, x), 0, 1e-12)
      assert.isAtMost(found, Kl.at(token("a", p), token("a", q)) + 1e-6)
    }))
  })
})

/** Models whose tokens are all as likely as told; of one that is not told nothing is known. */
const scoring = (chances: Readonly<Record<string, number>>) => {
  const asked: Array<Likelihood.Scoring> = []
  const layer = Layer.succeed(
    Likelihood.Likelihood,
    Likelihood.Likelihood.of({
      score: (scoring) =>
        Effect.sync(() => {
          asked.push(scoring)
          const chance = chances[scoring.model]
          if (chance === undefined) return undefined
          return scoring.reply.split(" ").map((word) => token(word, { [word]: chance, else: 1 - chance }))
        }),
      why: (model) => (model in chances ? undefined : `Nobody knows ${model}.`)
    })
  )
  return { asked, layer }
}

const two = debate("5", [
  [{ answer: "4", text: "four" }, { answer: "5", text: "it is five" }],
  [{ answer: "5", text: "five then" }, { answer: "5", text: "five" }]
])

const symmetric = (p: number, q: number) =>
  (p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q)) + q * Math.log(q / p) +
    (1 - q) * Math.log((1 - q) / (1 - p))) / 2

describe("the measures by likelihood", () => {
  it.effect("score each critic's last reply under every other, given the conversation of its own agent", () => {
    const { asked, layer } = scoring({ base: 0.5, c1: 0.8, c2: 0.25, g1: 0.5, g2: 0.75 })
    return Effect.gen(function*() {
      const found = yield* Diversity.likelihoods([two], {
        generators: ["g1", "g2"],
        critics: ["c1", "c2"],
        base: "base",
        place: "d"
      })
      assert.closeTo(found.nll ?? NaN, (-Math.log(0.25) - Math.log(0.8)) / 2, 1e-9)
      assert.closeTo(found.klAgents ?? NaN, symmetric(0.8, 0.25), 1e-6)
      const fromBase = (symmetric(0.75, 0.5) + symmetric(0.8, 0.5) + symmetric(0.25, 0.5)) / 4
      assert.closeTo(found.klBase ?? NaN, fromBase, 1e-6)
      assert.notProperty(found, "note")
      assert.deepStrictEqual(asked.find(({ place }) => place === "d/q1/critic-1/under/critic-2"), {
        place: "d/q1/critic-1/under/critic-2",
        model: "c2",
        turns: [
          { role: "user", content: "asked 1 in 1" },
          { role: "assistant", content: "four" },
          { role: "user", content: "asked 1 in 2" }
        ],
        reply: "five then"
      })
      assert.deepStrictEqual(asked.find(({ place }) => place === "d/q1/generator-2/under/base")?.turns, [
        { role: "user", content: "asked 2 in 1" }
      ])
      assert.strictEqual(new Set(asked.map(({ place }) => place)).size, asked.length)
    }).pipe(Effect.provide(layer))
  })

  it.effect("of one model are those of its samples: it does not differ from itself", () => {
    const { asked, layer } = scoring({ base: 0.5 })
    return Effect.gen(function*() {
      const found = yield* Diversity.likelihoods([two], {
        generators: ["base", "base"],
        critics: ["base", "base"],
        base: "base",
        place: "d"
      })
      assert.closeTo(found.nll ?? NaN, Math.log(2), 1e-9)
      assert.strictEqual(found.klAgents, 0)
      assert.strictEqual(found.klBase, 0)
      assert.deepStrictEqual(asked.map(({ place }) => place), ["d/q1/critic-1/under/base", "d/q1/critic-2/under/base"])
    }).pipe(Effect.provide(layer))
  })

  it.effect("are absent where nobody tells them, and the note says which and why", () => {
    const { layer } = scoring({})
    return Effect.gen(function*() {
      const found = yield* Diversity.likelihoods([two], {
        generators: ["base", "base"],
        critics: ["c1", "c2"],
        base: "base",
        place: "d"
      })
      assert.deepStrictEqual(Object.keys(found), ["note"])
      assert.match(found.note ?? "", /Not measured .*others' replies.*between agents.*base model.*Nobody knows c1\./)
    }).pipe(Effect.provide(layer))
  })

  it.effect("are no nothing that nobody measured: untrained agents beside those of whom nothing is told", () => {
    // Of three agents one was trained, and no endpoint tells a probability.
    const options = { generators: ["base", "g2"], critics: ["base", "base"], base: "base", place: "d" }
    return Effect.gen(function*() {
      const silent = yield* Diversity.likelihoods([two], options).pipe(Effect.provide(scoring({}).layer))
      assert.deepStrictEqual(Object.keys(silent), ["note"])
      // The base model tells them, and the trained one does not: its divergence is not half of nothing.
      const half = yield* Diversity.likelihoods([two], options).pipe(Effect.provide(scoring({ base: 0.5 }).layer))
      assert.notProperty(half, "klBase")
      assert.strictEqual(half.klAgents, 0)
      assert.include(half.note, "Not measured by likelihood: the divergence from the base model. Nobody knows g2.")
    })
  })

  it.effect("count a question only where all of it is told, and all agents spoke", () => {
    const { layer } = scoring({ base: 0.5, c1: 0.8, c2: 0.25 })
    const half = debate("5", [answering("5", "5"), [{ answer: "5", text: "five" }, { answer: null, text: null }]], "q2")
    return Effect.gen(function*() {
      const options = { generators: ["base", "base"], critics: ["c1", "c2"], base: "base", place: "d" }
      const [alone, both] = [
        yield* Diversity.likelihoods([two], options),
        yield* Diversity.likelihoods([two, half], options)
      ]
      const { note, ...numbers } = both
      assert.deepStrictEqual(numbers, alone)
      assert.match(note ?? "", /of 2 questions there count 1 for .*, 1 for .*, 1 for /)
    }).pipe(Effect.provide(layer))
  })

  it.effect("say nothing of agents beside each other where there is one", () => {
    const one = debate("5", [answering("5"), answering("5")])
    return Effect.gen(function*() {
      const options = { generators: ["g1"], critics: ["c1"], base: "base", place: "d" }
      const { note } = yield* Diversity.likelihoods([one], options).pipe(Effect.provide(scoring({}).layer))
      assert.include(note, "Not measured by likelihood: the divergence from the base model.")
    })
  })

  it.effect("tell how many questions count, where not all do", () => {
    const { asked, layer } = scoring({ base: 0.5, c1: 0.8, c2: 0.25 })
    const silent = debate(
      "5",
      [answering("5", "5"), [{ answer: null, text: null }, { answer: null, text: null }]],
      "q2"
    )
    const many = Array.from({ length: Likelihoods.most }, (_, nth) => ({ ...two, question: `q${nth + 3}` }))
    return Effect.gen(function*() {
      const options = { generators: ["base", "base"], critics: ["c1", "c2"], base: "base", place: "d" }
      const some = yield* Diversity.likelihoods([two, silent], options)
      assert.match(some.note ?? "", /of 2 questions there count 1 for .*, 1 for .*, 1 for /)
      assert.closeTo(some.nll ?? NaN, (-Math.log(0.25) - Math.log(0.8)) / 2, 1e-9)
      asked.length = 0
      const capped = yield* Diversity.likelihoods([...many, two], options)
      assert.include(capped.note, `of ${Likelihoods.most + 1} questions there count ${Likelihoods.most} for`)
      assert.isFalse(asked.some(({ place }) => place.startsWith("d/q1/")))
    }).pipe(Effect.provide(layer))
  })
})
