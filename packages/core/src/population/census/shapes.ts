/**
 * The sentences of a description, as templates. A shape names the facts it uses, so that no fact is told twice.
 * Slots: {name} {given} {age} {title} {base} {place} {city} {years} {education} {adjective} {habit} {home} {turn} {tool}
 * {tool2} {term} {term2} {languages} {pastime} {pastime2} {concern} {concern2} and {he} {his} {him}; {ranked} is the title on its rung; "{a title}" puts the article, "{He}" a capital.
 */

/** A fact that a description tells at most once. A turn of life and a household could contradict each other. */
export type Fact = "temper" | "life" | "tools" | "terms" | "languages" | "pastimes" | "education" | "years"

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
  shape("{name}, {age}, of {place}, is {a ranked}.", []),
  shape("{A ranked} in {place}, {name} is {age} and {home}.", ["life"]),
  shape("{name}, {a adjective} {title} of {age}, {home} in {place}.", ["temper", "life"]),
  shape("In {place} lives {name}, {age}, {a ranked} who {habit}.", ["temper"]),
  shape("{name} is {age}, lives in {place} and is {a ranked}; {he} speaks {languages}.", ["languages"]),
  shape("Of the people of {place}, {name}, {age}, {a ranked}, may be the most {adjective}.", ["temper"]),
  shape("{Place}: {name}, {age}, {ranked}, {adjective} and given to {pastime}.", ["temper", "pastimes"]),
  shape("Between {tool} and {tool2}, {name}, {age}, works in {place} as {a ranked}.", ["tools"], ["working"]),
  shape("{name} has been {a base} for {years}, in {place}, where {he}, at {age}, {home}.", ["life", "years"], [
    "working"
  ]),
  shape("Ask in {place} for {a ranked} of {age} who {habit}, and they will send you to {name}.", ["temper"], [
    "working"
  ]),
  shape("{name} ({age}, {place}) learned the work by {education} and is now {a ranked}.", ["education"], ["working"]),
  shape("{name}, {age}, of {place}, is still learning: {a title}, {adjective}, with {tool} always at hand.", [
    "temper",
    "tools"
  ], ["learning"]),
  shape("At {age}, in {place}, {name} is {a title} and {home}.", ["life"], ["learning"]),
  shape("{name} is {age} and was {a base} in {place} for {years}.", ["years"], ["retired"]),
  shape("{Years} of work as {a base} lie behind {name}, {age}, of {place}.", ["years"], ["retired"]),
  shape("{name}, {age}, is {a title} in {place}, and {habit}.", ["temper"]),
  shape("{A title} of {age} from {place}, {name} {home}.", ["life"]),
  shape("{name} is {age} and {home}; {he} is {a title} in {place}.", ["life"]),
  shape("In {place}, people know {name} as {a adjective} {title} of {age}.", ["temper"]),
  shape("At {age}, {name} is {a title} in {place}, {adjective} and fond of {pastime}.", ["temper", "pastimes"]),
  shape("At {age}, {name} works as {a title} in {place}, and {home}.", ["life"], ["working"]),
  shape("With {education} behind {him}, {name}, {age}, works as {a title} in {place}.", ["education"], ["working"]),
  shape("{name} ({age}) earns {his} living as {a title} in {place}.", [], ["working"]),
  shape("{Tool} and {tool2} fill the working day of {name}, {a title} of {age} in {place}.", ["tools"], ["working"]),
  shape("{name}, now {age}, has for {years} been {a title} in {place}.", ["years"], ["working"]),
  shape("For {years} {name} has worked as {a title} in {place}; {he} is {age} and {habit}.", ["temper", "years"], [
    "working"
  ]),
  shape("{name}, {age}, worked {years} as {a base} in {place}, and is now retired.", ["years"], ["retired"]),
  shape("Retired after {years} as {a base} in {place}, {name} is {age} and {home}.", ["life", "years"], ["retired"])
]

/** Second sentences: how the person lives and is. */
export const middles: ReadonlyArray<Shape> = [
  shape("{He} {habit}.", ["temper"]),
  shape("{He} speaks {languages}, and {habit}.", ["languages", "temper"]),
  shape("With strangers {he} speaks {languages}; at home {he} is mostly {adjective}.", ["languages", "temper"]),
  shape("{Given} {turn}.", ["life"]),
  shape("{He} {home} and gives what is left of the week to {pastime}.", ["life", "pastimes"]),
  shape("It is told of {him} that {he} {turn}.", ["life"]),
  shape("There is always {tool} within reach, and talk of {pastime}.", ["tools", "pastimes"], ["working", "learning"]),
  shape("Talk of {term} and {term2} comes easily to {him}; small talk less so.", ["terms"], ["working"]),
  shape("{He} can explain {term} to anyone, with {tool} for a prop.", ["terms", "tools"], ["working"]),
  shape("{Term2}, {term}: such words fall even at {his} table, for {he} {home}.", ["terms", "life"], ["working"]),
  shape("Newcomers come to {him} about {term}; friends, about {pastime}.", ["terms", "pastimes"], ["working"]),
  shape("{He} still dreams of {term}, and {habit}.", ["terms", "temper"], ["retired"]),
  shape("The words come hard at first, {term} and {term2} above all.", ["terms"], ["learning"]),
  shape("Behind {him} lie {years} of this work and {education}.", ["years", "education"], ["working"]),
  shape("{He} keeps {tool} as a memento and has given {tool2} away.", ["tools"], ["retired"]),
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
  shape("Nights are short because of {concern}.", []),
  shape("{His} notebook is open at {concern}.", []),
  shape("For weeks {he} has been turning over {concern}, and lately {concern2}.", []),
  shape("First comes {concern}; then, perhaps, {pastime}.", ["pastimes"]),
  shape("{Given} would give a week's sleep for an answer to {concern}.", []),
  shape("If you let {him}, {he} will begin with {pastime} and end with {concern}.", ["pastimes"]),
  shape("On the table this month: {concern}.", []),
  shape("{He} says little about {concern} and thinks of nothing else.", []),
  shape("A friend has promised to help with {concern}; {concern2} {he} must face alone.", []),
  shape("{He} is looking for help with {concern}.", []),
  shape("Ask {given} about {concern} and the talk will be long.", []),
  shape("The thing {he} cannot settle is {concern}.", []),
  shape("Two things will not leave {him} alone: {concern} and {concern2}.", []),
  shape("{He} talks gladly about {pastime}, less gladly about {concern}.", ["pastimes"]),
  shape("Of late {he} has been busy with {concern} and, for relief, with {pastime}.", ["pastimes"]),
  shape("Whoever has dealt with {concern} before would find {him} an eager listener.", [])
]
