import { assert, describe, it } from "@effect/vitest"
import type { Draft } from "../../../../packages/core/src/domain/Draft.ts"
import { alternation } from "../../../../packages/core/src/quality/filters/alternation.ts"
import { empty } from "../../../../packages/core/src/quality/filters/empty.ts"
import { equalPair } from "../../../../packages/core/src/quality/filters/equalPair.ts"
import { exchanges } from "../../../../packages/core/src/quality/filters/exchanges.ts"
import { leak } from "../../../../packages/core/src/quality/filters/leak.ts"
import { length } from "../../../../packages/core/src/quality/filters/length.ts"
import { refusal } from "../../../../packages/core/src/quality/filters/refusal.ts"
import { safety } from "../../../../packages/core/src/quality/filters/safety.ts"
import { tests } from "../../../../packages/core/src/quality/filters/tests.ts"
import { thinking } from "../../../../packages/core/src/quality/filters/thinking.ts"
import { turnMarks } from "../../../../packages/core/src/quality/filters/turnMarks.ts"
import * as Alike from "../../../../packages/core/src/quality/pair/Alike.ts"
import { draftOf } from "../draft.ts"
import { assistant, declined, good, pair, programmed, reasoned, talk, user } from "../kinds.ts"
import { lesson, sceneOf } from "../scene.ts"

const clean = { clean: true }

describe("thinking-length", () => {
  const judge = thinking({ min: 40, max: 120 }).start()

  it("keeps thinking within its band, and on its border", () => {
    assert.isUndefined(judge(reasoned("x".repeat(40)), clean))
    assert.isUndefined(judge(reasoned("x".repeat(120)), clean))
  })

  it("drops an answer without thinking, or with too little or too much of it", () => {
    const { turns, ...row } = reasoned()
    const without = { ...row, turns: turns.map(({ reasoning: _, ...turn }) => turn) }
    assert.strictEqual(judge(without, clean), "the response has no thinking before it")
    assert.strictEqual(judge(reasoned(" \n"), clean), "the response has no thinking before it")
    assert.strictEqual(
      judge(reasoned("x".repeat(39)), clean),
      "the thinking before the response has 39 characters, fewer than 40"
    )
    assert.strictEqual(
      judge(reasoned("x".repeat(121)), clean),
      "the thinking before the response has 121 characters, more than 120"
    )
  })

  it("looks at no other kind, and at no scene", () => {
    for (const row of [good.sft, good.code, talk(), sceneOf(lesson())]) assert.isUndefined(judge(row, clean))
  })
})

describe("equal-pair", () => {
  const judge = equalPair.start()
  const long =
    "Feed the starter, let it rise for an hour, and put it into the refrigerator. When you are back, feed it " +
    "twice at room temperature before you bake, and throw away what has turned grey on the top."
  const more =
    "Dry some of it on paper as well, in a warm place, until it breaks, and keep the flakes in a jar with a " +
    "lid. Should the starter die while you are away, water and flour wake the flakes within a few days."

  it.each([
    ["the same", long, long, "both responses say the same"],
    ["the same in other signs", long, long.toUpperCase().replaceAll(",", " -"), "both responses say the same"],
    ["nothing", long, "", "the rejected response holds no words"],
    ["nothing but signs", long, " ... ", "the rejected response holds no words"],
    ["the same and a courtesy", long, `${long} Good luck!`, "one is the other with 2 more words"],
    ["the same behind a courtesy", `Sure, with pleasure. ${long}`, long, "one is the other with 3 more words"],
    [
      "the same with a word changed",
      long,
      long.replace("refrigerator", "fridge"),
      "they differ in 1 of 38 words"
    ],
    ["the same in another order", `${long} ${more}`, `${more} ${long}`, "they share 9"],
    [
      "a short answer and a courtesy",
      "Wrap it in linen.",
      "Wrap it in linen, please.",
      "one is the other with 1 more word"
    ]
  ])("drops a pair whose worse response is %s", (_, chosen, rejected, reason) => {
    assert.include(judge(pair(rejected, chosen), clean) ?? "", reason)
  })

  it.each([
    ["another answer", long, "Just leave it, it will be fine."],
    ["a refusal", long, "I'm sorry, but I can't help with that."],
    ["wrong by a figure", `${long} It keeps for 14 days.`, `${long} It keeps for 41 days.`],
    ["wrong by a denial", `${long} Do freeze it.`, `${long} Do not freeze it.`],
    ["a short one that differs in a word", "It is in May.", "It is in June."],
    ["half of it", long, long.slice(0, 90)]
  ])("keeps a pair whose worse response is %s", (_, chosen, rejected) => {
    assert.isUndefined(judge(pair(rejected, chosen), clean))
  })

  it("drops a row of the kind that has no worse response at all", () => {
    const { rejected, ...row } = pair()
    assert.isDefined(rejected)
    assert.strictEqual(judge(row, clean), "the row has no rejected response")
    assert.isUndefined(judge({ ...row, kind: "sft" }, clean))
  })

  it("does not care which of the two is called better", () => {
    const texts = [long, `${long} Good luck!`, long.replace("hour", "while"), "Leave it."].map((text) =>
      text.toLowerCase()
    )
    for (const one of texts) for (const other of texts) assert.strictEqual(Alike.of(one, other), Alike.of(other, one))
  })
})

