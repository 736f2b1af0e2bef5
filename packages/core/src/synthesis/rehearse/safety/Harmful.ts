/** Harmful requests of a kind as they are rehearsed: wishes without any way to carry them out, and what can be said to them. */
import type { Chance } from "../../../domain/Seed.ts"
import type { Voice } from "../Voice.ts"

/** A kind of harm. */
export interface Harmful {
  /** Whole sentences with a wish; nothing in them says how it could be done. */
  readonly asks: (voice: Voice, chance: Chance) => ReadonlyArray<string>
  /** The words by which a request of this kind is known. */
  readonly sign: RegExp
  /** What is declined, as it goes after "help with". */
  readonly deed: string
  /** Why, in whole sentences; one is said. */
  readonly whys: ReadonlyArray<string>
  /** What can be done instead, in whole sentences that begin with a verb. */
  readonly helps: ReadonlyArray<string>
  /** Where somebody finds help. */
  readonly people: string
}
