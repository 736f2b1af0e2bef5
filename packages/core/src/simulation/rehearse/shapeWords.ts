/** The words of the shapes themselves: a thing made only of these was not what an act was about. */
import * as Phrase from "../../model/Phrase.ts"
import { acts, withPast } from "./acts.ts"
import { reactions, type ReactionScene } from "./reactions.ts"
import { between, replies } from "./replies.ts"
import { openings } from "./Scene.ts"

const blank = (): string => "§"

// A scene that says nothing, so that only the words of a shape are left. What is picked is let through as it is.
const mute = (choice: number): ReactionScene => ({
  me: "§",
  he: "§",
  him: "§",
  his: "§",
  himself: "§",
  role: "§",
  matter: { kind: "thing", about: "§", core: "§", todo: "§", isPastime: false, isPersonal: false },
  beside: "§",
  stage: "look",
  past: ["§"],
  hears: "§",
  look: blank,
  trial: blank,
  paper: blank,
  tool: blank,
  spot: blank,
  folk: blank,
  weekday: blank,
  count: blank,
  pick: (items) => items[choice % items.length] as (typeof items)[number],
  other: "§",
  core: "§",
  ownRole: "§"
})

const spoken = [0, 1, 2, 3, 4, 5, 6].map(mute).flatMap((scene) => [
  ...[...Object.values(acts).flat(), ...withPast].map(([, words]) => words(scene)),
  ...[...reactions, ...replies].map(({ words }) => words(scene)),
  ...between.map((words) => words(scene, "§", "§"))
])

// Numbers change from act to act; "the whole affair" is said where nothing better is known.
const numbers =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen affair"

/** Every word of content that a shape brings along. */
export const shapeWords: ReadonlySet<string> = new Set(
  [...spoken, ...openings, numbers].flatMap((text) => Phrase.contentWords(text))
)
