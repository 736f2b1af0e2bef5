/** What the census knows of an occupation. Phrases may hold {he}, {his}, {him} and {himself}. */

/** A kind of place: work on the land is not found in every city. */
export type PlaceKind = "city" | "town" | "rural" | "coast"

/** An occupation with all that goes with it. */
export interface Occupation {
  /** In lower case, without an article. */
  readonly title: string
  /** The unit group of ISCO-08 that it belongs to. */
  readonly isco: string
  /** The youngest and the oldest who do this work; older people are retired from it. */
  readonly ages: readonly [number, number]
  /** Kinds of places where it is found; everywhere when absent. */
  readonly where?: ReadonlyArray<PlaceKind>
  /** True for those who still learn: nobody is retired from it. */
  readonly student?: true
  readonly schooling: ReadonlyArray<string>
  /** Noun phrases. */
  readonly tools: ReadonlyArray<string>
  /** Noun phrases. */
  readonly concerns: ReadonlyArray<string>
  /** Sentences in the past tense without a subject. */
  readonly deeds: ReadonlyArray<string>
}
