import { assert, describe, it } from "@effect/vitest"
import { EventLog, Manifest, Models, Pipeline, type Profile, Roster, Runs, RunStore, Verify, World } from "@stoa/core"
import { Deferred, Effect } from "effect"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as LogFile from "../../packages/tui/src/cli/LogFile.ts"
import { filesIn } from "../support/files.ts"
import { recipeOf } from "../support/flow.ts"

const firstNames = ["Oluchi", "Wojciech", "Ingeborg", "Tamsin", "Rasheed", "Xiomara", "Kazimir", "Philippa"]
const surnames = ["Okwuosa", "Zielonka", "Haugsbakk", "Trevethan", "Al-Qahtani", "Valdivieso"]
const employers = [
  "Quillamore Analytics Ltd",
  "Brackwater Hospital",
  "Tornquist & Sons GmbH",
  "Universidad de Pellegrín"
]
const roles = ["nurse", "software developer", "teacher", "accountant", "carpenter"]

/** What the file says of each person, and what of it nobody may find again. */
const real = Array.from({ length: 48 }, (_, nth) => {
  const first = firstNames[nth % firstNames.length] as string
  const last = surnames[nth % surnames.length] as string
  const employer = employers[nth % employers.length] as string
  const role = roles[nth % roles.length] as string
  const handle = `${first.toLowerCase()}_${nth}x`
  const mail = `${first}.${last}${nth}@${employer.split(" ")[0]?.toLowerCase()}.example.com`
  return {
    identifying: [first, last, employer.split(" ")[0] as string, handle, mail, `+44 20 7946 0${100 + nth}`],
    row: [
      `@${handle}`,
      `${first} ${last}`,
      `${first} ${last} is a ${role} at ${employer}; write to ${mail} or call +44 20 7946 0${100 + nth}.`,
      `${first} mended the records of ${employer}.|Spoke with Dr. ${surnames[(nth + 1) % surnames.length]} about them.`,
      String(24 + nth),
      role,
      `https://www.${handle}.example.org/about`,
      "CC-BY-4.0"
    ]
  }
})

const header = ["id", "name", "description", "past_actions", "age", "occupation", "website", "licence"]
const csv = [header, ...real.map(({ row }) => row)].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join(
  "\n"
)

const pack = ["Marta Fell", "Jonas Wick"].map((name) =>
  JSON.stringify({ name, description: `${name} repairs bicycles in a workshop by the canal.`, licence: "Apache-2.0" })
).join("\n")

const recipe = recipeOf({
  seed: 4,
  population: { anonymise: true },
  society: { near: 2, far: 1 },
  simulation: { episodes: 12 },
  requirements: [{ count: 6 }],
  operation: { concurrency: 8 }
})

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-anonymise-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** The people of the file, of a pack that comes with Stoa, and of the census. */
const gather = (path: string) => {
  const files = [join(path, "people.csv"), join(path, "pack.jsonl")] as const
  writeFileSync(files[0], csv)
  writeFileSync(files[1], pack)
  return Roster.gather({ files, invented: [files[1]], agents: real.length + 5, seed: recipe.seed })
}

const folderOf = (runs: string, name: string): Runs.RunFolder => {
  const run = Runs.folderOf(runs, name)
  if (!existsSync(run.path)) mkdirSync(run.path)
  return run
}

/** Plays a run, or only so many calls of it, and gives how many were asked and its world. */
const play = (
  run: Runs.RunFolder,
  { calls = Infinity, profiles }: { readonly profiles: ReadonlyArray<Profile.Profile>; readonly calls?: number }
) =>
  Effect.gen(function*() {
    let asked = 0
    const broken = yield* Deferred.make<void>()
    const models = Models.layer({ ...recipe.operation, model: recipe.model, embedder: recipe.embedder }, {}, {
      watch: {
        onReply: (_, known) => {
          if (!known && ++asked === calls) Deferred.doneUnsafe(broken, Effect.void)
        }
      }
    })
    const log = LogFile.layer({ path: join(run.path, "run.log"), verbose: true, environment: {} })
    const whole = Pipeline.run(recipe, { profiles, folder: run, lastCounted: yield* EventLog.lastCounted })
    const world = yield* Effect.gen(function*() {
      yield* Effect.raceFirst(whole, Deferred.await(broken))
      return yield* EventLog.currentWorld
    }).pipe(Effect.provide([models, log]))
    return { asked, world }
  }).pipe(Effect.provide(RunStore.layer(run.database)))

