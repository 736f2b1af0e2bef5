/**
 * The sentences of a description, as templates. A shape names the facts it uses, so that no fact is told twice.
 * Slots: {name} {given} {age} {title} {base} {place} {city} {years} {education} {adjective} {habit} {home} {turn} {tool}
 * {tool2} {pastime} {pastime2} {concern} {concern2} and {he} {his} {him}; "{a title}" puts the article, "{He}" a capital.
 */

/** A fact that a description tells at most once. A turn of life and a household could contradict each other. */
export type Fact = "temper" | "life" | "tools" | "pastimes" | "education"

/** Who a sentence fits. */
export type Standing = "working" | "learning" | "retired"

/** A sentence with slots. */
export interface Shape {
  readonly text: string
  readonly facts: ReadonlyArray<Fact>
  readonly standings: ReadonlyArray<Standing>
}

const all: ReadonlyArray<Standing> = ["working", "learning", "retired"]
const shape = (text: string, facts: ReadonlyArray<Fact>, standings: ReadonlyArray<Standing> = all): Shape => ({
  text,
  facts,
  standings
})

/** First sentences: who and where. */
export const openings: ReadonlyArray<Shape> = [
  shape("{name} is {a age}-year-old {title} in {place}.", []),
  shape("{name}, {age}, is {a title} in {place}, and {habit}.", ["temper"]),
  shape("{A title} of {age} from {place}, {name} {home}.", ["life"]),
  shape("{name} is {age} and {home}; {he} is {a title} in {place}.", ["life"]),
  shape("In {place}, people know {name} as {a adjective} {title} of {age}.", ["temper"]),
  shape("At {age}, {name} is {a title} in {place}, {adjective} and fond of {pastime}.", ["temper", "pastimes"]),
  shape("At {age}, {name} works as {a title} in {place}, and {home}.", ["life"], ["working"]),
  shape("With {education} behind {him}, {name}, {age}, works as {a title} in {place}.", ["education"], ["working"]),
  shape("{name} ({age}) earns {his} living as {a title} in {place}.", [], ["working"]),
  shape("{Tool} and {tool2} fill the working day of {name}, {a title} of {age} in {place}.", ["tools"], ["working"]),
  shape("{name}, now {age}, has for {years} been {a title} in {place}.", [], ["working"]),
  shape("For {years} {name} has worked as {a title} in {place}; {he} is {age} and {habit}.", ["temper"], ["working"]),
  shape("{name}, {age}, worked {years} as {a base} in {place}, and is now retired.", [], ["retired"]),
  shape("Retired after {years} as {a base} in {place}, {name} is {age} and {home}.", ["life"], ["retired"])
]

/** Second sentences: how the person lives and is. */
export const middles: ReadonlyArray<Shape> = [
  shape("{He} {habit}.", ["temper"]),
  shape("{He} {home}.", ["life"]),
  shape("{He} {turn}.", ["life"]),
  shape("{He} {turn}, and {habit}.", ["life", "temper"]),
  shape("{Adjective} by nature, {he} {home}.", ["temper", "life"]),
  shape("When there is an hour left, {he} turns to {pastime}.", ["pastimes"]),
  shape("{His} days run on {tool} and {tool2}.", ["tools"], ["working", "learning"]),
  shape("Colleagues call {him} {adjective}; {he} {turn}.", ["temper", "life"], ["working"]),
  shape("Away from work {he} makes time for {pastime} and {pastime2}.", ["pastimes"], ["working"]),
  shape("{He} came to the work by way of {education}.", ["education"], ["working"]),
  shape("These days belong to {pastime} and {pastime2}.", ["pastimes"], ["retired"]),
  shape("Old customs hold: {he} {habit}.", ["temper"], ["retired"])
]

/** Last sentences: what is on the person's mind. */
export const closings: ReadonlyArray<Shape> = [
  shape("What is on {his} mind at present is {concern}.", []),
  shape("Just now {he} is struggling with {concern}.", []),
  shape("{He} is looking for help with {concern}.", []),
  shape("Ask {given} about {concern} and the talk will be long.", []),
  shape("The thing {he} cannot settle is {concern}.", []),
  shape("Two things will not leave {him} alone: {concern} and {concern2}.", []),
  shape("{He} talks gladly about {pastime}, less gladly about {concern}.", ["pastimes"]),
  shape("Of late {he} has been busy with {concern} and, for relief, with {pastime}.", ["pastimes"]),
  shape("Whoever has dealt with {concern} before would find {him} an eager listener.", [])
]
