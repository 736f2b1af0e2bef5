import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { parse } from "yaml"
import * as Card from "../../../packages/core/src/dataset/Card.ts"
import type { Summary } from "../../../packages/core/src/dataset/Manifest.ts"
import { version } from "../../../packages/core/src/version.ts"

type Wish = Summary["requirements"][number]

const wish = (given: Partial<Wish> = {}): Wish => ({
  text: "help people with what comes up",
  kind: "sft",
  domain: "general",
  complexity: "simple",
  language: "English",
  count: 20,
  perEpisode: 3,
  style: "",
  tries: 4,
  kept: 7,
  tried: 12,
  rejectedBy: { length: 2, refusal: 1 },
  failedBy: { "instruct: cut": 2 },
  ...given
})

const census = (given: Partial<Summary> = {}): Summary => ({
  rows: 7,
  rejected: 3,
  failed: 2,
  rehearsal: false,
  requirements: [wish()],
  society: {
    agents: 5,
    profiles: { census: 2, "people.jsonl": 3 },
    licences: { mit: 3, "not stated": 2 },
    sources: { census: { "not stated": 2 }, "people.jsonl": { mit: 3 } },
    groups: 2,
    messages: 9,
    episodes: 3,
    health: {
      messages: 12,
      acts: { do: 5, say: 3, ask: 2, publish: 1, think: 1 },
      reactive: 0.417,
      hearers: 1.25,
      unheard: 0.167,
      inGroup: 0.75,
      reach: 2.5,
      repeated: 0.083,
      flaws: { repetition: 0, drift: 1, voice: 0, address: 0 },
      topics: 0.91,
      failedTurns: 1,
      failing: 0.077,
      failedRoutings: 0,
      isolatedGroups: 0,
      linksUsed: 1,
      goals: { planSteps: 40, done: 12, share: 0.3, agentsDone: 2 }
    }
  },
  models: { "stoa-test": 14 },
  prompts: { instruct: "0123456789ab", respond: "ba9876543210" },
  characters: { instruction: { min: 20, median: 50, max: 90 }, response: { min: 30, median: 200, max: 400 } },
  ...given
})

const options: Card.CardOptions = {
  title: "Algebra at home",
  licence: "cc-by-4.0",
  run: "abcdef012345",
  configs: [
    { name: "messages", file: "messages.jsonl" },
    { name: "sharegpt", file: "sharegpt.json" },
    { name: "examples", file: "examples.jsonl" }
  ]
}

// Word for word the expression by which the hub's own client finds the block.
const block = /^(\s*---[\r\n]+)([\S\s]*?)([\r\n]+---(\r\n|\n|$))/

const split = (card: string) => {
  const found = block.exec(card)
  assert.isNotNull(found, "the card begins with a YAML block")
  const body = card.slice(found?.[0].length)
  return { meta: parse(found?.[2] ?? "") as Record<string, unknown>, body }
}

/** The cells of a table row as GitHub and the hub split them: a backslash takes the next sign out of play. */
const cells = (row: string): Array<string> =>
  [...row.slice(1).matchAll(/((?:\\[\\|]|\\(?![\\|])|[^|\\])*)\|/g)]
    .map(([, cell = ""]) => cell.replace(/\\([\\|])/g, "$1").trim())

const wanted = (body: string): Array<Array<string>> => {
  const section = body.split("\n## ").find((part) => part.startsWith("What was wanted")) ?? ""
  return section.trimEnd().split("\n").slice(2).map(cells)
}

