import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import * as Dataset from "../../../packages/core/src/dataset/Dataset.ts"
import { parse } from "../../../packages/core/src/dataset/Format.ts"
import { canonical } from "../../../packages/core/src/dataset/formats/canonical.ts"
import { messages } from "../../../packages/core/src/dataset/formats/messages.ts"
import { sharegpt } from "../../../packages/core/src/dataset/formats/sharegpt.ts"
import * as Manifest from "../../../packages/core/src/dataset/Manifest.ts"
import type { Making } from "../../../packages/core/src/domain/Draft.ts"
import type { Event, Failed, LeftOut } from "../../../packages/core/src/domain/Event.ts"
import { Example, fromDraft, isKept } from "../../../packages/core/src/domain/Example.ts"
import type { Profile } from "../../../packages/core/src/domain/Profile.ts"
import { Requirement } from "../../../packages/core/src/domain/Requirement.ts"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as Health from "../../../packages/core/src/log/Health.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import { act, end, hear, idOf, society } from "../../support/life.ts"
import { draftOf } from "../quality/draft.ts"

const requirements = [{ count: 3 }, { text: "code at work", domain: "code", count: 2 }].map((given) =>
  Schema.decodeSync(Requirement)(given)
)

const making = (prompt: string, given: Partial<Making> = {}): Making => ({
  prompt,
  promptHash: `${prompt}-hash`,
  model: "stoa-test",
  place: "p",
  seed: 1,
  inputTokens: 10,
  outputTokens: 5,
  rehearsal: false,
  ...given
})

const keep = { filter: "length", keep: true, reason: "" }
const drop = (filter: string) => ({ filter, keep: false, reason: `no ${filter}` })

const row = (
  id: string,
  given: { readonly asked?: number; readonly verdicts?: Example["verdicts"]; readonly making?: Partial<Making> } = {}
): Event => {
  const draft = draftOf("i".repeat(given.asked ?? 30), "r".repeat(100), id)
  const makings = ["instruct", "respond"].map((prompt) => making(prompt, { place: `${id}/${prompt}`, ...given.making }))
  const example = fromDraft({ ...draft, requirement: Number(id[1]), makings }, given.verdicts ?? [keep])
  return { _tag: "Judged", place: `synthesis/${id}/judged`, example }
}

const agent = (index: number, file: string | undefined, licence?: string): Array<Event> => {
  const id = `a000${index}`
  const profile: Profile = {
    id: `p${index}`,
    name: `Person ${index}`,
    description: "Bakes.",
    pastActions: [],
    attributes: {},
    ...(licence === undefined ? {} : { licence }),
    origin: file === undefined ? { kind: "census", draw: 1 } : { kind: "file", file, line: index }
  }
  return [
    { _tag: "Enrolled", place: `population/${id}/profile`, agent: id, profile },
    {
      _tag: "AgentJoined",
      place: `population/${id}`,
      agent: id,
      personality: "Calm.",
      lifeGoal: "To bake.",
      plan: { steps: [] }
    }
  ]
}

const episode = (nth: number, messages: readonly [string, ...Array<string>]): Event => ({
  _tag: "EpisodeClosed",
  place: `simulation/e${nth}`,
  episode: { id: `g000/e${nth}`, group: "g000", step: nth, agents: ["a0000"], messages, summary: "Bread." }
})

const failed = (place: string, prompt: string, kind: Failed["kind"]): Event => ({
  _tag: "Failed",
  place,
  prompt,
  kind,
  reason: "no",
  raw: ""
})

