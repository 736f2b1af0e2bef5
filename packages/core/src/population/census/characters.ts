/** Tempers and turns of life of the people of the census. Phrases may hold {he}, {his}, {him}, {himself} and {city}. */

/** A way of being: an adjective, and what such a person does. */
export interface Temper {
  readonly adjective: string
  readonly habit: string
}

/** A phrase that is true of people of some ages only. */
export interface AgedPhrase {
  readonly ages: readonly [number, number]
  readonly text: string
  /** How many languages the phrase asks for. */
  readonly languages?: number
}

const temper = (adjective: string, habit: string): Temper => ({ adjective, habit })
/** A phrase for people of some ages, who may have to speak so many languages. */
export const aged = (from: number, to: number, text: string, languages = 1): AgedPhrase => ({
  ages: [from, to],
  text,
  languages
})

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
  temper("thoughtful", "answers a day later and all the better"),
  temper("wry", "lets a silence do the work"),
  temper("headstrong", "takes the steep path and carries the bag as well"),
  temper("tidy", "cannot sit down in a room with a crooked picture"),
  temper("good-humoured", "is the one whom quarrelling cousins telephone"),
  temper("watchful", "notices who has not spoken yet"),
  temper("quick", "has the answer before the question is out, and is right four times in five"),
  temper("unhurried", "arrives last and forgets nothing"),
  temper("inventive", "can make a tool out of whatever is on the table"),
  temper("old-fashioned", "writes cards by hand and keeps the answers"),
  temper("plain-spoken", "uses one word where others use nine"),
  temper("romantic", "keeps tickets, leaves and a lock of somebody's hair"),
  temper("thorough", "reads the instructions, the small print and the label"),
  temper("wary", "counts the change and the doors"),
  temper("playful", "hides notes in other people's coats"),
  temper("devout", "keeps the feast days and the fasts without talk of it"),
  temper("argumentative", "takes the other side for the exercise"),
  temper("tender-hearted", "cannot pass a stray dog"),
  temper("methodical", "lays out the tools the evening before"),
  temper("daring", "says yes first and finds out how later"),
  temper("reserved", "takes a year to use a first name"),
  temper("hospitable", "lays one plate too many, in case"),
  temper("nostalgic", "can name every shop that used to be there")
]

/** Turns of life in the past tense; each phrase follows "she" or "he". */
export const turns: ReadonlyArray<AgedPhrase> = [
  aged(18, 85, "failed {his} first big examination and passed it at the second attempt"),
  aged(19, 85, "grew up over a shop and could give change before {he} could write"),
  aged(20, 85, "changed course after one bad year and has not regretted it"),
  aged(21, 60, "still sends part of {his} pay to the aunt who brought {him} up"),
  aged(22, 85, "spent two years abroad and came back with a second language and no savings", 2),
  aged(23, 85, "taught {himself} a third language from the radio", 3),
  aged(24, 85, "was the first in the family to read a newspaper through"),
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
  aged(50, 85, "has outlived two employers and one flood"),
  aged(18, 85, "grew up between two houses and knows both sides of every quarrel"),
  aged(18, 40, "was raised by a grandmother who could not read and missed nothing"),
  aged(20, 85, "lost a year to an illness and came out of it with different friends"),
  aged(21, 85, "left home with one bag and a jar of something from the garden"),
  aged(22, 85, "once missed the last ferry and found out that {he} liked talking to strangers"),
  aged(23, 85, "gave up smoking, a band and a motorcycle in the same spring"),
  aged(25, 85, "was cheated by a business partner once and reads everything twice since then"),
  aged(27, 85, "walked away from a fire with one shoe and a photograph album"),
  aged(28, 85, "served a term on the school board and came back with opinions"),
  aged(29, 85, "sold the family plot, regrets it, and has planted trees on somebody else's"),
  aged(31, 85, "met a half-brother at thirty and has hardly let him out of sight"),
  aged(32, 85, "stopped drinking one winter and started to get up early"),
  aged(36, 85, "paid for a cousin's schooling before {his} own teeth"),
  aged(41, 85, "buried both parents in one year and took over their garden"),
  aged(45, 85, "learned to drive after forty and has not stopped since"),
  aged(55, 85, "has seen the quarter change its name twice")
]