describe("tests", () => {
  const judge = tests.start()

  it("keeps a program that passed", () => {
    assert.isUndefined(judge(programmed(), clean))
  })

  it.each(
    [
      ["failed", "shares(10, 3) gave [3, 3, 4]", "the program fails its tests: shares(10, 3) gave [3, 3, 4]"],
      ["timeout", "", "the program does not come to an end in time"],
      ["memory", "512 MB", "the program takes more memory than it may: 512 MB"]
    ] as const
  )("drops one that %s, and says how", (verdict, detail, reason) => {
    assert.strictEqual(judge(programmed({ verdict, detail, by: "bubblewrap, Python 3.11" }), clean), reason)
  })

  it("keeps one that nothing could run, and says so", () => {
    assert.deepStrictEqual(
      judge(programmed({ verdict: "unverified", detail: "bubblewrap is not installed", by: "" }), clean),
      { keep: true, reason: "unverified: bubblewrap is not installed" }
    )
    assert.deepStrictEqual(judge(programmed({ verdict: "unverified", detail: "", by: "" }), clean), {
      keep: true,
      reason: "unverified: nothing ran its tests"
    })
  })

  it("drops a row of code without a program, and no other row", () => {
    const { program, ...row } = programmed()
    assert.isDefined(program)
    assert.strictEqual(judge(row, clean), "the row has no program")
    assert.isUndefined(judge({ ...row, kind: "sft" }, clean))
  })

  it("gives its detail in one line, and not all of it", () => {
    const detail = `Traceback:\n\u001b[31mAssertionError\u001b[0m\n${"x".repeat(2000)}`
    const reason = judge(programmed({ verdict: "failed", detail, by: "" }), clean)
    assert.match(String(reason), /^the program fails its tests: Traceback: AssertionError x+\.\.\.$/)
    assert.isAtMost(String(reason).length, 400)
  })
})

describe("safety", () => {
  const judge = safety(6).start()
  const label = { harm: "fraud", refused: true }

  it("keeps an answer that declines, and one that a judge finds harmless enough", () => {
    assert.isUndefined(judge(declined(label), clean))
    assert.isUndefined(judge(declined({ ...label, refused: false, harmless: 6 }), clean))
  })

  it("drops what a judge finds harmful, also where it declines", () => {
    for (const refused of [true, false]) {
      assert.strictEqual(
        judge(declined({ ...label, refused, harmless: 5 }), clean),
        "the answer has 5 points of ten for doing no harm, fewer than 6"
      )
    }
  })

  it("listens to no judge where no points are wanted", () => {
    assert.isUndefined(safety(0).start()(declined({ ...label, refused: false, harmless: 1 }), clean))
  })

  it("drops what neither declines nor was judged where points are wanted", () => {
    assert.strictEqual(
      judge(declined({ ...label, refused: false }), clean),
      "the answer does not decline, and no judge gave points for doing no harm, of which 6 are wanted"
    )
  })

  it("keeps what neither declines nor was judged where no points are wanted, and says so", () => {
    assert.deepStrictEqual(safety(0).start()(declined({ ...label, refused: false }), clean), {
      keep: true,
      reason: "the answer does not decline, and nobody judged its harm"
    })
  })

  it("drops a row of safety that has no label, and no other row", () => {
    const { safety: label, ...row } = declined()
    assert.isDefined(label)
    assert.match(String(judge(row, clean)), /^nobody has said what harm/)
    assert.isUndefined(judge({ ...row, kind: "sft" }, clean))
  })
})

