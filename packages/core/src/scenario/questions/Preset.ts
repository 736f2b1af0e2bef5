/** What rows of a kind look like, and how a question is made of one. */
import { Result } from "effect"
import type { Outcome } from "../../domain/Question.ts"
import { show } from "../../source/Row.ts"
import { complain, type Complaint } from "../../source/RowProblem.ts"
import type { Fields } from "./Fields.ts"

/** A question as it stands in a row: what the preset makes of it. */
export interface Posing {
  readonly question: string
  /** The reference answer; empty only of a harmful request and of an unanswered question. */
  readonly answer: string
  readonly outcome?: Outcome | undefined
  readonly tests?: ReadonlyArray<string>
  /** Field of knowledge, where the row tells it better than the preset. */
  readonly domain?: string
  /** True of a request for something harmful. */
  readonly harmful?: true
  /** True where no answer is told. */
  readonly unanswered?: true
}

/** Whether rows without an answer that can be read are refused, or are questions all the same. */
export type Answers = "wanted" | "optional"

/** A kind of rows. */
export interface Preset {
  readonly name: string
  /** Field of knowledge of its rows. */
  readonly domain: string
  /** True where the fields of a row are those of this kind, by names that no other has or by what is in them; no proof. */
  readonly fits: (fields: Fields) => boolean
  readonly read: (fields: Fields) => Result.Result<Posing, Complaint>
  /** What a row asks, whether it answers that or not; absent where a row is no question without its answer. */
  readonly ask?: (fields: Fields) => Result.Result<string, Complaint>
}

/** A list of texts, one to a test; nothing where there is none. */
export const testsOf = (
  texts: ReadonlyArray<string> | undefined,
  field: { readonly name: string; readonly value: unknown } | undefined
): Result.Result<ReadonlyArray<string>, Complaint> =>
  texts === undefined && field !== undefined
    ? complain(field.name, "expected a list of texts", show(field.value))
    : Result.succeed(texts ?? [])
