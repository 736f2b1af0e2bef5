import { Effect } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Model, Seed } from "../../../../packages/core/src/index.ts"
import { places, range, type Symbols } from "../../../../packages/scenarios/src/finetuning/abacus/Alphabet.ts"
import type { Expression } from "../../../../packages/scenarios/src/finetuning/abacus/Expression.ts"
import * as Names from "../../../../packages/scenarios/src/finetuning/abacus/Names.ts"
import { type Network, untrained } from "../../../../packages/scenarios/src/finetuning/abacus/Network.ts"
import * as Weights from "../../../../packages/scenarios/src/finetuning/abacus/Weights.ts"

/** A folder of a test's own, gone with its scope. */
export const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-abacus-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** A small network that has learnt nothing. */
export const small = (seed = 5, hidden = 12): Network => untrained(hidden, Seed.chance(seed).next)

/** A folder with the start weights of a network. */
export const withStart = (network: Network) => Effect.tap(folder, (path) => Weights.write(Names.start(path), network))

export const textOf = ([a, b, c, d, e, f]: Expression): string => `What is ${a} + ${b} * ${c} + ${d} - ${e} * ${f}?`

/** Any expression, by chance. */
export const anyExpression = (chance: Seed.Chance): Expression => {
  const one = () => chance.int(30)
  return [one(), one(), one(), one(), one(), one()]
}

/** Any working, by chance: every symbol that may stand at its place. */
export const anyWorking = (chance: Seed.Chance): Symbols =>
  Uint8Array.from({ length: places }, (_, place) => {
    const [first, last] = range(place)
    return first + chance.int(last - first + 1)
  })

/** A request with these turns, the user's and the model's by turns. */
export const requestOf = (
  said: ReadonlyArray<string>,
  given: Partial<Model.ModelRequest> = {}
): Model.ModelRequest => ({
  place: "test/1",
  seed: 1,
  prompt: "generate",
  promptHash: "0",
  turns: said.map((content, index) => ({ role: index % 2 === 0 ? "user" : "assistant", content })),
  form: { kind: "text" },
  temperature: 1,
  maxTokens: 2048,
  rehearse: () => "nothing",
  ...given
})
