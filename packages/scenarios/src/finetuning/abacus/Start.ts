/**
 * Start weights: the model that all agents begin as. It learns from right workings of expressions that are in no question, until it is
 * right about as often as not: so there is something to disagree about, and something to learn. Then it learns to look at earlier
 * workings, its own and others', as a critic does; what it writes as a generator stays the same.
 */
import { Seed } from "@stoa/core"
import { Clock, Effect, Schema } from "effect"
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { type Symbols, textOf } from "./Alphabet.ts"
import { digitsOf, type Expression } from "./Expression.ts"
import { Learner, type Lesson } from "./Learning.ts"
import * as Names from "./Names.ts"
import { type Network, Pass, untrained } from "./Network.ts"
import * as Note from "./Note.ts"
import * as StartData from "./StartData.ts"
import * as Weights from "./Weights.ts"
import { meanOf } from "./Working.ts"
import { write } from "./Writing.ts"

/** How start weights are learnt. */
export interface StartOptions {
  /** Where models lie: NAME/models. */
  readonly folder: string
  readonly seed: Seed.Seed
  /** Texts of questions whose expressions may not be learnt from: those that are debated and measured with. */
  readonly exclude?: ReadonlyArray<string>
  /** Units of each network of a place. */
  readonly hidden?: number
  /** Learning ends when so many of the held-out expressions are answered right. */
  readonly target?: number
  /** The least and the most of them that make a model to finetune. */
  readonly within?: readonly [least: number, most: number]
  /** Most batches. */
  readonly batches?: number
  /** Examples from which it learns to look at earlier workings. */
  readonly critics?: number
  /** Expressions that its accuracy is measured over at the end; half as many tell when to end. */
  readonly measured?: number
}

/** What came of it. */
export const Begun = Schema.Struct({
  /** Share of first answers that are right, drawn at temperature 1, over expressions that are in no data. */
  accuracy: Schema.Finite,
  /** The same of answers in the light of two others'. */
  critics: Schema.Finite,
  /** Right workings that it learnt from, all different, each seen once. */
  examples: Schema.Int,
  seconds: Schema.Finite,
  sentence: Schema.String
})
export type Begun = typeof Begun.Type

/** What is noted beside the weights: what came of it, and which bytes it is said of. */
const Noted = Schema.Struct({ begun: Begun, digest: Schema.String })

const batch = 32
const rates = { sense: 6e-3, hearing: 3e-3 }
/** Batches between two looks at how often it is right. */
const between = 50
/** Batches between two moments in which others get their turn. */
const slice = 2

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** The sights of a generator and of a critic, with what the network itself wrote before. */
const generating = (expression: Expression) => ({ digits: digitsOf(expression) })

const criticising = (
  pass: Pass,
  expression: Expression,
  { chance, others }: { readonly others: number; readonly chance: Seed.Chance }
) => {
  const digits = digitsOf(expression)
  const draw = (): Symbols => write(pass, { digits }, { temperature: 1, next: chance.next })
  const own = draw()
  const mean = meanOf(Array.from({ length: others }, draw))
  return { digits, own, ...(mean === undefined ? {} : { others: mean }) }
}

/** Share of expressions that are answered right. */
const accuracyOf = (
  network: Network,
  expressions: ReadonlyArray<Expression>,
  { chance, critic }: { readonly critic: boolean; readonly chance: Seed.Chance }
): number => {
  const pass = new Pass(network)
  const right = expressions.filter((expression) => {
    const sight = critic ? criticising(pass, expression, { chance, others: 2 }) : generating(expression)
    const written = write(pass, sight, { temperature: 1, next: chance.next })
    return textOf(written, 4) === textOf(StartData.work(expression), 4)
  })
  return right.length / expressions.length
}

