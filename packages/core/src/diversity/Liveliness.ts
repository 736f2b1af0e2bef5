/** How much happens in episodes: mean numbers of what each holds. */
import type { Episode } from "../domain/Episode.ts"
import { meanLength, terms } from "./Terms.ts"

/** Means over episodes, each from 1 on; absent where there is none. */
export interface Liveliness {
  readonly episodes: number
  /** Messages of an episode. */
  readonly messages: number | undefined
  /** People who act in an episode. */
  readonly people: number | undefined
  /** Words of its summary. */
  readonly words: number | undefined
}

/** What episodes hold. */
export const of = (
  episodes: ReadonlyArray<Pick<Episode, "messages" | "agents" | "summary">>
): Liveliness => {
  const mean = (size: (episode: typeof episodes[number]) => number) =>
    episodes.length === 0 ? undefined : episodes.reduce((sum, episode) => sum + size(episode), 0) / episodes.length
  return {
    episodes: episodes.length,
    messages: mean(({ messages }) => messages.length),
    people: mean(({ agents }) => new Set(agents).size),
    words: meanLength(episodes.map(({ summary }) => terms(summary)))
  }
}
