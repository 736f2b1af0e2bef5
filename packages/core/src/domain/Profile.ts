/** A person as found: in a file of profiles, or drawn from the census. */
import { Schema } from "effect"
import { brief } from "./PlainText.ts"

/** Where a profile comes from. File names are bare names, never paths: they travel into data sets. */
export const Origin = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("file"),
    file: Schema.NonEmptyString.annotate({ description: "Name of the file, without its folder" }),
    line: Schema.Int.annotate({ description: "Line of the row in the file, counted from 1" }),
    invented: Schema.optionalKey(Schema.Literal(true)).annotate({
      description: "The file came with Stoa, and nobody in it is real"
    }),
    anonymised: Schema.optionalKey(Schema.Literals(["model", "rehearsal"])).annotate({
      description: "Made unrecognisable by a language model, or by the program of phrases that plays one in rehearsal"
    })
  }),
  Schema.Struct({
    kind: Schema.Literal("census"),
    draw: Schema.Int.annotate({ description: "The number of the draw, counted from 1" })
  })
]).annotate({ identifier: "Origin" })
export type Origin = typeof Origin.Type

/** A person before grounding (MATRIX: real-world profile). */
export const Profile = Schema.Struct({
  id: Schema.NonEmptyString.annotate({ description: "Unique among the profiles of a run" }),
  name: Schema.NonEmptyString.annotate({ description: "The person's name" }),
  description: Schema.NonEmptyString.annotate({ description: "Who the person is, in a few sentences" }),
  pastActions: Schema.Array(Schema.NonEmptyString).annotate({
    description: "What the person has done or said before, oldest first"
  }),
  attributes: Schema.Record(Schema.String, Schema.String).annotate({
    description: "Everything else the file says of the person"
  }),
  licence: Schema.optionalKey(Schema.NonEmptyString).annotate({ description: "Licence of the source" }),
  origin: Origin
}).annotate({ identifier: "Profile", description: "A person as found in a file" })
export type Profile = typeof Profile.Type

type Described = Pick<Profile, "name" | "description" | "attributes">

/** What is said of a person in the same words each time is put together once. */
const once = (say: (person: Described) => string): (person: Described) => string => {
  const said = new WeakMap<Described, string>()
  return (person) => {
    const known = said.get(person) ?? say(person)
    said.set(person, known)
    return known
  }
}

/** The person in one short line, for lists: name, and occupation or the first sentence of the description. */
export const oneLine = once((person) => {
  const occupation = person.attributes["occupation"]
  const first = person.description.split(/(?<=[.!?])\s/)[0] ?? person.description
  const about = occupation === undefined ? first : [occupation, person.attributes["place"]].filter(Boolean).join(", ")
  return `${person.name}: ${brief(about, 120)}`
})

/** The person in full, for prompts and embeddings: description first, then one attribute a line. */
export const toText = once((person) =>
  [
    `${person.name}. ${person.description}`,
    ...Object.entries(person.attributes).map(([key, value]) => `${key.replaceAll("_", " ")}: ${value}`)
  ].join("\n")
)
