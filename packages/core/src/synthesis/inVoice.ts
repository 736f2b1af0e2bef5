/** What prompts share that write in a person's voice: what they are told, how it stands in them, and how long it may be. */
import { Schema } from "effect"
import { Words } from "../domain/Words.ts"
import * as Measure from "../model/Measure.ts"

/** The fields of a situation (Situation.ts). */
export const told = {
  name: Schema.String,
  person: Schema.String,
  personality: Schema.String,
  witnessed: Schema.Array(Schema.String),
  deeds: Schema.Array(Schema.String),
  requirement: Schema.String,
  domain: Schema.String,
  complexity: Schema.String,
  style: Schema.String,
  language: Schema.String
}

/** The message, as such a prompt gives it. */
export const message = Words.annotate({
  description: "The message to the assistant, in the person's own words and complete in itself"
})

/** Who writes, and out of what situation. */
export const whoWrites = `Who writes:
<person>
{{person}}
</person>

Character: {{personality}}

What came to {{name}}'s ears of others, oldest first:
<witnessed>
{{witnessed}}
</witnessed>

What {{name}} did, oldest first:
<deeds>
{{deeds}}
</deeds>`

const person = {
  person: Measure.text({ most: 340, least: 80 }),
  personality: Measure.text({ most: 80, least: 20 }),
  name: Measure.text({ most: 60, least: 60 }),
  style: Measure.text({ most: 120, least: 40 })
}

/** How long what is told may be; what goes on beside it gives way first. */
export const measures = {
  witnessed: Measure.items({ most: 400, item: 120, least: 0 }),
  deeds: Measure.items({ most: 400, item: 120, least: 1 }),
  ...person
}

/** The same in the middle of a conversation, which needs the room; the conversation gives way before the person. */
export const measuresBeside = (conversation: Measure.Measure) => ({
  witnessed: Measure.items({ most: 300, item: 100, least: 0 }),
  deeds: Measure.items({ most: 300, item: 100, least: 1 }),
  conversation,
  ...person
})
