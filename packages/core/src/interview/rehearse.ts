/** What the rehearsal model answers in an interview: out of what the person remembers, wants and is about to do, and no more. */
import type { Chance } from "../domain/Seed.ts"
import * as Phrase from "../model/Phrase.ts"
import * as Person from "../model/rehearse/Person.ts"
import * as Self from "../model/rehearse/Self.ts"
import type { Asked } from "./prompts.ts"
import * as Telling from "./rehearse/Telling.ts"
import * as Topic from "./rehearse/Topic.ts"

/** All that the person may say of itself. */
interface Known {
  readonly person: Person.Person
  readonly topic: Topic.Topic
  readonly past: ReadonlyArray<string>
  /** Newest first. */
  readonly deeds: ReadonlyArray<string>
  readonly heard: ReadonlyArray<string>
  readonly told: ReadonlyArray<string>
  readonly goal: string
  readonly now: string | undefined
  readonly isDone: boolean
  readonly chance: Chance
}

/** Something remembered in the person's words, and the words that it stood in. */
const say = (entries: ReadonlyArray<string>, tell: (entry: string) => string | undefined) =>
  entries.flatMap((entry) => {
    const said = tell(entry)
    return said === undefined ? [] : [{ entry, said }]
  })

const knownOf = (input: Asked, chance: Chance): Known & Record<"bearing", ReadonlyArray<string>> => {
  const person = Person.parse(input.person, input.name, [input.personality])
  const topic = Topic.read(input.question, [person.name, person.called])
  const lived = [...input.recalled, ...input.recent].filter((entry) => !entry.startsWith("(before)"))
  const before = [...input.past, ...input.recalled].filter((entry) => entry.startsWith("(before)"))
  const others = [...lived.filter((entry) => entry.startsWith("(heard)")), ...input.heard].toReversed()
  const past = say([...new Set(before)], (entry) => Telling.past(entry, person))
  const deeds = say(
    lived.filter((entry) => !entry.startsWith("(heard)")).toReversed(),
    (entry) => Telling.deed(entry, person)
  )
  const heard = say(others, (entry) => Telling.heard(entry, person))
  const texts = (items: ReadonlyArray<{ readonly said: string }>) => items.map(({ said }) => said)
  const told = Self.said(person)
  const bears = (text: string) => Topic.bears(topic, text)
  const fits = (items: ReadonlyArray<{ readonly entry: string; readonly said: string }>) =>
    items.filter(({ entry, said }) => bears(entry) || bears(said))
  return {
    person,
    topic,
    past: texts(past),
    deeds: texts(deeds),
    heard: texts(heard),
    told,
    goal: Telling.goal(input.lifeGoal, person),
    now: input.now === "" ? undefined : Telling.step(input.now, person),
    isDone: input.finished === "all of it",
    chance,
    bearing: [
      ...texts(fits(deeds)).slice(0, 1).map((text) => lately(text, chance)),
      ...texts(fits(heard)).slice(0, 1).map((text) => rumour(text, chance)),
      ...texts(fits(past)).slice(0, 1).map((text) => `Before all this ${text}`),
      ...told.filter(bears).slice(0, 1),
      ...input.plan.filter(bears).slice(0, 1).flatMap((line) => {
        const step = Telling.step(line, person)
        return step === undefined ? [] : [`It stands in my plan too: to ${step}`]
      }),
      ...(bears(input.lifeGoal) ? [Phrase.upperFirst(Telling.goal(input.lifeGoal, person))] : [])
    ]
  }
}

const lately = (deed: string, chance: Chance): string =>
  `${chance.pick(["Lately", "Not long ago", "The other day"])} ${deed}`

const rumour = (text: string, chance: Chance): string =>
  `${
    chance.pick(["This came to my ears:", "What I have from others is this:", "I only know what people tell:"])
  } ${text}`

const unknown = ({ chance, topic: { thing } }: Known): string =>
  thing === ""
    ? chance.pick([
      "That I cannot say: nothing of the kind has come my way.",
      "I do not know, and would only be guessing."
    ])
    : chance.pick([
      `I know nothing of ${thing}.`,
      `Of ${thing} I know nothing, and would only be guessing.`,
      `I cannot tell you anything about ${thing}: it has not come my way.`
    ])

const next = ({ isDone, now }: Known): Array<string> =>
  now !== undefined ? [`Next I mean to ${now}`] : isDone ? ["All that I had planned for it is done"] : []

