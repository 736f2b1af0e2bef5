/** A plan step told anew in words, in view of what was heard of somebody. */
import type { Revision } from "../../domain/Plan.ts"
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import type { Topic } from "./reacting.ts"
import type { Scene } from "./Scene.ts"

type Way = (scene: Scene, topic: Topic) => Revision

/** The step at hand, gone about in another way. */
const ways: ReadonlyArray<Way> = [
  ({ matter }, { core, other }) => ({
    title: `Look into ${core} before going on`,
    detail: `Find out from ${other} what is known of ${core}, and only then go on with ${matter.about}.`
  }),
  ({ matter }, { core, other }) => ({
    title: `Ask ${other} along`,
    detail: `Begin anew with ${matter.about}, this time together with ${other}, who knows ${core}.`
  }),
  ({ his, matter }, { core, other }) => ({
    title: `Try ${other}'s way with ${matter.core}`,
    detail: `Put ${his} own way aside for a week and do with ${matter.about} what ${other} does with ${core}.`
  }),
  ({ matter }, { core, other }) => ({
    title: `Agree with ${other} first`,
    detail: `Settle with ${other} what ${core} has to do with ${matter.about}, before anything else is done.`
  })
]

/** One more step of somebody whose plan is done. */
const more: ReadonlyArray<Way> = [
  (_, { core, other }) => ({
    title: `Share what was learnt with ${other}`,
    detail: `Sit down with ${other} over ${core} and hand on what has proved its worth.`
  }),
  (_, { core, other }) => ({
    title: `Help ${other} to the end`,
    detail: `Give ${other} two free evenings for ${core}, and no more advice than is asked for.`
  })
]

/** How the step at hand is gone about after some news, or what is added to a plan that is done. */
export const revisionFor = (scene: Scene, topic: Topic, { chance, isDone }: {
  readonly isDone: boolean
  readonly chance: Chance
}): Revision => {
  const { detail, title } = chance.pick(isDone ? more : ways)(scene, topic)
  return {
    title: Phrase.upperFirst(Phrase.atMost(Phrase.tidy(title), 10)),
    detail: Phrase.stop(Phrase.tidy(detail))
  }
}
