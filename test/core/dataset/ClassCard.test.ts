import { assert, describe, it } from "@effect/vitest"
import { parse } from "yaml"
import * as Card from "../../../packages/core/src/dataset/Card.ts"
import * as ClassSummary from "../../../packages/core/src/dataset/ClassSummary.ts"
import * as Manifest from "../../../packages/core/src/dataset/Manifest.ts"
import type { Event, Played } from "../../../packages/core/src/domain/Event.ts"
import type { Requirement } from "../../../packages/core/src/domain/Requirement.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import { end, society } from "../../support/life.ts"
import { judged, played, posed, questionOf, taught } from "./taught.ts"

const lesson = (given: Partial<Played> = {}): Array<Event> => [
  posed(0, { question: questionOf(0, { licence: "cc-by-4.0", domain: "mathematics" }) }),
  played(0, { notes: { gain: 1 }, remarks: { firstAttempt: "wrong" }, ...given }),
  judged(taught(0, { temperature: 0.8, ...(given.scenario === undefined ? {} : { scenario: given.scenario }) }))
]

const options: Card.CardOptions = {
  title: "Sums at school",
  licence: "cc-by-4.0",
  run: "abcdef012345",
  configs: [{ name: "messages", file: "messages.jsonl" }, { name: "original", file: "original.json" }],
  sets: [{ file: "original.json", summary: "the bare questions" }]
}

const wish: Requirement = {
  text: "help people",
  kind: "sft",
  domain: "general",
  complexity: "simple",
  language: "German",
  count: 2,
  perEpisode: 3,
  style: "",
  tries: 4
}

const write = (
  facts: ReadonlyArray<Event>,
  given: Partial<Card.CardOptions> & { readonly requirements?: ReadonlyArray<Requirement> } = {}
): string => Card.write(Manifest.take(Fold.fold(facts), given.requirements ?? []), { ...options, ...given })

