/** Temper, pastimes and life of the people of the census. Phrases may hold {he}, {his}, {him}, {himself} and {city}. */

/** A way of being: an adjective, and what such a person does. */
export interface Temper {
  readonly adjective: string
  readonly habit: string
}

/** A phrase that is true of people of some ages only. */
export interface AgedPhrase {
  readonly ages: readonly [number, number]
  readonly text: string
}

const temper = (adjective: string, habit: string): Temper => ({ adjective, habit })
const aged = (from: number, to: number, text: string): AgedPhrase => ({ ages: [from, to], text })

/** Tempers; each habit follows "she" or "he". */
export const tempers: ReadonlyArray<Temper> = [
  temper("patient", "listens longer than most and speaks last"),
  temper("blunt", "says the awkward thing first and apologises later"),
  temper("cheerful", "can make a whole queue laugh"),
  temper("careful", "checks everything twice and writes the result down"),
  temper("stubborn", "does not drop a question once it has been asked"),
  temper("shy", "writes better than {he} talks"),
  temper("restless", "is always halfway through learning something new"),
  temper("dry-witted", "jokes with a straight face"),
  temper("generous", "finds it hard to say no to anyone who asks"),
  temper("sceptical", "wants to see the figures before the speech"),
  temper("orderly", "keeps a list for everything and a list of the lists"),
  temper("warm-hearted", "remembers the names of everybody's children"),
  temper("proud", "would rather redo a job than explain a poor one"),
  temper("anxious", "rehearses every telephone call beforehand"),
  temper("curious", "asks strangers how their work is done"),
  temper("competitive", "turns the smallest task into a race"),
  temper("gentle", "never raises {his} voice and rarely needs to"),
  temper("frugal", "mends things that others throw away"),
  temper("impatient", "starts before the instructions have been read out"),
  temper("loyal", "has kept the same four friends since school"),
  temper("sociable", "knows half the street by name"),
  temper("solitary", "is happiest with a closed door and a long task"),
  temper("precise", "cannot leave a wrong number standing"),
  temper("dreamy", "has missed more than one stop while thinking"),
  temper("practical", "trusts what can be tried out by evening"),
  temper("talkative", "needs ten minutes to buy a loaf of bread"),
  temper("even-tempered", "lets other people's storms pass"),
  temper("ambitious", "keeps a plan for the next five years in a drawer"),
  temper("modest", "hands all praise on to others"),
  temper("outspoken", "writes to the council when something is wrong"),
  temper("forgetful", "pins notes to every door"),
  temper("thoughtful", "answers a day later and all the better")
]

/** How people live; each phrase follows "she" or "he". */
export const households: ReadonlyArray<AgedPhrase> = [
  aged(18, 29, "lives with {his} parents and a younger brother"),
  aged(18, 29, "shares a flat with two friends from school"),
  aged(18, 34, "rents a room from a widow who plays the radio loudly"),
  aged(18, 32, "lives with {his} grandmother and two cousins"),
  aged(20, 30, "has a small flat to {himself} for the first time"),
  aged(21, 38, "is to be married in the spring"),
  aged(22, 70, "shares the rent with an old friend"),
  aged(22, 75, "shares a house with {his} sister's family"),
  aged(23, 70, "lives with {his} partner and a dog"),
  aged(24, 85, "lives alone and likes it"),
  aged(24, 85, "lives alone with an elderly cat"),
  aged(24, 42, "lives with {his} partner and a baby who does not sleep"),
  aged(26, 45, "looks after a retired father"),
  aged(27, 48, "is bringing up a daughter alone"),
  aged(28, 80, "is married without children"),
  aged(31, 50, "is bringing up two schoolchildren with {his} partner"),
  aged(32, 52, "has had the children at weekends since the divorce"),
  aged(34, 56, "lives with {his} partner and a teenage stepdaughter"),
  aged(34, 75, "keeps a spare bed for a nephew who studies in town"),
  aged(36, 55, "is bringing up a teenage son alone"),
  aged(40, 66, "looks after a mother who has begun to forget things"),
  aged(48, 84, "has three grown children, one of them abroad"),
  aged(54, 84, "has been married for thirty years"),
  aged(54, 84, "lives next door to {his} eldest daughter"),
  aged(60, 84, "is widowed and cooks for two grandchildren on weekdays"),
  aged(18, 84, "lives in a house of four generations")
]

