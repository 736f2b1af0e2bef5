/** What a recipe wants of its rows that the rehearsal does not follow: it writes English in its own voice, whatever is wanted. */
import { Recipe } from "@stoa/core"

/** What it may be. */
export type Unfollowed = "language" | "style" | "prompts"

const words = { language: "another language", style: "a style", prompts: "prompts of your own" }

const isEnglish = (language: string): boolean => /^en\b|english/i.test(language)

/** Of a recipe, in order; nothing where a model writes. */
export const of = (recipe: Recipe.Recipe): Array<Unfollowed> => {
  if (!Recipe.isRehearsed(recipe)) return []
  const wishes = Recipe.wishes(recipe)
  const wanted = {
    language: wishes.some(({ language }) => !isEnglish(language)),
    style: wishes.some(({ style }) => style.trim() !== ""),
    prompts: Object.keys(recipe.prompts).length > 0
  }
  return (["language", "style", "prompts"] as const).filter((name) => wanted[name])
}

/** The same in a line; none where all is followed. */
export const lines = (unfollowed: ReadonlyArray<Unfollowed>): Array<string> =>
  unfollowed.length === 0
    ? []
    : [
      `the rehearsal writes English in its own voice and does not follow: ${
        unfollowed.map((name) => words[name]).join(", ")
      }`
    ]
