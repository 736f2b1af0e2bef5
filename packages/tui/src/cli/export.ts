/** `stoa export`: the rows of a run, or of a file of them, in the formats of trainers. */
import { Export, type Format, Formats, Requirement, Runs } from "@stoa/core"
import { Effect, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { stat } from "node:fs/promises"
import { join } from "node:path"
import { usage } from "./CommandError.ts"
import * as Home from "./finetuning/Home.ts"
import * as shared from "./flags.ts"
import { maybe } from "./flags.ts"
import { find } from "./found.ts"
import * as Screen from "./Screen.ts"

const exists = (path: string): Effect.Effect<boolean> =>
  Effect.promise(() => stat(path).then((found) => found.isFile(), () => false))

/** The canonical rows of a run by its name, or the file itself. */
const fileOf = Effect.fnUntraced(function*(from: string, runs: string) {
  const isRun = (yield* Runs.names(runs)).includes(from)
  if (!isRun && (/[/\\]|\.jsonl(?:\.gz)?$/i.test(from) || (yield* exists(from)))) return from
  const folder = yield* find(runs, from)
  const path = join(folder.dataset, "examples.jsonl")
  if (yield* exists(path)) return path
  return yield* usage(`The run ${from} has no data set yet: it gets one when it ends, with npx stoa resume ${from}.`)
})

/** The formats by their names; all stands for every one there is. */
const formatsOf = Effect.fnUntraced(function*(names: ReadonlyArray<string>) {
  if (names.includes("all")) return Formats.all
  const formats: Array<Format.Format> = []
  for (const name of new Set(names)) {
    const { format, near } = Formats.find(name)
    if (format === undefined) {
      const meant = near.length === 0
        ? `The formats are ${Formats.names.join(", ")}, all`
        : `Did you mean ${near.join(" or ")}`
      return yield* usage(`There is no format "${Screen.quote(name, 60)}". ${meant}${near.length === 0 ? "." : "?"}`)
    }
    formats.push(format)
  }
  return formats
})

/** What is wrong with where thinking shall go; formats that are not named find a place of their own. */
const misplaced = (
  formats: ReadonlyArray<Format.Format>,
  thinking: Format.Thinking | undefined
): string | undefined => {
  const format = formats.find(({ thinking: places }) =>
    thinking !== undefined && places.length > 1 && !places.includes(thinking)
  )
  return format === undefined
    ? undefined
    : `The format ${format.name} cannot have thinking as --thinking ${thinking}: choose ${
      format.thinking.join(" or ")
    }.`
}

const sized = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : bytes < 1e9
    ? `${(bytes / 1e6).toFixed(1)} MB`
    : `${(bytes / 1e9).toFixed(1)} GB`

const print = (out: string, { files, formats, leftOut, rehearsal }: Export.Exported): void => {
  for (const { bytes, name, rows } of files) {
    Screen.print(`${join(out, name)}: ${Screen.count(rows, "row")}, ${sized(bytes)}`)
  }
  for (const [reason, rows] of Object.entries(leftOut)) Screen.say(`left out: ${Screen.count(rows, "row")} ${reason}`)
  for (const { leftOut, name } of formats.filter(({ rows }) => rows > 0)) {
    for (const [reason, rows] of Object.entries(leftOut)) {
      if (formats.length === Formats.all.length && Export.isForOthers(reason)) continue
      Screen.say(`not in ${name}: ${Screen.count(rows, "row")} because ${reason}`)
    }
  }
  const wanting = formats.filter(({ rows }) => rows === 0).map(({ name }) => name)
  if (wanting.length > 0) Screen.say(`not written, for no row is one for it: ${wanting.join(", ")}`)
  if (rehearsal) Screen.say(Screen.style.yellow("This is a rehearsal: do not train on it."))
}

export const exportRows = Command.make(
  "export",
  {
    from: Argument.String("run or file").pipe(
      Argument.withDescription(
        "Name of a run or a finetuning, or a file of Stoa's own rows (examples.jsonl, examples.jsonl.gz)"
      )
    ),
    format: Flag.String("format").pipe(
      Flag.withDescription(
        `What is written: ${Formats.names.join(", ")} or all; may be given several times; of a finetuning sharegpt`
      ),
      Flag.atLeast(0)
    ),
    out: Flag.String("out").pipe(Flag.withDescription("The folder to write to, new or empty")),
    kind: Flag.Literals("kind", Requirement.Kind.literals).pipe(
      Flag.withDescription("Only rows of these kinds; may be given several times; default: all but safety"),
      Flag.atLeast(0)
    ),
    provenance: Flag.Literals("provenance", ["none", "sidecar", "column"]).pipe(
      Flag.withDescription("Where rows come from: nowhere, in a file beside each, or in a column of each row"),
      Flag.withDefault("none")
    ),
    thinking: maybe(
      Flag.Literals("thinking", ["inline", "key", "drop"]),
      "Where thinking goes: into the answer between tags, under a key of its own, or nowhere; default: as each format's trainers have it"
    ),
    strict: Flag.Boolean("strict").pipe(
      Flag.withDescription(
        "Leave out every field that hosted trainers do not know; a rehearsal is then told by the file's name"
      ),
      Flag.withDefault(false)
    ),
    split: maybe(
      Flag.String("split"),
      "Parts with their shares, as in train=0.9,test=0.1; what came out of one episode stands in one part"
    ),
    shard: maybe(Flag.Int("shard"), "Rows of a file at most; default: all rows in one"),
    force: Flag.Boolean("force").pipe(
      Flag.withDescription("Replace an export that is in the folder already"),
      Flag.withDefault(false)
    ),
    runs: shared.runs,
    json: shared.json
  },
  Effect.fn("stoa export")(function*({ format, from, json, kind, runs, shard, split, thinking, ...given }) {
    if (Home.isOne(runs, from)) {
      if (format.some((name) => name !== "sharegpt")) {
        return yield* usage(`${from} is a finetuning, whose debates are written as sharegpt alone: leave --format out.`)
      }
      const { scenes } = yield* Effect.promise(() => import("./finetuning/scenes.ts"))
      return yield* scenes(from, { runs, json, out: given.out, force: given.force })
    }
    if (format.length === 0) {
      return yield* usage(`--format says what is written: ${Formats.names.join(", ")}, or all.`)
    }
    const formats = yield* formatsOf(format)
    const place = Option.getOrUndefined(thinking)
    const flaw = format.includes("all") ? undefined : misplaced(formats, place)
    if (flaw !== undefined) return yield* usage(flaw)
    const most = Option.getOrUndefined(shard)
    if (most !== undefined && most < 1) return yield* usage(`--shard: expected at least 1 row, found ${most}.`)
    if (given.strict && given.provenance === "column") {
      return yield* usage(
        "--strict leaves out every field that hosts do not know, and --provenance column adds one: choose --provenance sidecar."
      )
    }
    const splits = Option.isNone(split)
      ? []
      : yield* Effect.fromResult(Result.mapError(Export.parseSplit(split.value), (flaw) => usage(`--split: ${flaw}.`)))
    const path = yield* fileOf(from, runs)
    const exported = yield* Export.write({
      ...given,
      from: path,
      formats,
      kinds: kind.length === 0 ? undefined : kind,
      thinking: place,
      splits,
      shard: most
    }).pipe(Effect.catchTag("ExportError", (error) => usage(error.message)))
    if (json) return Screen.print(JSON.stringify({ out: given.out, ...exported }))
    print(given.out, exported)
  })
).pipe(
  Command.withDescription("Write the rows of a run in the formats of trainers, as many as there are"),
  Command.withExamples([
    {
      command: "stoa export run-001 --format messages --format trl-preference --out sets/one",
      description: "Two formats"
    },
    {
      command: "stoa export run-001 --format all --out sets/all --split train=0.9,test=0.1 --provenance sidecar",
      description: "Everything there is, parted, with where each row comes from"
    },
    {
      command: "stoa export run-001 --format openai-preference --out sets/host --strict",
      description: "For a hosted trainer, which refuses fields it does not know"
    }
  ])
)
