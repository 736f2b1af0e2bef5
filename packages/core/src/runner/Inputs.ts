/** What a run starts from beside its recipe, as it is handed to a cluster: other machines do not have the files. */
import { Schema } from "effect"
import { Profile } from "../domain/Profile.ts"
import { Question } from "../domain/Question.ts"

/** People and questions, as they were read. */
export const Inputs = Schema.Struct({
  profiles: Schema.Array(Profile),
  questions: Schema.Array(Schema.Struct({
    questions: Schema.Array(Question),
    count: Schema.optionalKey(Schema.UndefinedOr(Schema.Int))
  }))
})
export type Inputs = typeof Inputs.Type

const json = Schema.fromJsonString(Inputs)

/** As JSON, and back. */
export const encode = Schema.encodeSync(json)
export const decode = Schema.decodeUnknownEffect(json)
