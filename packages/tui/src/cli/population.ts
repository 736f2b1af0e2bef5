/** `stoa population`: what people there are in files, and people from the census. */
import { type Profile, ProfileSource, RowProblem } from "@stoa/core"
import { Effect, Result, Stream } from "effect"
import { Argument, Command } from "effect/cli"
import { existsSync } from "node:fs"
import { readdir } from "node:fs/promises"
import { basename, join } from "node:path"
import * as layers from "../layers.ts"
import { anonymise } from "./anonymise.ts"
import { codes, CommandError } from "./CommandError.ts"
import * as shared from "./flags.ts"
import { synth } from "./populationSynth.ts"
import * as Screen from "./Screen.ts"

/** What a file of profiles holds. */
interface Listed {
  readonly file: string
  readonly rows: number
  readonly people: number
  readonly bad: number
  /** The first bad rows, each with its line, field and reason. */
  readonly problems: ReadonlyArray<RowProblem.RowProblem>
  readonly licences: Readonly<Record<string, number>>
  readonly occupations: Readonly<Record<string, number>>
  readonly languages: Readonly<Record<string, number>>
  readonly ages: { readonly youngest: number; readonly median: number; readonly oldest: number } | null
  /** Why the file could not be used, where it could not. */
  readonly error: string | null
}

const mostProblems = 20

/** Counts what was met. */
class Tally {
  readonly #counts = new Map<string, number>()
  add(names: ReadonlyArray<string>): void {
    for (const name of names) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }
  /** The names met most often first. */
  get counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
  }
}

const attribute = ({ attributes }: Profile.Profile, ...names: ReadonlyArray<string>): string | undefined => {
  for (const name of names) if (attributes[name] !== undefined) return attributes[name]
  return undefined
}

const list = Effect.fnUntraced(function*(path: string): Effect.fn.Return<Listed> {
  const tallies = { licences: new Tally(), occupations: new Tally(), languages: new Tally() }
  const ages: Array<number> = []
  const problems: Array<RowProblem.RowProblem> = []
  const count = { rows: 0, bad: 0 }
  const meet = (row: ProfileSource.ReadRow) => {
    count.rows++
    if (Result.isFailure(row)) {
      count.bad++
      if (problems.length < mostProblems) problems.push(row.failure)
      return
    }
    const profile = row.success
    tallies.licences.add([profile.licence ?? "none named"])
    const occupation = attribute(profile, "occupation", "job", "profession", "role")
    if (occupation !== undefined) tallies.occupations.add([occupation])
    tallies.languages.add((attribute(profile, "languages", "language") ?? "").split(/\s*[;,]\s*/).filter(Boolean))
    const age = Number.parseInt(attribute(profile, "age") ?? "", 10)
    if (age > 0 && age < 130) ages.push(age)
  }
  const read = yield* Effect.result(
    Stream.runForEach(ProfileSource.stream(path), (row) => Effect.sync(() => meet(row)))
  )
  ages.sort((a, b) => a - b)
  const at = (share: number) => ages[Math.floor((ages.length - 1) * share)] ?? 0
  return {
    file: path,
    rows: count.rows,
    people: count.rows - count.bad,
    bad: count.bad,
    problems,
    licences: tallies.licences.counts,
    occupations: tallies.occupations.counts,
    languages: tallies.languages.counts,
    ages: ages.length === 0 ? null : { youngest: at(0), median: at(0.5), oldest: at(1) },
    error: Result.isFailure(read) ? read.failure.message : null
  }
})

const pathOfPack = (name: string): string => join(layers.agents, `${name}.jsonl`)

/** A name without ending or folder that is no path here is a pack that comes with Stoa. */
const pathOf = (name: string): string =>
  !existsSync(name) && /^[\w-]+$/.test(name)
    ? name === "starter" ? layers.starterPopulation : existsSync(pathOfPack(name)) ? pathOfPack(name) : name
    : name

/** What is looked at where nothing is named: all that comes with Stoa. */
const everything = Effect.promise(async () => [
  layers.starterPopulation,
  ...(await readdir(layers.agents).catch(() => new Array<string>()))
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .map((name) => join(layers.agents, name))
])

const top = (counts: Readonly<Record<string, number>>, most: number): string => {
  const names = Object.entries(counts)
  const more = names.length - most
  return names.length === 0
    ? "none named"
    : names.slice(0, most).map(([name, count]) => `${name} ${count}`).join(", ") + (more > 0 ? ` and ${more} more` : "")
}

const show = ({ ages, bad, error, file, languages, licences, occupations, people, problems }: Listed): void => {
  Screen.print(
    `${basename(file)}: ${people === 1 ? "1 person" : `${people} people`}${
      bad === 0 ? "" : `, ${Screen.count(bad, "bad row")}`
    }`
  )
  if (error !== null) Screen.print(`  ${Screen.quote(error, 600)}`)
  for (const problem of problems) Screen.print(`  ${Screen.quote(RowProblem.sentence(problem), 300)}`)
  if (people === 0) return
  const distinct = Object.keys(occupations).length
  Screen.print(`  licences     ${Screen.quote(top(licences, 4), 200)}`)
  Screen.print(
    `  occupations  ${distinct === 0 ? "none named" : `${distinct}: ${Screen.quote(top(occupations, 6), 300)}`}`
  )
  Screen.print(`  languages    ${Screen.quote(top(languages, 8), 200)}`)
  Screen.print(
    `  ages         ${
      ages === null ? "none named" : `${ages.youngest} to ${ages.oldest}, half of them at most ${ages.median}`
    }`
  )
}

export const population = Command.make(
  "population",
  {
    sources: Argument.String("file").pipe(
      Argument.withDescription(
        "Profile files, folders of them, or packs that come with Stoa (starter, software, health ...); all packs when absent"
      ),
      Argument.variadic()
    ),
    json: shared.json
  },
  Effect.fn("stoa population")(function*({ json, sources }) {
    const paths = sources.length === 0 ? yield* everything : sources.map(pathOf)
    const files = (yield* Effect.forEach(paths, ProfileSource.files)).flat()
    const listed = yield* Effect.forEach(files, list)
    if (json) Screen.print(JSON.stringify(listed))
    else {
      listed.forEach(show)
      const people = listed.reduce((sum, one) => sum + one.people, 0)
      if (listed.length > 1) Screen.print(`${Screen.count(listed.length, "file")}, ${people} people`)
    }
    const broken = listed.filter(({ error }) => error !== null)
    if (broken.length > 0) {
      return yield* new CommandError({
        sentence: `${Screen.count(broken.length, "file")} cannot be used: ${
          broken.map(({ file }) => basename(file)).join(", ")
        }.`,
        code: codes.usage
      })
    }
  })
).pipe(
  Command.withDescription("Tell what people profile files hold, or make people"),
  Command.withExamples([
    { command: "stoa population", description: "The people that come with Stoa" },
    {
      command: "stoa population people.csv health",
      description: "Those of a file and of a pack: bad rows, licences, ages"
    },
    { command: "stoa population synth 500 --seed 7 --out people.jsonl", description: "500 invented people" }
  ]),
  Command.withSubcommands([synth, anonymise])
)