const query = (run: Runs.RunFolder, sql: string): Array<Record<string, unknown>> => {
  const db = new DatabaseSync(run.database, { readOnly: true })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

const filesOf = (run: Runs.RunFolder): Record<string, string> => filesIn(run.dataset)

describe("a run over real people who are made unrecognisable", () => {
  it.live("holds nothing of them but in its recorded calls, and says what became of them", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const { problems, profiles } = yield* gather(path)
      assert.deepStrictEqual(problems, [])
      const run = folderOf(path, "run")
      const { world } = yield* play(run, { profiles })

      const told = Object.entries({
        ...filesOf(run),
        "run.log": readFileSync(join(run.path, "run.log"), "utf8"),
        facts: query(run, "SELECT * FROM events").map((row) => JSON.stringify(row)).join("\n"),
        notes: query(run, "SELECT * FROM notes").map((row) => JSON.stringify(row)).join("\n")
      })
      const identifying = new Set(real.flatMap((person) => person.identifying))
      for (const [name, text] of told) {
        for (const word of identifying) assert.notInclude(text.toLowerCase(), word.toLowerCase(), name)
      }
      const asked = query(run, "SELECT request FROM calls WHERE prompt = 'anonymise'").map(({ request }) => request)
      assert.isTrue(asked.some((request) => String(request).includes("Okwuosa")))

      const leftOut = World.leftOut(world)
      assert.isAbove(leftOut.length, 0)
      const { society } = Manifest.take(world, recipe.requirements)
      const stayed = real.length - leftOut.length
      assert.deepStrictEqual(society.anonymised, {
        people: stayed,
        rehearsed: stayed,
        leftOut: leftOut.length,
        because: Manifest.leftOutBy(leftOut)
      })
      assert.deepStrictEqual(society.sources, {
        census: { "Apache-2.0": 3 },
        "pack.jsonl": { "Apache-2.0": 2 },
        "people.csv": { "CC-BY-4.0": stayed }
      })
      const card = filesOf(run)["README.md"] ?? ""
      assert.include(card, `${stayed} people of files`)
      assert.include(card, `by a program of fixed phrases and no language model: ${stayed}.`)
    }))

  it.live("asks nobody of a pack or of the census, and everybody of a file", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const { profiles } = yield* gather(path)
      const run = folderOf(path, "run")
      const { world } = yield* play(run, { profiles })
      const places = query(run, "SELECT DISTINCT place FROM calls WHERE prompt = 'anonymise'").map(({ place }) =>
        String(place)
      )
      const numbers = new Set(places.map((place) => Number(place.split("/")[3])))
      const wanted = profiles.flatMap(({ origin }, nth) =>
        origin.kind === "file" && origin.invented !== true ? [nth] : []
      )
      assert.deepStrictEqual([...numbers].toSorted((a, b) => a - b), wanted)
      const names = World.agents(world).map(({ agent }) => agent.profile.name)
      for (const name of ["Marta Fell", "Jonas Wick"]) assert.include(names, name)
    }))

  it.live("asks nothing again after it was broken off, wherever that was, and comes to the same", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const { profiles } = yield* gather(path)
      const whole = folderOf(path, "whole")
      const { asked } = yield* play(whole, { profiles })
      for (const calls of [10, 45, 70, asked - 5]) {
        const run = folderOf(path, `broken-${calls}`)
        yield* play(run, { profiles, calls })
        const kept = query(run, "SELECT key FROM calls").length
        const enrolled = query(run, "SELECT 1 FROM events WHERE tag = 'Enrolled'").length
        const rest = yield* play(run, { profiles: enrolled > 0 ? [] : profiles })
        assert.strictEqual(rest.asked, query(run, "SELECT key FROM calls").length - kept)
        assert.deepStrictEqual(filesOf(run), filesOf(whole))
      }
    }))

  it.live("is verified from itself alone", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const { profiles } = yield* gather(path)
      const run = folderOf(path, "run")
      yield* play(run, { profiles })
      rmSync(join(path, "people.csv"))
      const { difference, finished, recorded, told } = yield* Verify.run(run, recipe)
      assert.isTrue(finished)
      assert.isUndefined(difference)
      assert.strictEqual(recorded.hash, told.hash)
    }))
})
