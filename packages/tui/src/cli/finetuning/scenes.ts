/** The debates of a finetuning as scenes for trainers: error corrections and debates, in the layout of the class. */
import { AtomicFile, ShareGptCheck } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect } from "effect"
import { existsSync } from "node:fs"
import { mkdir, readdir } from "node:fs/promises"
import { basename, join } from "node:path"
import { codes, CommandError, usage } from "../CommandError.ts"
import * as Screen from "../Screen.ts"
import * as Home from "./Home.ts"
import { recipeOf } from "./recipeOf.ts"
import { folderOf } from "./sitting.ts"

/** Where to. */
export interface ScenesOptions {
  readonly runs: string
  readonly out: string
  readonly force: boolean
  readonly json: boolean
}

/** Files of debates over train by the agents that learnt from them, in the order of iterations. */
const files = (folder: Finetuning.Folder.Folder): ReadonlyArray<string> => {
  const found: Array<string> = []
  for (let iteration = 0;; iteration++) {
    const label = iteration === 0 ? "debate" : `finetuned-${iteration}`
    const file = Finetuning.Folder.transcripts(folder, { label, set: "train" })
    if (!existsSync(file)) return found
    found.push(file)
  }
}

const isBusy = (out: string) => Effect.promise(() => readdir(out).then((names) => names.length > 0, () => false))

/** Writes them, and says how many there are and how many of them trainers can read. */
export const scenes = Effect.fn("finetuning.scenes")(function*(
  name: string,
  { force, json, out, runs }: ScenesOptions
) {
  const folder = Home.of(runs, name)
  const recipe = yield* recipeOf(folder)
  const task = yield* Effect.fromResult(Finetuning.Tasks.find(recipe.task)).pipe(Effect.mapError(usage))
  yield* Finetuning.Tasks.ready
  const found = files(folderOf(folder))
  if (found.length === 0) {
    return yield* usage(`The finetuning ${name} has no debates yet: it gets them with npx stoa resume ${name}.`)
  }
  if (!force && (yield* isBusy(out))) {
    return yield* usage(
      `--out: ${out} is not empty: name another folder, or add --force to replace what has the same name.`
    )
  }
  const { agents } = recipe.debate
  const parts = yield* Effect.forEach(found, (file) =>
    Effect.map(Finetuning.Transcripts.read(file), (transcripts) => {
      const label = basename(file, ".train.jsonl")
      const under = (scene: Finetuning.Scenes.Scene) => ({ ...scene, id: `${label}/${scene.id}` })
      return {
        corrections: Finetuning.Scenes.errorCorrections(transcripts, { agents, task }).map(under),
        debates: Finetuning.Scenes.debates(transcripts, { agents, task }).map(under)
      }
    })).pipe(Effect.mapError((error) => usage(error.message)))
  yield* Effect.tryPromise({
    try: () => mkdir(out, { recursive: true }),
    catch: (error) => usage(`--out: ${out} cannot be made: ${AtomicFile.reasonOf(error)}.`)
  })
  const written = yield* Effect.forEach(
    [["error-correction", parts.flatMap(({ corrections }) => corrections)], [
      "debate",
      parts.flatMap(({ debates }) => debates)
    ]] as const,
    Effect.fnUntraced(function*([scenario, all]) {
      const rows = all.map(({ provenance: _, ...row }) => row)
      const file = join(out, `${scenario}.sharegpt.json`)
      yield* AtomicFile.write(file, [`${JSON.stringify(rows, null, 2)}\n`])
      yield* AtomicFile.write(
        join(out, `${scenario}.provenance.jsonl`),
        all.map(({ id, provenance }) => `${JSON.stringify({ id, ...provenance })}\n`)
      )
      // That a debate is spoken in paragraphs is a rule for one that is played.
      const shape = scenario === "debate" ? undefined : scenario
      const problems = rows.length === 0 ? [] : ShareGptCheck.check(rows, { scenarioOf: () => shape })
      return { file, rows: rows.length, problems }
    })
  )
  const faults = written.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem })))
  if (json) {
    Screen.print(
      JSON.stringify({
        out,
        files: written.map(({ file, problems, rows }) => ({ file, rows, problems: problems.length }))
      })
    )
  } else {
    for (const { file, problems, rows } of written) {
      const bad = new Set(problems.map(({ row }) => row)).size
      Screen.print(`${file}: ${Screen.count(rows, "scene")}, ${rows - bad} of them as trainers want them`)
    }
    if (recipe.model === "rehearsal") Screen.say(Screen.style.yellow("This is a rehearsal: do not train on it."))
  }
  const [first] = faults
  if (first !== undefined) {
    return yield* new CommandError({
      sentence: `${
        Screen.count(faults.length, "fault")
      } in what was written; the first in ${first.file}, row ${first.row}: ${first.problem}.`,
      code: codes.failed
    })
  }
})
