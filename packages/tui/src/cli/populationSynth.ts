/** `stoa population synth`: people from the census, as rows of a profile file. */
import { AtomicFile, Census, Embedder, Profile, VectorIndex } from "@stoa/core"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { usage } from "./CommandError.ts"
import * as shared from "./flags.ts"
import * as peopleFile from "./peopleFile.ts"
import * as Screen from "./Screen.ts"

/** Which people are wanted. */
interface Wanted {
  readonly count: number
  readonly seed: number
  readonly isco: string | undefined
  readonly country: string | undefined
  readonly language: string | undefined
}

const mostPeople = 10_000_000
const mostChecked = 1000
// So many draws in vain, and nobody like that is to be expected.
const manyDraws = 200_000

const fits = ({ attributes }: Profile.Profile, { country, isco, language }: Wanted): boolean =>
  (isco === undefined || attributes["isco"]?.startsWith(isco) === true) &&
  (country === undefined || attributes["place"]?.endsWith(`, ${country}`) === true) &&
  (language === undefined || attributes["languages"]?.split("; ").includes(language) === true)

/** What was made, counted on the way. */
class Made {
  people = 0
  /** True where too many draws in a row fitted nothing. */
  gaveUp = false
  readonly occupations = new Set<string>()
  readonly groups = new Set<string>()
  readonly countries = new Set<string>()
  readonly languages = new Set<string>()
  readonly first: Array<Profile.Profile> = []

  add(profile: Profile.Profile): void {
    const { isco = "", languages = "", occupation = "", place = "" } = profile.attributes
    this.people++
    this.occupations.add(occupation.startsWith("retired ") ? occupation.slice(8) : occupation)
    this.groups.add(isco)
    this.countries.add(place.split(", ").at(-1) ?? "")
    for (const language of languages.split("; ")) this.languages.add(language)
    if (this.first.length < mostChecked) this.first.push(profile)
  }
}

const rowsOf = function*(wanted: Wanted, made: Made): Generator<string> {
  let vain = 0
  for (let nth = 1; made.people < wanted.count; nth++) {
    const profile = Census.draw(wanted.seed, nth)
    if (fits(profile, wanted)) {
      vain = 0
      made.add(profile)
      yield Census.toRow(profile)
    } else if (++vain > manyDraws) {
      made.gaveUp = true
      throw new Error("nobody like that")
    }
  }
}

const blockSize = 1 << 16

/** Writes to standard output as fast as it is read, and stops when nobody reads any more. */
const toStandardOutput = async (rows: Iterable<string>): Promise<void> => {
  const flush = (text: string) => new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))
  let block = ""
  for (const row of rows) {
    block += row
    if (block.length < blockSize) continue
    await flush(block)
    block = ""
    if (process.stdout.destroyed) return
  }
  await flush(block)
}

const writing = (file: string | undefined, rows: Iterable<string>): Effect.Effect<void, AtomicFile.WriteError> =>
  file === undefined
    ? Effect.tryPromise({
      try: () => toStandardOutput(rows),
      catch: (error) => new AtomicFile.WriteError({ path: "standard output", detail: AtomicFile.reasonOf(error) })
    })
    : Census.write(file, rows)

const tooRare = (wanted: Wanted, made: Made) =>
  usage(
    `The census drew ${manyDraws} people in a row and found nobody like that (${made.people} of ${wanted.count} were there): ask for fewer, or leave out --isco, --country or --language.`
  )

/** How alike each is to the one most like it: the mean, and the value that 95 of 100 stay under. */
const likeness = Effect.fnUntraced(function*(profiles: ReadonlyArray<Profile.Profile>) {
  const vectors = yield* Embedder.embedAll(profiles.map(Profile.toText), "population").pipe(
    Effect.provide(Embedder.Embedder.lexical)
  )
  const index = VectorIndex.exact(vectors.map((vector, id) => ({ id, vector })))
  const nearest = vectors.map((vector, own) =>
    Math.max(0, index.search(vector, 2).find(({ id }) => id !== own)?.similarity ?? 0)
  ).toSorted((a, b) => a - b)
  const round = (number: number) => Math.round(number * 1000) / 1000
  return {
    of: nearest.length,
    mean: round(nearest.reduce((sum, one) => sum + one, 0) / Math.max(1, nearest.length)),
    p95: round(nearest[Math.floor(nearest.length * 0.95)] ?? 0)
  }
})