/** Makes start weights. */
const make = Effect.fnUntraced(function*(options: StartOptions) {
  const { batches = 8000, critics = 6400, exclude = [], hidden = 64, measured = 1000, seed, target = 0.45 } = options
  const [least, most] = options.within ?? [0.3, 0.7]
  const chance = (place: string) => Seed.chance(Seed.at(seed, `abacus/start/${place}`))
  const draw = StartData.drawing(chance("expressions"), exclude)
  const some = (count: number) => Array.from({ length: count }, draw)
  const tried = some(Math.max(1, Math.floor(measured / 2)))
  const heldOut = some(measured)
  const network = untrained(hidden, chance("weights").next)
  const lesson = (expression: Expression): Lesson => ({
    sight: generating(expression),
    target: StartData.work(expression)
  })
  const sense = new Learner(network, "sense")
  let reached = 0
  let done = 0
  for (; done < batches && reached < target; done++) {
    sense.learn(some(batch).map(lesson), rates.sense)
    if ((done + 1) % between === 0) {
      reached = accuracyOf(network, tried, { critic: false, chance: chance(`tried/${done}`) })
    }
    if (done % slice === 0) yield* Effect.yieldNow
  }
  const hearing = new Learner(network, "hearing")
  const pass = new Pass(network)
  const heard = chance("critics")
  for (let learnt = 0; learnt < critics; learnt += batch) {
    const lessons = some(batch).map((expression): Lesson => ({
      sight: criticising(pass, expression, { chance: heard, others: heard.int(5) }),
      target: StartData.work(expression)
    }))
    hearing.learn(lessons, rates.hearing)
    if ((learnt / batch) % slice === 0) yield* Effect.yieldNow
  }
  const accuracy = accuracyOf(network, heldOut, { critic: false, chance: chance("measured") })
  if (accuracy < least || accuracy > most) {
    return yield* new Weights.AbacusError({
      sentence: `The abacus was to be right in ${percent(least)} to ${
        percent(most)
      } of first answers before it is finetuned, and is in ${percent(accuracy)} after ${
        done * batch
      } examples: take another seed.`
    })
  }
  const asCritic = accuracyOf(network, heldOut, { critic: true, chance: chance("measured/critics") })
  return { network, accuracy, critics: asCritic, examples: done * batch + critics }
})

const sentenceOf = ({ accuracy, critics, examples }: Omit<Begun, "seconds" | "sentence">): string =>
  `The abacus begins right in ${percent(accuracy)} of first answers, and in ${
    percent(critics)
  } of answers in the light of two others' (temperature 1, held-out expressions); it learnt from ${examples} right workings, none of them with the same six numbers in the same order as a question of this finetuning.`

/** What start weights hang on. */
const keyOf = ({ exclude = [], folder: _, ...rest }: StartOptions): string =>
  Seed.digest(JSON.stringify([Object.entries(rest).toSorted(), exclude.toSorted()]))

/**
 * Makes start weights, once: those of the same seed that are in the folder already are taken as they are, where they are the bytes that
 * were noted. About fifteen seconds of one core. The same options give the same bytes on the same kind of machine with the same version
 * of Node: elsewhere Math.exp, Math.log and powers may differ in their last bit, and all that is drawn after it.
 */
export const begin = Effect.fn("Abacus.begin")(function*(options: StartOptions) {
  const file = Names.start(options.folder)
  const note = join(dirname(file), "begun.json")
  const key = keyOf(options)
  const before = yield* Note.kept(note, { key, schema: Noted })
  if (before !== undefined && existsSync(file)) {
    if (Weights.digestOf(yield* Effect.fromResult(Weights.read(file))) === before.digest) return before.begun
  }
  const from = yield* Clock.currentTimeMillis
  const { network, ...figures } = yield* make(options)
  const seconds = ((yield* Clock.currentTimeMillis) - from) / 1000
  const begun: Begun = { ...figures, seconds, sentence: sentenceOf(figures) }
  yield* Weights.write(file, network)
  yield* Effect.mapError(
    Note.keep(note, { key, body: { begun, digest: Weights.digestOf(network) } }),
    ({ message }) => new Weights.AbacusError({ sentence: message })
  )
  return begun
})