const self = ({ chance, person, told }: Known): string => {
  const work = person.role === ""
    ? ""
    : Person.isOfPerson(person.role)
    ? Phrase.a(person.role)
    : `somebody in ${person.role}`
  const place = person.town === "" ? "" : ` in ${person.town}`
  const name = person.called === "" ? person.name : person.name
  return work === ""
    ? `${name} is my name${place === "" ? "" : `, and I live${place}`}`
    : chance.pick([`I am ${name}, ${work}${place}`, `${name} is my name, and I am ${work}${place}`])
      + (told.length === 0 ? "" : `. ${told[0]}`)
}

const goal = ({ goal: wish }: Known): string => Phrase.upperFirst(wish)

/** What is said to each kind of question, best first. */
const answers: Readonly<Record<Topic.Kind, (known: Known) => Array<string>>> = {
  self: (known) => [self(known), goal(known)],
  why: (known) => ["Because it leads where I want to go", goal(known), ...known.told.slice(-1)],
  others: (known) => [
    ...known.heard.slice(0, 2).map((text, index) => index === 0 ? rumour(text, known.chance) : `And this: ${text}`),
    ...(known.heard.length === 0 ? ["Hardly anything of others has come to my ears"] : []),
    ...known.deeds.slice(0, 1).map((deed) => lately(deed, known.chance))
  ],
  trouble: (known) => [
    ...(known.person.concerns.length === 0
      ? known.told.slice(-1)
      : [
        `What weighs on me is ${
          Phrase.list(known.person.concerns.slice(0, 2).map((one) => Self.mine(one, known.person)))
        }`
      ]),
    ...known.deeds.slice(0, 1).map((deed) => lately(deed, known.chance)),
    ...next(known)
  ],
  wants: (
    known
  ) => [goal(known), ...next(known), ...known.deeds.slice(0, 1).map((deed) => lately(deed, known.chance))],
  past: (known) => [
    ...known.past.slice(-2).map((text, index) => (index === 0 ? Phrase.upperFirst(text) : `And ${text}`)),
    ...(known.past.length === 0 ? ["Of earlier days there is little that I would tell"] : []),
    ...known.told.slice(-1)
  ],
  lately: (known) => [
    ...known.deeds.slice(0, 2).map((deed, index) => (index === 0 ? lately(deed, known.chance) : `Before that ${deed}`)),
    ...next(known),
    ...(known.deeds.length === 0 ? [goal(known)] : [])
  ],
  mood: (known) => [
    known.chance.pick([
      "Busy, and not unhappy with it",
      "Well enough, as long as there is something to do",
      "I have had easier weeks"
    ]),
    ...known.deeds.slice(0, 1).map((deed) => lately(deed, known.chance)),
    ...next(known)
  ],
  thing: (
    known
  ) => [...known.deeds.slice(0, 1).map((deed) => `What I can tell you of is my own day: ${deed}`), ...next(known)]
}

/** What is left to say of a thing of which something was told. */
const rest = ({ chance }: Known, told: number): Array<string> =>
  told > 2
    ? []
    : [chance.pick(["More than that I do not know of it", "That is all I know of it", "The rest I could only guess"])]

/** The question itself, out of the turn it was put in. */
const questionIn = (turn: string): string => turn.replace(/^<question>\n|\n<\/question>$/g, "")

const same = (a: string, b: string): boolean =>
  Phrase.words(a.toLowerCase()).join(" ") === Phrase.words(b.toLowerCase()).join(" ")

const most = 5

/** The answer: what bears on the question, or that nothing does; then what the person can say to a question of its kind. */
export const rehearseInterview = (input: Asked, chance: Chance): string => {
  const known = knownOf(input, chance)
  const { bearing, topic } = known
  const isAgain = input.history.some((turn, index) => index % 2 === 0 && same(questionIn(turn), input.question))
  const isOpen = topic.stems.length === 0 && topic.kind === "thing"
  const about = topic.stems.length === 0
    ? isOpen ? [unknown(known)] : []
    : bearing.length > 0
    ? bearing.slice(0, 3)
    : [unknown(known)]
  const isAnswered = bearing.length > 0 && topic.kind === "thing"
  const general = (isAnswered ? rest(known, bearing.length) : answers[topic.kind](known))
    .filter((text) => !about.some((one) => Phrase.likeness(one, text) > 0.3))
  const told = [...about, ...general.slice(0, bearing.length > 0 ? 1 : about.length > 0 ? 2 : 4)]
  const sentences = told.map((text) => Phrase.stop(text))
  const all = isAgain ? ["As I said before."].concat(sentences) : sentences
  return Phrase.tidy(all.slice(0, most).join(" "))
}