const facts: ReadonlyArray<Event> = [
  ...agent(0, "people.jsonl", "mit"),
  ...agent(1, "people.jsonl", "cc0"),
  ...agent(2, undefined),
  failed("population/a0003", "ground", "undecodable"),
  {
    _tag: "SocietyFormed",
    place: "society",
    groups: [{ id: "g000", members: ["a0000", "a0001"] }, { id: "g001", members: ["a0002"] }],
    links: []
  },
  episode(1, ["g000/0/a0000/1", "g000/0/a0001/1"]),
  episode(2, ["g000/1/a0000/1"]),
  episode(3, ["g000/2/a0000/1"]),
  { _tag: "SimulationEnded", place: "simulation", step: 3, episodes: 2, why: "episodes" },
  row("r1/w0/0", { asked: 20 }),
  row("r1/w0/1", { asked: 60 }),
  row("r1/w0/2", { verdicts: [drop("length"), drop("refusal")] }),
  row("r1/w0/3", { verdicts: [keep, drop("refusal")] }),
  row("r1/w0/4", { verdicts: [drop("length")] }),
  failed("synthesis/r1/w0/5", "instruct", "cut"),
  failed("synthesis/r1/w0/6", "instruct", "cut"),
  failed("synthesis/r1/w1/0", "respond", "refused"),
  row("r2/w0/0", { asked: 40, making: { model: "other-model" } }),
  failed("synthesis/r2/w0/1", "respond", "transient"),
  // Eleventh requirements are no first ones.
  failed("synthesis/r11/w0/0", "respond", "transient")
]

const sum = (counts: Manifest.Counts) => Object.values(counts).reduce((a, b) => a + b, 0)

/** What must add up in any census. */
const addsUp = (census: Manifest.Summary, examples: ReadonlyArray<Example>) => {
  assert.strictEqual(census.rows + census.rejected, examples.length)
  assert.strictEqual(census.rows, examples.filter(isKept).length)
  for (const { failedBy, kept, rejectedBy, tried } of census.requirements) {
    assert.strictEqual(kept + sum(rejectedBy) + sum(failedBy), tried)
  }
  assert.strictEqual(sum(census.society.profiles), census.society.agents)
  assert.strictEqual(sum(census.society.licences), census.society.agents)
  const bySource = Object.entries(census.society.sources).map(([source, licences]) => [source, sum(licences)])
  assert.deepStrictEqual(Object.fromEntries(bySource), census.society.profiles)
}

