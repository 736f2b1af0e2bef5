/** Reactions: chooses what was heard to take up, and puts the answer into words. */
import type { Act } from "../../domain/Message.ts"
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import { type Heard, read } from "./heard.ts"
import { type Reaction, reactions, type ReactionScene } from "./reactions.ts"
import { between, replies } from "./replies.ts"
import type { ActInput, Scene } from "./Scene.ts"

/** What a reaction is about: somebody, by what one calls them, and the thing they spoke of. */
export interface Topic {
  readonly other: string
  readonly core: string
}

/** One answer to what was heard. */
export const reactionTo = (
  input: ActInput & { readonly heard: ReadonlyArray<string> },
  scene: Scene,
  chance: Chance
): Topic & { readonly act: Act; readonly text: string } => {
  const self = [input.name, scene.me]
  const news = input.heard.map((line) => read(line, self))
  const isToMe = (heard: Heard) => Phrase.names(heard.text, scene.me) || Phrase.names(heard.text, input.name)
  const toMe = news.filter(isToMe)
  const main = toMe.length > 0 && chance.flip(0.7)
    ? chance.pick(toMe)
    : news.length > 0
    ? chance.pick(news)
    : read("", self)
  const other = news.find((one) => one.name !== main.name && one.core !== main.core)
  const b: ReactionScene = { ...scene, other: main.called, core: main.core, ownRole: scene.role }
  const pool: ReadonlyArray<Reaction> = isToMe(main) && chance.flip(0.65) ? replies : reactions
  const topic = { other: main.called, core: main.core }
  const usable = pool.filter(({ fits }) => fits === undefined || fits(b))
  if (other !== undefined && chance.flip(0.25)) {
    return { ...topic, act: "think", text: chance.pick(between)(b, other.called, other.core) }
  }
  const chosen = chance.pick(usable)
  return { ...topic, act: chosen.act, text: chosen.words(b) }
}