/** Turns of life in the past tense; each phrase follows "she" or "he". */
export const turns: ReadonlyArray<AgedPhrase> = [
  aged(18, 85, "failed {his} first big examination and passed it at the second attempt"),
  aged(19, 85, "grew up over a shop and could give change before {he} could write"),
  aged(20, 85, "changed course after one bad year and has not regretted it"),
  aged(21, 60, "still sends part of {his} pay to the aunt who brought {him} up"),
  aged(22, 85, "spent two years abroad and came back with a second language and no savings"),
  aged(23, 85, "taught {himself} a third language from the radio"),
  aged(24, 85, "was the first in the family to finish school"),
  aged(24, 85, "nursed an uncle through a long illness"),
  aged(25, 85, "moved house five times before settling in {city}"),
  aged(26, 85, "came to {city} for one season and stayed"),
  aged(27, 85, "once won a regional prize and keeps the certificate in a drawer"),
  aged(28, 85, "learned to read music at an age when others give it up"),
  aged(29, 85, "was laid up for a year with a bad back and read more than ever before"),
  aged(30, 85, "nearly left the work after an accident and came back to it more careful"),
  aged(30, 85, "gave up a safer post elsewhere to come home to {city}"),
  aged(33, 85, "turned down better pay because it meant moving away"),
  aged(35, 85, "lost {his} savings in a bad year and built them up again, slowly"),
  aged(38, 85, "stood for the local council, lost by eleven votes and went on attending the meetings"),
  aged(50, 85, "has outlived two employers and one flood")
]

/** What people do for pleasure; noun phrases. */
export const pastimes: ReadonlyArray<string> = [
  "chess problems",
  "choir singing",
  "growing chillies on a balcony",
  "early swims",
  "old railway timetables",
  "crossword puzzles",
  "birdwatching at dawn",
  "home-brewed ginger beer",
  "repairing old radios",
  "detective novels",
  "amateur astronomy",
  "table tennis",
  "folk dancing",
  "weather records",
  "family history",
  "radio plays",
  "knitting",
  "model boats",
  "street photography",
  "river fishing",
  "cycling in the hills",
  "science podcasts",
  "card games",
  "watercolour painting",
  "the guitar",
  "poetry read aloud",
  "films about the sea",
  "second-hand books",
  "board games",
  "community theatre",
  "badminton",
  "volleyball",
  "long runs",
  "old maps",
  "mathematical puzzles",
  "wild herbs",
  "pickling and preserving",
  "calligraphy",
  "electronics kits",
  "open-source software",
  "local history",
  "pigeons",
  "the volunteer fire service",
  "yoga",
  "geography quizzes",
  "embroidery",
  "motorcycle repair",
  "rare teas",
  "kites",
  "paper folding",
  "jazz records",
  "the film club",
  "night trains",
  "philosophy evenings at the library",
  "bread baking",
  "bees",
  "spreadsheets for everything",
  "small languages",
  "juggling",
  "stamps with ships"
]

/** What anyone may have done, from an age on; sentences in the past tense without a subject. */
export const lifeDeeds: ReadonlyArray<AgedPhrase> = [
  aged(18, 85, "Organised a collection for a neighbour whose kitchen had burned."),
  aged(18, 85, "Pulled a boy out of a canal without taking off {his} coat."),
  aged(18, 85, "Walked out of a job interview over an unfair question."),
  aged(18, 85, "Gave a speech at a cousin's wedding and forgot the end of it."),
  aged(18, 85, "Sold a motorcycle to pay for a friend's operation."),
  aged(18, 85, "Learned to swim as an adult in one summer."),
  aged(20, 85, "Wrote a letter of complaint that changed a bus route."),
  aged(20, 85, "Gave up smoking on a bet and kept the coin."),
  aged(20, 85, "Hitchhiked to the sea with twelve words of the language."),
  aged(22, 85, "Lent a colleague money and never asked for it."),
  aged(22, 85, "Spoke up at a public meeting, trembling."),
  aged(22, 85, "Found a lost wallet and cycled nine kilometres to return it."),
  aged(24, 85, "Took in a stranger for a week during the floods."),
  aged(24, 85, "Cleared an aunt's house and kept only the recipe book."),
  aged(25, 85, "Refused to join in when an office mocked a newcomer."),
  aged(25, 85, "Planted a row of trees along the schoolyard fence."),
  aged(26, 85, "Spent a savings account on one long journey by rail."),
  aged(28, 85, "Mediated between two neighbours until the wall came down."),
  aged(30, 85, "Apologised to a brother after six silent years."),
  aged(30, 85, "Served as treasurer of a sports club and balanced every year."),
  aged(35, 85, "Ran for the tenants' board and won by two votes."),
  aged(40, 85, "Paid off a father's debts, coin by coin."),
  aged(45, 85, "Went back to evening school and sat next to {his} own apprentice."),
  aged(55, 85, "Handed the house keys of the club to someone half {his} age.")
]

/** What occupies people who no longer work; noun phrases. */
export const lateConcerns: ReadonlyArray<string> = [
  "a pension statement that does not add up",
  "a hospital letter with three words nobody explained",
  "a dispute over the hedge with the new neighbours",
  "a will that should be fair to everyone",
  "a knee that no longer likes the stairs",
  "the rules for driving after seventy",
  "a telephone that has updated itself beyond recognition",
  "a club whose youngest member is sixty",
  "a loan made to a friend and never mentioned since",
  "the history of the street, half written",
  "an electricity bill that doubled without a reason",
  "sleep that ends at four in the morning",
  "a swindler's call that almost succeeded",
  "the price of the care home down the road",
  "a speech for an old colleague's farewell",
  "a garden grown too large",
  "two medicines that may not go together",
  "a box of photographs without names",
  "the best way to teach what took forty years to learn",
  "a bus stop that is to be closed"
]
