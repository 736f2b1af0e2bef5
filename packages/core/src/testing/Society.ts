/** A small society to cast a scenario from: three groups of five, the first two linked. */
import type { Event } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import * as Fold from "../log/Fold.ts"
import * as World from "../log/World.ts"
import type { Society } from "../scenario/Casting.ts"

const people = [
  ["Amara Osei", "baker", "keeps a bakery by the harbour and counts every tray twice", "warm and exact"],
  ["Bruno Keller", "surveyor", "measures building sites and argues about every centimetre", "dry and patient"],
  ["Chiara Lodi", "nurse", "works nights on a children's ward and draws up its rosters", "calm and quick"],
  [
    "Dmitri Volkov",
    "bus driver",
    "drives the first bus of the day and reads timetables for pleasure",
    "blunt and kind"
  ],
  ["Esra Demir", "tailor", "alters wedding dresses and hates waste of cloth", "lively and thrifty"],
  ["Farid Haddad", "electrician", "rewires old houses and keeps a notebook of faults", "curious and careful"],
  ["Greta Lund", "librarian", "runs a village library and a chess club", "gentle and stubborn"],
  ["Hana Sato", "cook", "cooks for two hundred in a canteen", "fast and cheerful"],
  ["Ivo Marin", "fisherman", "fishes with his brother and sells at dawn", "silent and fair"],
  ["Joana Reis", "pharmacist", "mixes ointments and checks doses three times", "strict and friendly"],
  ["Kwame Boateng", "carpenter", "builds stairs and teaches apprentices", "loud and generous"],
  ["Lucia Vega", "gardener", "looks after a park and its bees", "slow and thorough"],
  ["Mikael Holm", "programmer", "writes software for lifts", "precise and shy"],
  ["Nadia Aziz", "teacher", "teaches sums to children of eight", "merry and demanding"],
  ["Oskar Wolf", "postman", "walks twelve kilometres a day with a dog that is not his", "talkative and loyal"]
] as const

const size = 5

const facts: ReadonlyArray<Event> = [
  ...people.flatMap(([name, occupation, does, character], index): ReadonlyArray<Event> => {
    const agent = Place.agentId(index)
    return [
      {
        _tag: "Enrolled",
        place: `population/${agent}/enrolled`,
        agent,
        profile: {
          id: `people:${index + 1}`,
          name,
          description: `${name.split(" ")[0]} is a ${occupation} who ${does}.`,
          pastActions: [],
          attributes: { occupation },
          origin: { kind: "file", file: "people.jsonl", line: index + 1, invented: true }
        }
      },
      {
        _tag: "AgentJoined",
        place: `population/${agent}/joined`,
        agent,
        personality: character,
        lifeGoal: "Do the work well and be of use to others.",
        plan: { steps: [] }
      }
    ]
  }),
  {
    _tag: "SocietyFormed",
    place: "society/formed",
    groups: [0, 1, 2].map((nth) => {
      const [first = "", ...rest] = people.slice(nth * size, (nth + 1) * size).map((_, at) =>
        Place.agentId(nth * size + at)
      )
      return { id: Place.groupId(nth), members: [first, ...rest] as const }
    }),
    links: [{ a: Place.groupId(0), b: Place.groupId(1), kind: "near", similarity: 0.5 }]
  }
]

/** The society; the first group goes to class. */
export const make = (): Society => {
  const world = Fold.fold(facts)
  const groups = World.groups(world)
  const [home] = groups
  if (home === undefined) throw new Error("The society of a test has no groups.")
  return { world, groups, home }
}