const metaOf = (card: string) => parse(card.split("\n---\n")[0]?.slice(4) ?? "") as Record<string, unknown>
const headings = (card: string) => card.match(/^## .*$/gm)?.map((line) => line.slice(3)) ?? []

describe("the card of a class without a society", () => {
  it("speaks of questions, scenarios and models, and of nobody's life", () => {
    const card = write(lesson())
    assert.deepStrictEqual(headings(card), [
      "What is in it",
      "How it was made",
      "The class",
      "Gates",
      "Contamination",
      "Numbers",
      "Files",
      "Limits and risks",
      "Licence and terms",
      "Making it again",
      "Citation"
    ])
    for (
      const text of [
        "1 conversation of a class: 1 play of 1 scenario over 1 question with reference answers.",
        "| sums.jsonl | mathematics | cc-by-4.0 | 1 | 0 |",
        "| error-correction | 1 | 1 | none | 0 | 0 | 0 | 3 | not judged |",
        "| error-correction | gain | 1 | 1 |",
        "| error-correction | firstAttempt | wrong: 1 |",
        "| error-correction | pupil | pupil | stoa-test | 0.8 | 1 |",
        "| error-correction | group | group | stoa-small | the server's | 1 |",
        "Licences of the questions: cc-by-4.0: 1.",
        "- `original.json`: the bare questions",
        "- `dataset_info.json`",
        "- `train/lora.yaml`"
      ]
    ) assert.include(card, text)
    assert.notMatch(card, /society|agents|profile|MATRIX/i)
  })

  it("has a head that the hub reads", () => {
    const meta = metaOf(write(lesson()))
    assert.deepInclude(meta, {
      language: ["en"],
      license: "cc-by-4.0",
      size_categories: ["n<1K"],
      source_datasets: ["original", "extended|other"],
      task_categories: ["text-generation", "question-answering"],
      tags: ["synthetic", "multi-agent", "stoa", "multi-turn", "education"]
    })
    assert.deepStrictEqual(meta["configs"], [
      { config_name: "messages", default: true, data_files: [{ split: "train", path: "messages.jsonl" }] },
      { config_name: "original", data_files: [{ split: "train", path: "original.json" }] }
    ])
    const episodes = [posed(0, { question: questionOf(0, { source: "episodes" }) })]
    assert.deepStrictEqual(metaOf(write(episodes))["source_datasets"], ["original"])
  })

  it("names the paper and what departs from it, for the scenarios of the paper only", () => {
    const paper = "[arXiv:2506.02689](https://arxiv.org/abs/2506.02689)"
    for (const scenario of ["error-correction", "debate", "analogy"]) {
      assert.include(write(lesson({ scenario })), paper)
      assert.include(write(lesson({ scenario })), "What departs from the paper")
    }
    assert.notInclude(write(lesson({ scenario: "jigsaw" })), paper)
    assert.notInclude(write(lesson({ scenario: "jigsaw" })), "What departs from the paper")
  })

  it("says how the conversations are laid out, and which trainer leaves which answer unlearnt", () => {
    const plain = write(lesson())
    assert.include(plain, "A trainer learns every answer")
    assert.notMatch(plain, /system turn:|angle brackets/)
    const laid = write(lesson(), { layout: { system: "student", roleTags: "angle", trainOn: "right" } })
    for (
      const text of [
        "system turn:",
        "as in &lt;Teacher>",
        "LLaMA-Factory has no field for that",
        "the weights in `messages.jsonl`"
      ]
    ) {
      assert.include(laid, text)
    }
    assert.include(write(lesson(), { layout: { trainOn: "last" } }), "`mask_history`")
  })

  it("tells why plays failed, what was as near as nothing else, and what a judge found", () => {
    const card = write([
      ...lesson(),
      posed(1, { similar: [{ question: questionOf(9), similarity: 0.1, fallback: true }] }),
      played(1, { end: "failed", reason: "too | many <b>calls</b>", drafts: 0 }),
      judged(taught(1, { verdicts: [{ filter: "reasoning", keep: false, reason: "faulty" }] })),
      judged(taught(2, { verdicts: [{ filter: "reasoning", keep: true, reason: "" }] }))
    ])
    assert.include(card, "| error-correction | too \\| many &lt;b>calls&lt;/b> | 1 |")
    assert.include(card, "1 question went with others because they are like them; for 1 none was as near")
    assert.include(card, "| error-correction | 2 | 2 | reasoning: 1 | 0 | 1 | 0 | 3 ± 0 | 50 % ± 50 % of 2 |")
    assert.include(card, "`failed.jsonl`: 1 in all, of plays, calls of plays and candidates")
  })

  it("says how near the questions are, by which embedder, and that words are not meaning", () => {
    const facts = [
      ...lesson(),
      ...[0.51234, 0.7, 0.9].map((similarity, row) =>
        posed(row + 1, { similar: [{ question: questionOf(9), similarity }] })
      )
    ]
    const summary = Manifest.take(Fold.fold(facts), [])
    const by = (embedder: string) =>
      Card.write({ ...summary, class: ClassSummary.toldBy(summary.class!, embedder) }, options)
    const near = "(cosine): 0.51, 0.70, 0.90 (least, median, most)."
    assert.include(write(facts), `Their similarity ${near}`)
    assert.include(by("lexical"), `by the embedder lexical, which compares words and not meaning ${near}`)
    assert.include(by("minilm"), `by the embedder minilm ${near}`)
    assert.notInclude(by("minilm"), "not meaning")
    assert.notInclude(write(lesson()), "similarity")
  })

  it("says of how many conversations the answers were not compared, where there are such", () => {
    const sum = questionOf(1, { outcome: { kind: "number", text: "3" } })
    const some = write([...lesson(), judged(taught(1, { question: sum }))])
    assert.include(some, "The answers of 1 of 2 conversations cannot be compared by value (programs, prose)")
    assert.notInclude(write([judged(taught(1, { question: sum }))]), "compared by value")
  })

  it("tells what was 0 in every play in a line and not in rows", () => {
    const card = write([
      played(0, { notes: { gain: 1, judged: 0, cut: 0 } }),
      played(1, { notes: { gain: 0, judged: 0, cut: 0 } }),
      played(2, { notes: { gain: -1, judged: 0, cut: 0 } })
    ])
    assert.include(card, "Measured too, and 0 in every play: error-correction: cut, judged.")
    assert.notInclude(card, "| cut |")
    assert.include(card, "| error-correction | gain | 0.00 ± 0.58 | 3 |")
    assert.notInclude(write(lesson()), "0 in every play")
  })

  it("stands as it is, whatever sources, notes and models are called", () => {
    const hostile = "a | b\n---\n# x\n<script>"
    const question = questionOf(0, { source: hostile, licence: hostile, domain: hostile })
    const card = write([
      posed(0, { question }),
      played(0, { notes: { [hostile]: 1, [`${hostile} nought`]: 0 }, remarks: { [hostile]: hostile } }),
      judged(taught(0, { question }))
    ])
    assert.deepStrictEqual(headings(card), headings(write(lesson())))
    assert.notMatch(card.slice(card.indexOf("\n---\n", 4) + 5), /^---|^# x|<[a-z/!]/im)
  })
})

describe("the card of a class in a society", () => {
  const facts = [...society(4), end(1), ...lesson()]

  it("speaks of both", () => {
    const card = write(facts, { requirements: [wish] })
    assert.deepStrictEqual(headings(card), [
      "What is in it",
      "What was wanted, and what there is",
      "How it was made",
      "The class",
      "The society",
      "Gates",
      "Contamination",
      "Numbers",
      "Files",
      "Limits and risks",
      "Licence and terms",
      "Making it again",
      "Citation"
    ])
    for (
      const text of [
        "MATRIX-Gen",
        "MASTER",
        "played by people of a society of 4 agents",
        "Licences stated by the profile"
      ]
    ) {
      assert.include(card, text)
    }
    assert.deepStrictEqual(metaOf(card)["language"], ["de", "en"])
  })

  it("speaks of no pairs where none are wanted", () => {
    const card = write(facts)
    assert.notMatch(card, /instruction-response|MATRIX|What was wanted|No seed instructions/)
    assert.include(card, "## The society")
  })
})