describe("front matter", () => {
  it("holds the fields of the hub", () => {
    assert.deepStrictEqual(split(Card.write(census(), options)).meta, {
      pretty_name: "Algebra at home",
      language: ["en"],
      license: "cc-by-4.0",
      annotations_creators: ["machine-generated"],
      language_creators: ["machine-generated"],
      size_categories: ["n<1K"],
      source_datasets: ["original"],
      task_categories: ["text-generation", "question-answering"],
      tags: ["synthetic", "multi-agent", "stoa"],
      configs: [
        { config_name: "messages", default: true, data_files: [{ split: "train", path: "messages.jsonl" }] },
        { config_name: "sharegpt", data_files: [{ split: "train", path: "sharegpt.json" }] },
        { config_name: "examples", data_files: [{ split: "train", path: "examples.jsonl" }] }
      ]
    })
  })

  it.each([
    [["English", "german", "FRENCH", "English"], ["en", "de", "fr"]],
    [["Chinese", "Japanese", "Arabic"], ["zh", "ja", "ar"]],
    [["sv", "nob", "German"], ["sv", "nob", "de"]],
    [["Plattdüütsch", "the language of the village"], ["und"]],
    [["constructor", "toString", "no\nlicense: mit"], ["und"]]
  ])("names the languages %j as %j", (languages, codes) => {
    const requirements = languages.map((language) => wish({ language }))
    assert.deepStrictEqual(split(Card.write(census({ requirements }), options)).meta["language"], codes)
  })

  it.each([
    [0, "n<1K"],
    [999, "n<1K"],
    [1000, "1K<n<10K"],
    [9_999, "1K<n<10K"],
    [10_000, "10K<n<100K"],
    [100_000, "100K<n<1M"],
    [1_000_000, "1M<n<10M"],
    [10_000_000, "10M<n<100M"]
  ])("%i rows are of the size %s", (rows, size) => {
    assert.deepStrictEqual(split(Card.write(census({ rows }), options)).meta["size_categories"], [size])
  })

  it("says rehearsal, in the tags and in the text, only when rows were rehearsed", () => {
    const real = split(Card.write(census(), options))
    assert.notInclude(real.meta["tags"], "rehearsal")
    assert.notInclude(real.body, "rehearsal")
    const rehearsed = split(Card.write(census({ rehearsal: true }), options))
    assert.include(rehearsed.meta["tags"], "rehearsal")
    assert.match(rehearsed.body, /^> \*\*This is a rehearsal\.\*\*/m)
    assert.include(rehearsed.body, "do not train on them")
  })

  it.prop("gives any title and licence back as they are", [Schema.NonEmptyString, Schema.NonEmptyString], ([a, b]) => {
    const lines = `${a}\n---\nlicense: mit\n# ${b}\n<b>`
    for (const given of [a, lines, `"${a}": [${b}]`, `# ${a}`, `--- ${a}`, "---"]) {
      const title = given.toWellFormed()
      const { body, meta } = split(Card.write(census(), { ...options, title, licence: title }))
      assert.strictEqual(meta["pretty_name"], title)
      assert.strictEqual(meta["license"], title)
      assert.deepStrictEqual(meta["size_categories"], ["n<1K"])
      assert.lengthOf(body.match(/^#+ /gm) ?? [], 7)
      assert.notMatch(body, /^---|<[a-z/!]/im)
    }
  }, { arbitrary: { runs: 40 } })
})

describe("body", () => {
  it("tells what was wanted and what came of it", () => {
    const requirements = [wish(), wish({ text: "code at work", domain: "code", kept: 0, rejectedBy: {}, failedBy: {} })]
    const { body } = split(Card.write(census({ requirements }), options))
    assert.deepStrictEqual(wanted(body), [
      ["requirement", "domain", "complexity", "wanted", "kept", "tried", "rejected by", "failed"],
      ["---", "---", "---", "---", "---", "---", "---", "---"],
      [
        "help people with what comes up",
        "general",
        "simple",
        "20",
        "7",
        "12",
        "length: 2; refusal: 1",
        "instruct: cut: 2"
      ],
      ["code at work", "code", "simple", "20", "0", "12", "none", "none"]
    ])
  })

  it("names version, run, people, models, prompts, licences and every file", () => {
    const { body } = split(Card.write(census(), options))
    const told = [
      "census: 2; people.jsonl: 3",
      "stoa-test: 14",
      "instruct `0123456789ab`",
      "mit: 3; not stated: 2",
      "2410.14251"
    ]
    const files = ["messages.jsonl", "sharegpt.json", "examples.jsonl", "rejected.jsonl", "manifest.json"]
    for (const text of [`Stoa ${version}`, `run \`${options.run}\``, ...told, ...files]) assert.include(body, text)
  })

  it("names the licences of every source of people", () => {
    const { body } = split(Card.write(census(), options))
    assert.include(body, "| people.jsonl | 3 | mit: 3 |")
    assert.include(body, "| census | 2 | not stated: 2 |")
  })

  it("says of a fork how many steps it took over, and of no other run", () => {
    assert.notInclude(split(Card.write(census(), options)).body, "fork")
    assert.include(split(Card.write(census(), { ...options, takenOver: 1 })).body, "the first step of its life")
    assert.include(split(Card.write(census(), { ...options, takenOver: 7 })).body, "the first 7 steps of its life")
    assert.include(split(Card.write(census(), { ...options, takenOver: 0 })).body, "The people and their society are")
  })

  it("tells who was made unrecognisable, who was left out and why, and what not to give on", () => {
    assert.notMatch(split(Card.write(census(), options)).body, /unrecognisable|run\.db/)
    const told = (rehearsed: number) => {
      const anonymised = { people: 3, rehearsed, leftOut: 2, because: { "answer refused": 1, name: 1 } }
      return split(Card.write(census({ society: { ...census().society, anonymised } }), options)).body
    }
    assert.match(told(0), /unrecognisable[^:]*: 3 people of files/)
    assert.match(told(0), /could not be done: 2 \(answer refused: 1; name: 1\)/)
    assert.match(told(0), /do not give its run\.db on/)
    assert.notInclude(told(0), "fixed phrases")
    assert.include(told(3), "by a program of fixed phrases and no language model: 3.")
  })

  const hostile = [
    "a | b || c",
    "a \\| b \\\\| c\\",
    "one\ntwo\r\nthree\u2028four\n\n| x | y |\n",
    "---\nlicense: mit\n---\n# Heading",
    "<script>alert(1)</script><img src=x onerror=y>",
    "</td></tr></table>",
    "`code | code`",
    "{{slot}} ${value} $& $1"
  ]

  it.prop(
    "no text of a requirement breaks the table, the block above or the page",
    [Schema.Array(Schema.Union([Schema.Literals(hostile), Schema.String])), Schema.String],
    ([parts, domain]) => {
      const requirements = [wish(), wish({ text: parts.join(""), domain: `${domain}${parts[0] ?? ""}` }), wish()]
      const { body, meta } = split(Card.write(census({ requirements }), options))
      assert.deepStrictEqual(meta, split(Card.write(census(), options)).meta)
      const rows = wanted(body)
      assert.deepStrictEqual(rows.map((row) => row.length), [8, 8, 8, 8, 8])
      assert.strictEqual(rows[3]?.[0], parts.join("").replace(/\s+/g, " ").replaceAll("<", "&lt;").trim())
      assert.deepStrictEqual(rows[4], rows[2])
      assert.notMatch(body, /<[a-z/!]/i)
      assert.lengthOf(body.match(/^#+ /gm) ?? [], 7)
    }
  )

  it("no licence, file or model name breaks the page", () => {
    for (const name of hostile) {
      const society = {
        ...census().society,
        licences: { [name]: 3 },
        profiles: { [name]: 3 },
        sources: { [name]: { [name]: 3 } }
      }
      const { body } = split(Card.write(census({ society, models: { [name]: 14 } }), options))
      assert.notMatch(body, /<[a-z/!]/i)
      assert.lengthOf(body.match(/^#+ /gm) ?? [], 7)
      assert.notMatch(body, /^---/m)
    }
  })
})

describe("the society", () => {
  it("is told of in numbers of its life", () => {
    const section = split(Card.write(census(), options)).body.split("\n## ").find((part) =>
      part.startsWith("The society")
    )
    const rows = (section ?? "").trimEnd().split("\n").slice(2).map(cells)
    assert.deepInclude(rows, ["messages up to the end", "12"])
    assert.deepInclude(rows, ["messages nobody heard", "16.7 %"])
    assert.deepInclude(rows, ["plan steps done", "12 of 40 (30 %)"])
    assert.deepInclude(rows, ["agents whose whole plan is done", "2"])
    assert.deepInclude(rows, ["acts let pass with a flaw", "repetition: 0; drift: 1; voice: 0; address: 0"])
    assert.deepInclude(rows, ["turns that came to nothing", "1 (7.7 %)"])
  })
})
