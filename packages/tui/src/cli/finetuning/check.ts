/** What a finetuning needs and cannot have is found out before its folder is made, and before anything is asked. */
import { Milestones, Models, PlainText } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect } from "effect"
import { spawnSync } from "node:child_process"
import { accessSync, constants, statSync } from "node:fs"
import { resolve } from "node:path"
import * as layers from "../../finetuningLayers.ts"
import { usage } from "../CommandError.ts"
import * as prices from "../prices.ts"

const nowhere = Finetuning.Folder.of(".", "")

/** What is wrong with a program at a path, in words. */
const flawAt = (path: string): string | undefined => {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return "there is no such file"
  try {
    accessSync(path, constants.X_OK)
    return undefined
  } catch {
    return "it may not be executed (chmod +x lets it)"
  }
}

/** A command's first word, where that is a path or a plain name; what only a shell can read is left to the shell. */
const program = /^\s*([\w./@%+,:-]+)(?=\s|$)/

/** What is wrong with the program that trains, in a sentence; whether it trains well shows when it is run. */
export const commandFlaw = (command: string): string | undefined => {
  const [, word] = program.exec(command) ?? []
  if (word === undefined) return undefined
  const flaw = word.includes("/")
    ? flawAt(resolve(word))
    : spawnSync("/bin/sh", ["-c", "command -v -- \"$1\"", "sh", word]).status === 0
    ? undefined
    : "no program of that name is found in PATH"
  return flaw === undefined
    ? undefined
    : `trainer.command: "${
      PlainText.brief(word, 120)
    }" cannot be run: ${flaw}. Name the program that trains with its arguments, as in --trainer-command "./train.sh".`
}

/** Whether the trainer can be had and can train the model, as far as nobody need be asked for that. */
const trainer = Effect.fnUntraced(function*(recipe: Finetuning.Recipe.Recipe, environment: Models.Environment) {
  const { model, trainer: { command, kind } } = recipe
  const isHere = Finetuning.Abacus.isOne(model) || model === "rehearsal"
  yield* Effect.flatMap(
    Finetuning.Trainer.Trainer,
    // A server is asked whether it trains, and that only once a finetuning begins.
    ({ check }) => kind === "api" && !isHere ? Effect.void : check(model)
  ).pipe(
    Effect.provide(layers.trainer(recipe, nowhere, environment)),
    Effect.provide(Milestones.Milestones.memory),
    Effect.mapError(({ message }) => usage(message.replace(/^(trainer\.\w+: )\1/, "$1")))
  )
  const flaw = kind === "command" && command !== undefined ? commandFlaw(command) : undefined
  if (flaw !== undefined) return yield* usage(flaw)
})

/** Checks models and trainer. A forecast asks nobody, and so needs no key. */
export const check = Effect.fn("finetuning.check")(function*(
  recipe: Finetuning.Recipe.Recipe,
  { keys }: { readonly keys: boolean }
) {
  const { keyName } = recipe.trainer
  const environment = keys
    ? process.env
    : { ...(keyName === undefined ? {} : { [keyName]: "none" }), ...prices.withKeys(process.env) }
  yield* Models.check(layers.access(recipe), environment, { own: layers.own(nowhere) })
  yield* trainer(recipe, environment)
})