describe("Manifest", () => {
  it("counts rows, rejections and failures by requirement; people, episodes and calls", () => {
    const world = Fold.fold(facts)
    const census = Manifest.take(world, requirements)
    addsUp(census, World.examples(world))
    assert.deepStrictEqual(census, {
      rows: 3,
      rejected: 3,
      failed: 5,
      rehearsal: false,
      requirements: [
        {
          ...requirements[0] as Requirement,
          kept: 2,
          tried: 8,
          rejectedBy: { length: 2, refusal: 1 },
          failedBy: { "instruct: cut": 2, "respond: refused": 1 }
        },
        {
          ...requirements[1] as Requirement,
          kept: 1,
          tried: 2,
          rejectedBy: {},
          failedBy: { "respond: transient": 1 }
        }
      ],
      portions: [{ kind: "sft", domain: "general", source: "people.jsonl", rows: 3 }],
      ofKinds: {},
      filters: [
        { filter: "length", in: 6, out: 4, reported: 0, alone: 1 },
        { filter: "refusal", in: 1, out: 0, reported: 0, alone: 1 }
      ],
      society: {
        agents: 3,
        profiles: { census: 1, "people.jsonl": 2 },
        licences: { cc0: 1, mit: 1, "not stated": 1 },
        sources: { census: { "not stated": 1 }, "people.jsonl": { cc0: 1, mit: 1 } },
        groups: 2,
        messages: 3,
        episodes: 2,
        health: {
          ...Health.of(world).all,
          isolatedGroups: 2,
          linksUsed: 0,
          // Their plans have no steps at all.
          goals: { planSteps: 0, done: 0, share: 0, agentsDone: 3 }
        }
      },
      models: { "other-model": 2, "stoa-test": 4 },
      prompts: { instruct: "instruct-hash", respond: "respond-hash" },
      calls: [
        { prompt: "instruct", promptHash: "instruct-hash", model: "other-model", calls: 1 },
        { prompt: "instruct", promptHash: "instruct-hash", model: "stoa-test", calls: 2 },
        { prompt: "respond", promptHash: "respond-hash", model: "other-model", calls: 1 },
        { prompt: "respond", promptHash: "respond-hash", model: "stoa-test", calls: 2 }
      ],
      characters: { instruction: { min: 20, median: 40, max: 60 }, response: { min: 100, median: 100, max: 100 } }
    })
  })

  it("tells what ended each requirement, what people decided, and what of benchmarks was found", () => {
    const decided = (place: string, example: string, decision: "accept" | "reject"): Event => ({
      _tag: "Decided",
      place: `decision/${place}`,
      example,
      decision,
      note: ""
    })
    const hit = {
      filter: "contamination",
      keep: false,
      reason: "turn 1 holds 93 % of gsm8k.jsonl line 7: \"Natalia sold\""
    }
    const world = Fold.fold([
      ...facts,
      row("r2/w0/2", { verdicts: [hit] }),
      row("r2/w0/3", { verdicts: [{ filter: "contamination", keep: true, reason: "" }] }),
      {
        _tag: "Synthesised",
        place: "synthesis/r1/end",
        requirement: 1,
        wanted: 3,
        kept: 2,
        tried: 8,
        candidates: 8,
        end: "candidates"
      },
      decided("1", "r1/w0/0", "reject"),
      decided("2", "r1/w0/0", "accept"),
      decided("3", "r1/w0/4", "accept"),
      decided("4", "r9/w0/0", "reject")
    ])
    const summary = Manifest.take(world, requirements, { benchmarks: ["gsm8k.jsonl"] })
    assert.deepInclude(summary.requirements[0], { end: "candidates", candidates: 8 })
    assert.notProperty(summary.requirements[1], "end")
    assert.deepStrictEqual(summary.decisions, { accept: 2 })
    assert.deepStrictEqual(summary.contamination, {
      benchmarks: ["gsm8k.jsonl"],
      looked: 2,
      dropped: 1,
      files: { "gsm8k.jsonl": 1 }
    })
  })

  it("tells who was made unrecognisable and by what others still were, only where somebody was to be", () => {
    const [enrolled, joined] = agent(3, "safe.csv", "mit")
    assert.isTrue(enrolled?._tag === "Enrolled" && joined?._tag === "AgentJoined")
    if (enrolled?._tag !== "Enrolled" || joined === undefined) return
    const origin = { kind: "file", file: "safe.csv", line: 3, anonymised: "rehearsal" } as const
    const out = (nth: number, because: LeftOut["because"], leaks: ReadonlyArray<string> = []): Event => ({
      _tag: "LeftOut",
      place: `population/anonymise/0/${nth}/left-out`,
      profile: `safe:${nth}`,
      because,
      leaks
    })
    const { society } = Manifest.take(
      Fold.fold([
        out(0, "leak", ["name", "organisation"]),
        out(1, "refused"),
        out(2, "leak", ["name"]),
        ...facts,
        { ...enrolled, profile: { ...enrolled.profile, origin } },
        joined
      ]),
      requirements
    )
    assert.deepStrictEqual(society.anonymised, {
      people: 1,
      rehearsed: 1,
      leftOut: 3,
      because: { "answer refused": 1, name: 2, organisation: 1 }
    })
    assert.deepStrictEqual(society.sources["safe.csv"], { mit: 1 })
  })

  it("has its keys in alphabetical order, whatever the order of the facts", () => {
    const { models, requirements: [first], society } = Manifest.take(Fold.fold(facts), requirements)
    for (const counts of [models, society.profiles, society.licences, first?.rejectedBy, first?.failedBy]) {
      assert.deepStrictEqual(Object.keys(counts ?? {}), Object.keys(counts ?? {}).toSorted())
    }
    const census = JSON.stringify(Manifest.take(Fold.fold(facts), requirements))
    for (const seed of [1, 2, 3]) {
      const shuffled = [...facts.slice(0, 9), ...chance(seed).shuffle(facts.slice(9))]
      assert.strictEqual(JSON.stringify(Manifest.take(Fold.fold(shuffled), requirements)), census)
    }
  })

  it("tells of the society's life up to the end, and nothing that is a matter of timing", () => {
    const before = [...society(4), act(0, 0), hear(idOf(0, 0), [1], 0), act(1, 1, { stepDone: true })]
    const beyond = [hear(idOf(0, 0), [2], 2), act(3, 2, { stepDone: true })]
    const health = (given: ReadonlyArray<Event>) => Manifest.take(Fold.fold([...given, end(1)]), []).society.health
    assert.deepStrictEqual(health([...before, ...beyond]), health(before))
    assert.deepInclude(health(before), { messages: 2, hearers: 0.5, unheard: 0.5, isolatedGroups: 2 })
    assert.deepStrictEqual(health(before).goals, { planSteps: 80, done: 1, share: 0.013, agentsDone: 0 })
  })

  it("is a rehearsal as soon as one kept row is", () => {
    const rehearsed = row("r2/w0/9", { making: { rehearsal: true } })
    assert.isTrue(Manifest.take(Fold.fold([...facts, rehearsed]), requirements).rehearsal)
  })

  it("is all noughts for an empty world", () => {
    const census = Manifest.take(World.empty, requirements)
    addsUp(census, [])
    assert.deepStrictEqual(census.characters.instruction, { min: 0, median: 0, max: 0 })
    assert.deepStrictEqual(census.requirements.map(({ kept, tried }) => [kept, tried]), [[0, 0], [0, 0]])
  })

  it.prop("adds up for any examples", [Schema.Array(Example)], ([generated]) => {
    const examples = generated.map((example, index) => ({ ...example, id: `r1/w0/${index}`, requirement: 1 }))
    const world = Fold.fold(examples.map((example): Event => ({ _tag: "Judged", place: example.id, example })))
    const census = Manifest.take(world, requirements)
    addsUp(census, examples)
    assert.strictEqual(census.requirements[0]?.tried, examples.length)
    assert.strictEqual(sum(census.models), examples.filter(isKept).flatMap((example) => example.makings).length)
  })
})