/** One of a list, whatever its case. */
const oneOf = Effect.fnUntraced(function*(what: string, given: Option.Option<string>, all: ReadonlyArray<string>) {
  if (Option.isNone(given)) return undefined
  const found = all.find((one) => one.toLowerCase() === given.value.trim().toLowerCase())
  return found ??
    (yield* usage(`The census knows no ${what} "${Screen.quote(given.value, 40)}". It knows ${all.join(", ")}.`))
})

const wantedOf = Effect.fnUntraced(function*(
  { count, country, isco, language, seed }: {
    readonly count: number
    readonly seed: number
    readonly isco: Option.Option<string>
    readonly country: Option.Option<string>
    readonly language: Option.Option<string>
  }
): Effect.fn.Return<Wanted, ReturnType<typeof usage>> {
  if (count < 1 || count > mostPeople) return yield* usage(`N is ${count}: expected a number from 1 to ${mostPeople}.`)
  if (seed < 0 || seed > 0x7fffffff) return yield* usage(`--seed is ${seed}: expected a number from 0 to 2147483647.`)
  const group = Option.getOrUndefined(isco)
  if (group !== undefined && !Census.isGroup(group)) {
    return yield* usage(
      `--isco is "${
        Screen.quote(group, 20)
      }": expected the one to four digits of a group of ISCO-08, such as 2 (professionals) or 2221 (nurses).`
    )
  }
  return {
    count,
    seed,
    isco: group,
    country: yield* oneOf("country", country, Census.known.countries),
    language: yield* oneOf("language", language, Census.known.languages)
  }
})

export const synth = Command.make(
  "synth",
  {
    count: Argument.Int("N").pipe(Argument.withDescription("How many people")),
    seed: Flag.Int("seed").pipe(
      Flag.withDescription("Other people for another seed; the same ones for the same"),
      Flag.withDefault(1)
    ),
    out: shared.maybe(Flag.String("out"), "Write to this file (.jsonl or .jsonl.gz) instead of standard output"),
    isco: shared.maybe(
      Flag.String("isco"),
      "Only people of this group of ISCO-08: one digit for a major group, up to four for a unit group"
    ),
    country: shared.maybe(Flag.String("country"), "Only people who live in this country"),
    language: shared.maybe(Flag.String("language"), "Only people who speak this language"),
    check: Flag.Boolean("check").pipe(
      Flag.withDescription("Say also how alike the first thousand are, each to the one most like it"),
      Flag.withDefault(false)
    ),
    json: shared.json
  },
  Effect.fn("stoa population synth")(function*({ check, json, out, ...flags }) {
    const file = Option.getOrUndefined(out)
    const flaw = file === undefined ? undefined : peopleFile.flawOf(file)
    if (flaw !== undefined) return yield* usage(flaw)
    const wanted = yield* wantedOf(flags)
    const made = new Made()
    const rows = rowsOf(wanted, made)
    yield* Effect.mapError(writing(file, rows), (error) => (made.gaveUp ? tooRare(wanted, made) : error))
    const alike = check ? yield* likeness(made.first) : undefined
    const summary = {
      people: made.people,
      occupations: made.occupations.size,
      unitGroups: made.groups.size,
      countries: made.countries.size,
      languages: made.languages.size,
      seed: wanted.seed,
      ...(alike === undefined ? {} : { nearest: alike }),
      file: file ?? null
    }
    // Rows and a result cannot share standard output.
    if (json) return file === undefined ? Screen.say(JSON.stringify(summary)) : Screen.print(JSON.stringify(summary))
    Screen.say(
      `${summary.people === 1 ? "1 person" : `${summary.people} people`}: ${
        Screen.count(summary.occupations, "occupation")
      } in ${Screen.count(summary.unitGroups, "unit group")} of ISCO-08, ${
        Screen.count(summary.countries, "country", "countries")
      }, ${Screen.count(summary.languages, "language")}${
        alike === undefined
          ? ""
          : `; nearest neighbour among ${alike.of}: similarity ${alike.mean} in the mean, 95 of 100 under ${alike.p95}`
      }${file === undefined ? "" : `; in ${file}`}`
    )
  })
).pipe(
  Command.withDescription("Make invented people from the census, one JSON object a line"),
  Command.withExamples([
    { command: "stoa population synth 500 --seed 7 --out people.jsonl", description: "500 people, for --profiles" },
    { command: "stoa population synth 20 --isco 22 --country Kenya", description: "20 health professionals of Kenya" },
    {
      command: "stoa population synth 1000 --check --json --out p.jsonl.gz",
      description: "How alike they are, measured"
    }
  ])
)
