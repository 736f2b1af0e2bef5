/** What is wrong with a society, in words: each sort once, at the first whole step at which it is so. */
import * as Bin from "./Bin.ts"
import { share } from "./Numbers.ts"
import { spread } from "./Wording.ts"

/** Something a person should know of. */
export interface Alert {
  readonly kind: "silence" | "repetition" | "topics" | "isolation" | "unheard" | "failures"
  /** The step at whose end it was so. */
  readonly step: number
  /** What is so, by which numbers, and what to do. */
  readonly sentence: string
}

/** What a rule looks at: the society, and its steps up to one that all groups have ended. */
export interface View {
  readonly agents: number
  readonly links: number
  readonly step: number
  /** Agents whose plan was not done by the end of the step. */
  readonly unfinished: number
  readonly binOf: (step: number) => Bin.Bin
}

/** Whole steps that most rules look back over, and the one of isolation: news takes a step from group to group. */
const few = 3
const several = 5
/** Fewest acts, turns or messages of which a share says something. */
const enough = 10

const last = (count: number, { binOf, step }: View): Array<Bin.Bin> =>
  Array.from({ length: Math.min(count, step + 1) }, (_, back) => binOf(step - back)).toReversed()

const total = (bins: ReadonlyArray<Bin.Bin>, of: (bin: Bin.Bin) => number): number =>
  bins.reduce((sum, bin) => sum + of(bin), 0)

const percent = (part: number, whole: number): string => `${Math.round(share(part, whole) * 100)} %`

/** The steps in words: "step 4", "steps 2 to 4". */
const span = (bins: ReadonlyArray<Bin.Bin>, { step }: View): string =>
  bins.length === 1 ? `step ${step}` : `steps ${step - bins.length + 1} to ${step}`

const silence = (view: View): string | undefined => {
  const bins = last(few, view)
  const acted = bins.map(Bin.messages)
  if (bins.length < few || acted.some((count) => count >= view.agents / 10)) return undefined
  const head = `Fewer than 10 % of the ${view.agents} agents acted in each of ${span(bins, view)} (${acted.join(", ")})`
  if (view.unfinished === 0) {
    return `${head}, for all plans are done: the society falls silent. It wants more agents, or plans with more steps.`
  }
  const failed = total(bins, (bin) => bin.failedTurns)
  return `${head}, though ${view.unfinished} plans are unfinished: the society falls silent. ${
    failed === 0 ? "" : `${failed} turns came to nothing. `
  }Look into run.log for why, or try another model.`
}

const repetition = (view: View): string | undefined => {
  const bins = last(few, view)
  const acts = total(bins, Bin.messages)
  const repeated = total(bins, (bin) => bin.repeated)
  if (acts < enough || share(repeated, acts) <= 0.3) return undefined
  return `${percent(repeated, acts)} of the ${acts} acts of ${
    span(bins, view)
  } are nearly the same words as one of the agent's last ten: the society repeats itself. Give the prompts act and react a higher temperature (sampling), or try another model.`
}

const topics = (view: View): string | undefined => {
  const bins = last(few, view)
  const acts = total(bins, Bin.messages)
  const spreading = spread(Bin.empty().topics.map((_, topic) => total(bins, (bin) => bin.topics[topic] ?? 0)))
  if (acts < 2 * enough || spreading >= 0.3) return undefined
  return `The ${acts} acts of ${span(bins, view)} are nearly all about the same (spread over topics ${
    spreading.toFixed(2)
  } of 1). More kinds of people, or a higher temperature, give more to talk about.`
}

const isolation = (view: View): string | undefined => {
  const bins = last(several, view)
  const sent = total(bins, Bin.messages)
  if (bins.length < several || view.links === 0 || sent < enough || total(bins, (bin) => bin.routings) === 0) {
    return undefined
  }
  if (total(bins, (bin) => bin.crossingsNow) > 0) return undefined
  return `None of ${sent} messages crossed from one group to another in ${
    span(bins, view)
  }, though groups have ${view.links} links: each lives for itself. stoa trace with the place of a routing, such as simulation/${view.step}/g000/route, shows what a modulator answered.`
}

const unheard = (view: View): string | undefined => {
  const bins = last(few, view)
  const sent = total(bins, ({ acts }) => acts.do + acts.say + acts.ask + acts.publish)
  const heard = total(bins, (bin) => bin.hearingsNow)
  const failed = total(bins, (bin) => bin.failedRoutings)
  if (bins.length < few || sent < enough || total(bins, (bin) => bin.routings) === 0 || heard * 20 >= sent) {
    return undefined
  }
  return `Nobody hears: ${sent} messages of ${span(bins, view)} were heard ${heard} times. ${
    failed === 0
      ? "The modulators pass nothing on"
      : `${failed} answers of modulators could not be used`
  }: look into run.log, or try another model.`
}

const failures = (view: View): string | undefined => {
  const bins = last(few, view)
  const failed = total(bins, (bin) => bin.failedTurns)
  const turns = failed + total(bins, Bin.messages)
  if (turns < enough || share(failed, turns) <= 0.2) return undefined
  return `${percent(failed, turns)} of the ${turns} turns of ${
    span(bins, view)
  } came to nothing: the model's answers could not be used. run.log says why; give replies more tokens (sampling), or try another model.`
}

const rules = { silence, repetition, topics, isolation, unheard, failures } as const

/** What has come to be wrong by the end of a step, besides what was told before. */
export const at = (view: View, told: ReadonlySet<Alert["kind"]>): Array<Alert> =>
  (Object.keys(rules) as Array<Alert["kind"]>).flatMap((kind) => {
    const sentence = told.has(kind) || view.agents === 0 ? undefined : rules[kind](view)
    return sentence === undefined ? [] : [{ kind, step: view.step, sentence }]
  })
