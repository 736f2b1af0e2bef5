import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { parse } from "yaml"
import * as Card from "../../../packages/core/src/dataset/Card.ts"
import type { Summary } from "../../../packages/core/src/dataset/Manifest.ts"
import type { Numbers } from "../../../packages/core/src/dataset/Numbers.ts"
import type { Measured } from "../../../packages/core/src/diversity/Measured.ts"
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
  portions: [{ kind: "sft", domain: "general", source: "people.jsonl", rows: 7 }],
  ofKinds: {},
  filters: [
    { filter: "length", in: 10, out: 8, reported: 0, alone: 1 },
    { filter: "refusal", in: 8, out: 7, reported: 0, alone: 1 }
  ],
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
  calls: [
    { prompt: "instruct", promptHash: "0123456789ab", model: "stoa-test", temperature: 0.95, calls: 7 },
    { prompt: "respond", promptHash: "ba9876543210", model: "stoa-test", calls: 7 }
  ],
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
      assert.lengthOf(body.match(/^#+ /gm) ?? [], 13)
      assert.notMatch(body, /^---|<[a-z/!]/im)
    }
  }, { arbitrary: { runs: 40 } })
})

describe("body", () => {
  it("tells what was wanted and what came of it", () => {
    const requirements = [
      wish(),
      wish({
        text: "code at work",
        domain: "code",
        style: "in verse",
        kept: 0,
        rejectedBy: {},
        failedBy: {},
        end: "tries"
      })
    ]
    const { body } = split(Card.write(census({ requirements }), options))
    assert.deepStrictEqual(wanted(body), [
      [
        "requirement",
        "kind",
        "domain",
        "complexity",
        "style",
        "wanted",
        "kept",
        "tried",
        "rejected by",
        "failed",
        "ended"
      ],
      Array.from({ length: 11 }, () => "---"),
      [
        "help people with what comes up",
        "sft",
        "general",
        "simple",
        "",
        "20",
        "7",
        "12",
        "length: 2; refusal: 1",
        "instruct: cut: 2",
        "not ended"
      ],
      [
        "code at work",
        "sft",
        "code",
        "simple",
        "in verse",
        "20",
        "0",
        "12",
        "none",
        "none",
        "the budget of candidates was used up"
      ]
    ])
  })

  it("names version, run, people, models, prompts, licences and every file", () => {
    const { body } = split(Card.write(census(), options))
    const told = [
      "census: 2; people.jsonl: 3",
      "| instruct | 0123456789ab | stoa-test | 0.95 | 7 |",
      "| respond | ba9876543210 | stoa-test | the server's | 7 |",
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
      assert.deepStrictEqual(rows.map((row) => row.length), [11, 11, 11, 11, 11])
      assert.strictEqual(rows[3]?.[0], parts.join("").replace(/\s+/g, " ").replaceAll("<", "&lt;").trim())
      assert.deepStrictEqual(rows[4], rows[2])
      assert.notMatch(body, /<[a-z/!]/i)
      assert.lengthOf(body.match(/^#+ /gm) ?? [], 13)
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
      const { body } = split(
        Card.write(
          census({
            society,
            models: { [name]: 14 },
            calls: [{ prompt: name, promptHash: name, model: name, calls: 14 }]
          }),
          options
        )
      )
      assert.notMatch(body, /<[a-z/!]/i)
      assert.lengthOf(body.match(/^#+ /gm) ?? [], 13)
      assert.notMatch(body, /^---/m)
    }
  })
})

const section = (body: string, name: string): string =>
  (body.split("\n## ").find((part) => part.startsWith(`${name}\n`)) ?? "").trimEnd()

/** The rows of the first table of a section. */
const tableIn = (body: string, name: string): Array<Array<string>> =>
  section(body, name).split("\n").filter((line) => line.startsWith("|")).map(cells)

describe("what rows are and how they came through", () => {
  it("tells the rows by kind, with what each kind has of its own", () => {
    const portions = [
      { kind: "preference", domain: "general", source: "census", rows: 3 },
      { kind: "code", domain: "code", source: "people.jsonl", rows: 2 }
    ]
    const ofKinds = {
      rejectedBy: { "the same model at temperature 1.3": 3 },
      tests: { passed: 1, unverified: 1 },
      harm: { theft: 2 },
      refusals: 1
    }
    const { body, meta } = split(Card.write(census({ portions, ofKinds }), options))
    assert.deepStrictEqual(tableIn(body, "What is in it").slice(2), [
      ["preference", "general", "census", "3"],
      ["code", "code", "people.jsonl", "2"]
    ])
    const sentences = [
      "Rejected responses were written by: the same model at temperature 1.3: 3.",
      "Tests of programs: passed: 1; unverified: 1.",
      "Harm that requests would do: theft: 2; answers that decline: 1."
    ]
    for (const sentence of sentences) assert.include(section(body, "What is in it"), sentence)
    assert.includeMembers(meta["tags"] as Array<string>, ["preference", "dpo", "code"])
    assert.include(body, "7 rows of training data")
  })

  it("tells what each filter dropped", () => {
    assert.deepStrictEqual(tableIn(split(Card.write(census(), options)).body, "Gates").slice(2), [
      ["length", "10", "8", "2", "0", "1"],
      ["refusal", "8", "7", "1", "0", "1"]
    ])
  })

  it("says whether people decided about rows, on top too", () => {
    const { body, meta } = split(Card.write(census({ decisions: { accept: 2, edit: 1 } }), options))
    assert.include(section(body, "Gates"), "accept: 2; edit: 1")
    assert.deepStrictEqual(meta["annotations_creators"], ["machine-generated", "expert-generated"])
    assert.deepStrictEqual(meta["language_creators"], ["machine-generated", "expert-generated"])
    const looked = split(Card.write(census({ decisions: { reject: 1 } }), options)).meta
    assert.deepStrictEqual(looked["language_creators"], ["machine-generated"])
  })

  it("reports on benchmarks, and says so where nobody looked", () => {
    assert.include(section(split(Card.write(census(), options)).body, "Contamination"), "nobody looked")
    const contamination = {
      benchmarks: ["gsm8k.jsonl", "mbpp.jsonl"],
      looked: 12,
      dropped: 2,
      files: { "gsm8k.jsonl": 2 }
    }
    const text = section(split(Card.write(census({ contamination }), options)).body, "Contamination")
    assert.include(text, "12 rows were compared with every item of gsm8k.jsonl, mbpp.jsonl.")
    assert.include(text, "Dropped for that: 2 (gsm8k.jsonl: 2)")
  })

  it("ends with terms, the way to make it again without a path of this machine, and what to cite", () => {
    const { body } = split(Card.write(census(), options))
    assert.include(section(body, "Licence and terms"), "Given on under: cc-by-4.0.")
    assert.include(section(body, "Licence and terms"), "written by stoa-test")
    assert.include(section(body, "Making it again"), "stoa run recipe.json")
    assert.notMatch(section(body, "Making it again"), /\/(?:home|work|tmp|Users)\//)
    assert.match(section(body, "Citation"), /@misc\{stoa_abcdef012345,\n {2}title = \{Algebra at home\}/)
    assert.include(section(body, "Citation"), "2410.14251")
  })
})

describe("how varied it is", () => {
  const measured = (rows: number, more: Partial<Measured> = {}): Measured => ({
    rows,
    looked: rows,
    lengths: { instruction: [0, 1, rows - 1, 0, 0, 0, 0, 0, 0, 0, 0], response: [0, 0, 0, rows, 0, 0, 0, 0, 0, 0, 0] },
    instruction: { words: 12.345, distinct: [0.5, 0.9, 1], vocabulary: 40, growth: 0.7, compression: 2 },
    response: { words: 80, distinct: [0.3, 0.6, 0.8], vocabulary: 90, growth: 0.6, compression: 2.5 },
    verbs: {
      looked: rows,
      found: 5,
      verbs: 2,
      share: 0.4,
      objects: 2,
      pairs: 2,
      top: [],
      roots: [{ verb: "draft", rows: 3, objects: [{ object: "letter", rows: 2 }] }]
    },
    ...more
  })
  const numbers = (more: Partial<Numbers> = {}): Numbers => ({
    embedder: "lexical",
    set: { whole: measured(7), kinds: {}, sources: {} },
    references: [],
    ...more
  })
  const told = (more: Partial<Numbers> = {}) =>
    section(split(Card.write(census({ numbers: numbers(more) }), options)).body, "How varied it is")

  it("stands in the card where somebody measured", () => {
    assert.notInclude(split(Card.write(census(), options)).body, "How varied it is")
    assert.include(told(), "| words asked | 12.3 | words of an instruction, on average |")
    assert.include(told(), "| 20-49 | 1 | 0 |\n| 50-99 | 6 | 0 |\n| 100-199 | 0 | 7 |")
    assert.include(told(), "| draft | 3 | letter: 2 |")
    assert.include(told(), "Cosines are those of the embedder lexical.")
  })

  it("stands beside that of every reference, and says which could not be read", () => {
    const text = told({
      references: [
        { name: "a | b.jsonl", whole: measured(40), kinds: {}, sources: {} },
        { name: "gone.jsonl", problem: "it could not be read (FileMissing)" }
      ]
    })
    assert.include(text, "| number | this data set | a \\| b.jsonl | what it is |")
    assert.include(text, "| rows | 7 | 40 |")
    assert.include(text, "Not compared with gone.jsonl: it could not be read (FileMissing).")
  })

  it("is told by kind and by source, and with what judges said", () => {
    const kinds = { sft: measured(4), code: measured(3) }
    const ratings = { rows: 7, quality: { good: 7 }, difficulty: { easy: 5, hard: 2 }, category: { advice: 7 } }
    const text = told({ set: { whole: measured(7, { ratings }), kinds, sources: {} } })
    assert.match(text, /\| kind \| rows \|[^\n]*\n\|[^\n]*\n\| sft \| 4 \|[^\n]*\n\| code \| 3 \|/)
    assert.notInclude(text, "| source |")
    assert.include(text, "| difficulty | easy: 5; hard: 2 |")
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
