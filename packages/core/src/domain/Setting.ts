/** A setting of a recipe: its schema, its meaning and its default in one. */
import { Effect, Schema } from "effect"

/** A key with a default; the description is what help texts and documents show. */
export const setting = <S extends Schema.Top>(
  schema: S,
  description: string,
  standard: S["Encoded"]
): Schema.withDecodingDefaultKey<S> =>
  schema.pipe(
    Schema.withDecodingDefaultKey(Effect.succeed(standard)),
    Schema.annotateKey({ description })
  ) as Schema.withDecodingDefaultKey<S>

/** A whole number that is not below a minimum. */
export const atLeast = (minimum: number) => Schema.Int.check(Schema.isGreaterThanOrEqualTo(minimum))