describe("Dataset.save", () => {
  const folder = Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-dataset-"))),
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )
  const options = { run: "abcdef012345", title: "Bread", licence: "mit", requirements }

  /** The files of a folder and of those in it, by path. */
  const filesIn = (at: string): Array<string> =>
    readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(at, join(entry.parentPath, entry.name)))
      .toSorted()

  it.live("writes every file with the bytes, the sum and the rows that the manifest tells", () =>
    Effect.gen(function*() {
      const at = join(yield* folder, "new", "dataset")
      for (const fact of facts) yield* EventLog.append(fact)
      const saved = yield* Dataset.save({ ...options, folder: at })
      assert.strictEqual(saved.rows, 3)

      const text = (name: string) => readFileSync(join(at, name), "utf8")
      const manifest = JSON.parse(text("manifest.json")) as Manifest.Summary & {
        readonly files: ReadonlyArray<{ name: string; bytes: number; sha256: string; rows?: number }>
      }
      const names = [
        "messages.jsonl",
        "sharegpt.json",
        "examples.jsonl",
        "rejected.jsonl",
        "failed.jsonl",
        "dataset_info.json",
        "train/sft.yaml",
        "train/sft-axolotl.yaml",
        "train/zero2.json",
        "README.md"
      ]
      assert.deepStrictEqual(manifest.files.map(({ name }) => name), names)
      assert.deepStrictEqual(filesIn(at), [...names, "manifest.json"].toSorted())
      for (const { bytes, name, sha256 } of manifest.files) {
        assert.strictEqual(Buffer.byteLength(text(name)), bytes)
        assert.strictEqual(createHash("sha256").update(text(name)).digest("hex"), sha256)
      }
      assert.deepStrictEqual(manifest.files.map(({ rows }) => rows), [
        3,
        3,
        3,
        3,
        5,
        ...Array.from({ length: 5 }, () => undefined)
      ])
      assert.lengthOf(parse(messages, text("messages.jsonl")), manifest.rows)
      assert.lengthOf(parse(sharegpt, text("sharegpt.json")), manifest.rows)
      assert.lengthOf(parse(canonical(""), text("examples.jsonl")), manifest.rows)
      assert.lengthOf(parse(canonical(""), text("rejected.jsonl")), manifest.rejected)
    }).pipe(Effect.provide(EventLog.EventLog.memory)))

  it.live("writes rows as people decided, and counts them so", () =>
    Effect.gen(function*() {
      const at = join(yield* folder, "dataset")
      for (const fact of facts) yield* EventLog.append(fact)
      const [first] = World.examples(yield* EventLog.currentWorld).filter(isKept)
      yield* EventLog.append({
        _tag: "Decided",
        place: "decision/1",
        example: first?.id ?? "",
        decision: "reject",
        note: "nobody asks that"
      })
      const { rows, summary } = yield* Dataset.save({ ...options, folder: at })
      assert.strictEqual(rows, 2)
      assert.deepInclude(summary, { rows: 2 })
      const rejected = readFileSync(join(at, "rejected.jsonl"), "utf8")
      assert.include(rejected, "{\"filter\":\"person\",\"keep\":false,\"reason\":\"nobody asks that\"}")
      assert.lengthOf(parse(messages, readFileSync(join(at, "messages.jsonl"), "utf8")), 2)
    }).pipe(Effect.provide(EventLog.EventLog.memory)))

  it.live("records what it wrote, the manifest included, and writes the same again", () =>
    Effect.gen(function*() {
      const at = yield* folder
      for (const fact of facts) yield* EventLog.append(fact)
      yield* Dataset.save({ ...options, folder: at })
      const read = () => Object.fromEntries(filesIn(at).map((name) => [name, readFileSync(join(at, name), "utf8")]))
      const before = read()
      const { saved } = yield* EventLog.currentWorld
      const sums = Object.entries(before).map(([name, text]) => [name, createHash("sha256").update(text).digest("hex")])
      assert.strictEqual(saved?.rows, 3)
      assert.deepStrictEqual(
        Object.fromEntries(saved?.files.map(({ name, sha256 }) => [name, sha256]) ?? []),
        Object.fromEntries(sums)
      )
      yield* Dataset.save({ ...options, folder: at })
      assert.deepStrictEqual(read(), before)
    }).pipe(Effect.provide(EventLog.EventLog.memory)))

  it.live("leaves nothing of an older data set in its place", () =>
    Effect.gen(function*() {
      const at = join(yield* folder, "dataset")
      mkdirSync(at)
      writeFileSync(join(at, "stale.jsonl"), "old")
      yield* Dataset.save({ ...options, folder: at })
      assert.notInclude(readdirSync(at), "stale.jsonl")
      assert.deepStrictEqual(readdirSync(join(at, "..")), ["dataset"])
    }).pipe(Effect.provide(EventLog.EventLog.memory)))

  it.live("fails with a sentence when the folder cannot be made, and records nothing", () =>
    Effect.gen(function*() {
      const file = join(yield* folder, "file")
      writeFileSync(file, "")
      const error = yield* Effect.flip(Dataset.save({ ...options, folder: join(file, "dataset") }))
      assert.strictEqual(error._tag, "WriteError")
      assert.include(error.message, "a part of the path is a file, not a folder")
      assert.isUndefined((yield* EventLog.currentWorld).saved)
    }).pipe(Effect.provide(EventLog.EventLog.memory)))

  it.live("leaves an older data set as it was when writing fails, and nothing beside it", () =>
    Effect.gen(function*() {
      // Names too long for what is written beside them: a folder of 250 letters, and a path at the limit of the system.
      const wide = join(yield* folder, "d".repeat(250))
      let deep = join(yield* folder, "d")
      while (deep.length < 3870) deep = join(deep, "d".repeat(200))
      deep = join(deep, "d".repeat(4082 - deep.length - 1))
      for (const at of process.platform === "linux" ? [wide, deep] : [wide]) {
        mkdirSync(at, { recursive: true })
        writeFileSync(join(at, "README.md"), "old")
        assert.strictEqual((yield* Effect.flip(Dataset.save({ ...options, folder: at })))._tag, "WriteError")
        assert.lengthOf(readdirSync(join(at, "..")), 1)
        assert.deepStrictEqual(readdirSync(at), ["README.md"])
        assert.strictEqual(readFileSync(join(at, "README.md"), "utf8"), "old")
      }
    }).pipe(Effect.provide(EventLog.EventLog.memory)))
})