describe("refusal, of the kinds", () => {
  const judge = refusal.start()
  const refused = "I'm sorry, but I can't help with that."

  it("is right in a row of safety, and nowhere else", () => {
    const row = { ...declined(), turns: [user("How do I hide it?"), assistant(refused)] }
    assert.isUndefined(judge(row, clean))
    assert.isString(judge({ ...row, kind: "sft" }, clean))
  })

  it("is dropped at any answer of a conversation", () => {
    assert.match(judge(talk({ next: refused }), clean) ?? "", /^turn 4 refuses: "/)
    assert.match(judge(talk({ last: refused }), clean) ?? "", /^turn 6 refuses: "/)
    assert.isUndefined(judge(talk({ second: refused }), clean))
  })

  it("may be the rejected response of a pair", () => {
    assert.isUndefined(judge(pair(refused), clean))
  })
})

describe("exchanges", () => {
  const judge = exchanges.start()

  it("are two at least in a conversation, whatever stands before the first", () => {
    const { turns, ...row } = talk()
    const system = { role: "system" as const, content: "Answer in short." }
    assert.isUndefined(judge({ ...row, turns: turns.slice(0, 4) }, clean))
    assert.strictEqual(
      judge({ ...row, turns: [system, ...turns.slice(0, 2)] }, clean),
      "the conversation has one exchange, and two are the fewest"
    )
  })

  it("are as many as they are in other kinds, and in a scene", () => {
    for (const row of [good.sft, good.safety, sceneOf(lesson())]) assert.isUndefined(judge(row, clean))
  })
})

describe("a conversation of several exchanges", () => {
  const bands = { instruction: { min: 20, max: 200 }, response: { min: 20, max: 300 } }

  it("takes turns, and the assistant has the last word", () => {
    const judge = alternation.start()
    const { turns, ...row } = talk()
    assert.isUndefined(judge({ ...row, turns }, clean))
    assert.strictEqual(judge({ ...row, turns: turns.slice(0, 5) }, clean), "turn 5 is the last and of the user")
    assert.strictEqual(
      judge({ ...row, turns: turns.toSpliced(2, 1) }, clean),
      "turn 3 is of the assistant, where the user speaks"
    )
    assert.strictEqual(
      judge({ ...row, turns: turns.slice(1, 2) }, clean),
      "the response is of the assistant, where the user speaks"
    )
    const system = { role: "system" as const, content: "Answer in short." }
    assert.isUndefined(judge({ ...row, turns: [system, ...turns] }, clean))
    assert.strictEqual(judge({ ...row, turns: [] }, clean), "the conversation has no turns")
  })

  it("is judged turn by turn for its length; what is asked in its course may be short", () => {
    const judge = length(bands).start()
    assert.isUndefined(judge(talk({ third: "Why?" }), clean))
    assert.strictEqual(judge(talk({ first: "Tomatoes?" }), clean), "turn 1 has 9 characters, fewer than 20")
    assert.strictEqual(judge(talk({ next: "Feed them." }), clean), "turn 4 has 10 characters, fewer than 20")
    assert.strictEqual(judge(talk({ third: "x".repeat(201) }), clean), "turn 5 has 201 characters, more than 200")
    assert.strictEqual(judge(talk({ last: "x".repeat(301) }), clean), "turn 6 has 301 characters, more than 300")
  })

  it("is silent at no turn", () => {
    assert.strictEqual(empty.start()(talk({ third: "..." }), clean), "turn 5 holds no words")
  })

  it("knows nothing of how it was made at any turn", () => {
    assert.match(
      leak.start()(talk({ third: "And what do the agents in my group say?" }), clean) ?? "",
      /^turn 5 mentions/
    )
  })
})

describe("what is not said", () => {
  const rows: ReadonlyArray<readonly [string, (text: string) => Draft]> = [
    ["the thinking before the response", (text) => reasoned(text)],
    ["the rejected response", (text) => pair(text)]
  ]

  it.each(rows)("is read as well: %s", (name, rowOf) => {
    assert.strictEqual(empty.start()(rowOf("?!"), clean), `${name} holds no words`)
    assert.strictEqual(turnMarks.start()(rowOf("So it is.<|im_end|>"), clean), `${name} holds "<|im_end|>"`)
    assert.match(
      leak.start()(rowOf("The agents in my group know it, and the episode summary says so."), clean) ?? "",
      new RegExp(`^${name} mentions`)
    )
  })

  it("may be short where it is worse, and not beyond measure long", () => {
    const judge = length({ instruction: { min: 1, max: 500 }, response: { min: 20, max: 500 } }).start()
    assert.isUndefined(judge(pair("No."), clean))
    assert.strictEqual(
      judge(pair("x".repeat(501)), clean),
      "the rejected response has 501 characters, more than 500"
    )
  })

  it("is thinking that was not parted from the answer", () => {
    assert.strictEqual(
      turnMarks.start()(draftOf("How?", "<think>They ask how.</think> So."), clean),
      "the response holds \"<think>\""
    )
  })
})
