/** A scenario as its author declared it: roles, what it takes of a question, and its settings with defaults. */
import { Question, type Scenario } from "@stoa/core"
import { Option, Schema, type SchemaAST } from "effect"

/** A field of a scenario's input. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly optional: boolean
  /** What it is where a recipe does not say; only of settings. */
  readonly standard?: unknown
  readonly description?: string
}

/** A role, and who may fill it. */
export interface DescribedRole {
  readonly name: string
  readonly cast: Scenario.Casting
  readonly model?: string
  readonly size?: number
  readonly summary?: string
}

/** All that is known of a scenario. */
export interface Described {
  readonly name: string
  readonly summary: string
  readonly file?: string
  readonly roles: ReadonlyArray<DescribedRole>
  readonly learner?: string
  /** How many questions like the one at hand it takes. */
  readonly similar: number
  /** What it takes of a question. */
  readonly question: ReadonlyArray<Field>
  readonly settings: ReadonlyArray<Field>
  /** What stands in a recipe under class.scenarios. */
  readonly recipe: string
}

type Json = { readonly [key: string]: unknown }

const within = ({ maximum, minimum }: Json): string =>
  minimum !== undefined && maximum !== undefined
    ? `, ${String(minimum)} to ${String(maximum)}`
    : minimum !== undefined
    ? `, ${String(minimum)} or more`
    : maximum !== undefined
    ? `, ${String(maximum)} at most`
    : ""

/** A JSON schema in a few words. */
const typeOf = (schema: Json): string => {
  const { $ref, anyOf, enum: literals, items, type } = schema
  if (typeof $ref === "string") return $ref.split("/").at(-1) ?? "record"
  if (Array.isArray(literals)) return literals.map((literal) => JSON.stringify(literal)).join(" or ")
  if (Array.isArray(anyOf)) return anyOf.map((one) => typeOf(one as Json)).join(" or ")
  switch (type) {
    case "string":
      return "text"
    case "integer":
      return `whole number${within(schema)}`
    case "number":
      return `number${within(schema)}`
    case "boolean":
      return "true or false"
    case "array":
      return `list of ${typeOf((items ?? {}) as Json)}`
    case "object":
      return "record"
    default:
      return "anything"
  }
}

interface Document {
  readonly schema: Json
  readonly definitions: Readonly<Record<string, Json>>
}

/** What can be said of a schema; nothing of one that no JSON has. */
const document = (input: Schema.Top): Document => {
  try {
    return Schema.toJsonSchemaDocument(input) as unknown as Document
  } catch {
    return { schema: {}, definitions: {} }
  }
}

const propertiesIn = (schema: Json | undefined): Readonly<Record<string, Json>> =>
  (schema?.["properties"] ?? {}) as Readonly<Record<string, Json>>

/** What a field is where a recipe does not say; undefined where it has to be given. */
const standardOf = (field: Schema.Top | undefined): unknown => {
  if (field === undefined) return undefined
  const one: unknown = Schema.Struct({ field })
  const decode = Schema.decodeUnknownOption(one as Schema.Codec<{ readonly field?: unknown }, unknown>)
  return Option.getOrUndefined(decode({}))?.field
}

const propertiesOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.PropertySignature> =>
  ast._tag === "Objects" ? ast.propertySignatures : []

const descriptionIn = (schema: Json | undefined): string | undefined =>
  typeof schema?.["description"] === "string" ? schema["description"] : undefined

const fieldsOf = (input: Schema.Top): ReadonlyArray<Field> => {
  const { schema } = document(input)
  const properties = propertiesIn(schema)
  const required = (schema["required"] ?? []) as ReadonlyArray<string>
  const declared = (input as { readonly fields?: Readonly<Record<string, Schema.Top>> }).fields ?? {}
  const questions = propertiesIn(document(Question.Question).definitions["Question"])
  return propertiesOf(input.ast).map(({ name: key, type }) => {
    const name = String(key)
    const own = type.context?.annotations?.["description"]
    const description = typeof own === "string"
      ? own
      : descriptionIn(properties[name]) ?? descriptionIn(questions[name])
    const standard = standardOf(declared[name])
    return {
      name,
      type: typeOf(properties[name] ?? {}),
      optional: !required.includes(name),
      ...(standard === undefined ? {} : { standard }),
      ...(description === undefined ? {} : { description })
    }
  })
}

/** Fields that come with the question and not from a recipe's settings. */
const ofQuestion = new Set([...Object.keys(Question.Question.fields), "similar"])

/** What can be said of a scenario; `called` is what a recipe calls it by. */
export const described = (scenario: Scenario.Any, called: string): Described => {
  const { file, input, learner, name, roles, similar, summary } = scenario
  const fields = fieldsOf(input as Schema.Top)
  return {
    name,
    summary,
    ...(file === undefined ? {} : { file }),
    roles: Object.entries<Scenario.Role>(roles).map(([name, role]) => ({ name, ...role })),
    ...(learner === undefined ? {} : { learner: String(learner) }),
    similar,
    question: fields.filter((field) => ofQuestion.has(field.name)),
    settings: fields.filter((field) => !ofQuestion.has(field.name)),
    recipe: `class: { scenarios: { ${/^[a-z][\w-]*$/.test(called) ? called : JSON.stringify(called)}: 1 } }`
  }
}
