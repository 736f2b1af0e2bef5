/** The flags of the commands that take a whole recipe: a file, and what is put over it. */
import { Embedder, Recipe } from "@stoa/core"
import { Effect, Option } from "effect"
import { Argument, Flag } from "effect/cli"
import * as classFlags from "./classFlags.ts"
import { usage } from "./CommandError.ts"
import { maybe } from "./flags.ts"
import * as operation from "./operation.ts"
import * as recipe from "./recipe.ts"
import * as wishFlags from "./wishFlags.ts"

/** The flags. */
export const flags = {
  recipe: Argument.String("recipe").pipe(
    Argument.withDescription("A recipe file, YAML or JSON; flags go before what it says"),
    Argument.optional
  ),
  agents: maybe(Flag.Int("agents"), "How many agents; beyond the profiles given the census fills up"),
  profiles: Flag.String("profiles").pipe(
    Flag.withDescription("A profile file (.jsonl, .json, .csv, each also .gz) or a folder; may be given several times"),
    Flag.atLeast(0)
  ),
  packs: Flag.String("pack").pipe(
    Flag.withDescription(
      "People who come with Stoa: software, health, law, teaching, trades, finance, science, public-service; may be given several times"
    ),
    Flag.atLeast(0)
  ),
  anonymise: maybe(Flag.Boolean("anonymise"), "Have the people of files made unrecognisable first"),
  grounding: maybe(
    Flag.Literals("grounding", ["merged", "separate"]),
    "merged: one call gives personality, life goal and plan; separate: a call each, as in the paper"
  ),
  ...wishFlags.flags,
  model: maybe(Flag.String("model"), "rehearsal, PROVIDER/MODEL, or a bare name with --base-url"),
  embedder: maybe(
    Flag.String("embedder"),
    "lexical, minilm (after npm install @huggingface/transformers), PROVIDER/MODEL, or a bare name with --base-url"
  ),
  communication: maybe(
    Flag.Literals("communication", ["structured", "random", "none"]),
    "How agents come to know of each other's acts"
  ),
  window: maybe(Flag.Int("window"), "How many actions of a group, or steps, make an episode"),
  unit: maybe(Flag.Literals("unit", ["actions", "steps"]), "What the window counts"),
  routing: maybe(
    Flag.Literals("routing", ["per-step", "per-action"]),
    "per-step: one call decides who hears a group's acts of a step; per-action: two for each act, as in the paper"
  ),
  steps: maybe(Flag.Int("steps"), "Most steps of each group"),
  episodes: maybe(Flag.Int("episodes"), "Stop the simulation when this many episodes are complete"),
  ...classFlags.flags,
  judge: maybe(
    Flag.Literals("judge", ["none", "report", "filter"]),
    "report: a judge grades every instruction, and labels what is faulty in conversations of a class; filter: and rows below the grades wanted are dropped"
  ),
  benchmarks: wishFlags.benchmarks,
  references: Flag.String("reference").pipe(
    Flag.withDescription(
      "A file of instructions whose numbers stand beside those of the data set; may be given several times"
    ),
    Flag.atLeast(0)
  ),
  prompts: Flag.String("prompt").pipe(
    Flag.withDescription(
      "A file with texts of your own for a prompt, as in instruct=my.md (see stoa prompts); may be given several times"
    ),
    Flag.atLeast(0)
  ),
  index: maybe(
    Flag.Literals("index", ["usearch", "faiss", "exact"]),
    "What looks vectors up: usearch, faiss where faiss-node is installed, or a comparison with every one"
  ),
  share: maybe(
    Flag.Finite("share"),
    "Share of the society's groups that go to class on questions of their own episodes, from 0 to 1"
  ),
  ...operation.ofRun
}

/** The recipe that a file (if any) and flags make together, if its parts go together. */
export const assemble = Effect.fnUntraced(function*(
  file: Option.Option<string>,
  settings: recipe.RecipeFlags,
  base?: recipe.Settings
) {
  const made = yield* recipe.assemble(file, settings, base)
  if (Option.isSome(settings.baseUrl) && Recipe.isRehearsed(made) && Embedder.isEmbedded(made.embedder)) {
    return yield* usage("--base-url names a server but no model: name one of its models with --model.")
  }
  return made
})
