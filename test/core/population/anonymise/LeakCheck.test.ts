import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import { fileURLToPath } from "node:url"
import type { Profile } from "../../../../packages/core/src/domain/Profile.ts"
import * as LeakCheck from "../../../../packages/core/src/population/anonymise/LeakCheck.ts"
import * as ProfileSource from "../../../../packages/core/src/population/ProfileSource.ts"

const starter = fileURLToPath(new URL("../../../../agents/starter", import.meta.url))

const person: Profile = {
  id: "people:7",
  name: "Dr. Siobhán O'Neil-García",
  description:
    "Siobhán O'Neil-García, known as \"Vonnie\", runs the Harbourside Veterinary Clinic Ltd in Galway with her partner Tom Bartosz. She trained at Trinity College Dublin and answers every owner herself.",
  pastActions: [
    "Posted as @paws_of_galway: come and see us at 14 Quay Lane!",
    "Wrote to siobhan.oneil@harbourside-vets.ie about the new scanner."
  ],
  attributes: {
    age: "44",
    birthday: "12 March 1981",
    occupation: "veterinary surgeon",
    organization: "Harbourside Veterinary Clinic Ltd",
    phone: "+353 91 555 123",
    member_number: "VCI-55812",
    website: "https://www.linkedin.com/in/siobhan-oneil-garcia",
    place: "Galway, Ireland",
    interests: "sea swimming; hounds"
  },
  origin: { kind: "file", file: "people.jsonl", line: 7 }
}

const rose: Profile = {
  id: "people:8",
  name: "Rose Baker",
  description: "Rose Baker bakes bread and grows roses beside her shop.",
  pastActions: [],
  attributes: { occupation: "baker" },
  origin: { kind: "file", file: "people.jsonl", line: 8 }
}

const kindsIn = (check: LeakCheck.LeakCheck, original: Profile, text: string, isTitle = false) =>
  check.find([{ where: "the text", text, isTitle }], check.identify(original)).map((leak) => leak.kind)

const leaks: ReadonlyArray<readonly [why: string, text: string, kind: LeakCheck.Leak["kind"]]> = [
  ["the full name", "Siobhán O'Neil-García is a vet.", "name"],
  ["the given name alone", "Ask Siobhán about hounds.", "name"],
  ["without its accents", "Siobhan mends hounds.", "name"],
  ["in capitals", "SIOBHÁN MENDS HOUNDS.", "name"],
  ["in small letters", "a vet called siobhan", "name"],
  ["half of a double name", "The García clinic is open late.", "name"],
  ["a possessive within a title", "She cleans Dr. O'Neil-Garcia's clinic.", "name"],
  ["a possessive without its sign", "The garcias came to tea.", "name"],
  ["another apostrophe", "Run by O’Neil and sons.", "name"],
  ["initials and family name", "S. O'Neil-García, veterinary surgeon.", "name"],
  ["a nickname in quotes", "Friends say \"Vonnie\" never sleeps.", "name"],
  ["split by a line break", "A vet, Siob\nhán by name.", "name"],
  ["parted by hyphens", "S-i-o-b-h-a-n treats hounds.", "name"],
  ["letters set apart", "s i o b h a n treats hounds.", "name"],
  ["Cyrillic look-alikes", "Sіоbhаn treats hounds.", "name"],
  ["Greek look-alikes", "Siοbhαn treats hounds.", "name"],
  ["zero-width characters", "Sio\u200bbh\u200dan treats hounds.", "name"],
  ["a soft hyphen", "Siob\u00adhan treats hounds.", "name"],
  ["full-width letters", "Ｓｉｏｂｈａｎ treats hounds.", "name"],
  ["letters of mathematics", "𝗦𝗶𝗼𝗯𝗵𝗮𝗻 treats hounds.", "name"],
  ["run together", "known online as soneilgarcia", "name"],
  ["a partner's name", "She shares the work with Tom Bartosz.", "name of another person"],
  ["somebody invented", "She learned it from Mrs. Ableson.", "name of another person"],
  ["the employer", "Works at Harbourside Veterinary Clinic.", "organisation"],
  ["the employer in small letters", "works at harbourside veterinary clinic ltd", "organisation"],
  ["the employer's first word", "Everybody at Harbourside knows her.", "organisation"],
  ["the school", "Studied at Trinity College Dublin.", "organisation"],
  ["the handle", "Posts as @paws_of_galway at night.", "user name"],
  ["the handle without its sign", "Posts as paws_of_galway at night.", "user name"],
  ["a handle nobody gave", "Follow @thevetnextdoor for more.", "user name"],
  ["a forum's user", "Answers as u/houndmender most days.", "user name"],
  ["a user with a number", "Plays as mender#4821.", "user name"],
  ["a path of a profile page", "See /in/siobhan-oneil-garcia for more.", "user name"],
  ["a page", "See linkedin.com/in/someone for more.", "web address"],
  ["a bare domain", "Their site is hounds-and-hooves.ie now.", "web address"],
  ["a domain in words", "See houndsandhooves dot com.", "web address"],
  ["an address broken up", "hxxps://hounds.example/page", "web address"],
  ["a mail address", "Write to vet@example.org.", "e-mail address"],
  ["a mail address in words", "Write to vet at hounds dot org please.", "e-mail address"],
  ["a mail address in brackets", "Write to vet [at] hounds [dot] org.", "e-mail address"],
  ["a mail address with brackets and a dot", "Write to vet (at) hounds.org.", "e-mail address"],
  ["a full-width at", "Write to vet＠hounds.org.", "e-mail address"],
  ["the telephone", "Call +353 91 555 123.", "telephone number"],
  ["a telephone with spaces", "Call 091 555 1234 at night.", "telephone number"],
  ["an American one", "Call (212) 555-2368.", "telephone number"],
  ["dots in it", "Call 212.555.2368 now.", "telephone number"],
  ["a street with its house", "Lives at 14 Quay Lane.", "street address"],
  ["a street elsewhere", "Wohnt Lindenstraße 12 im Hof.", "street address"],
  ["the street alone", "A shop on Quay Lane.", "street address"],
  ["an account", "Paid to IE29 AIBK 9311 5212 3456 78.", "number"],
  ["a long number", "Badge 900812345 is hers.", "number"],
  ["the member's number", "Member VCI-55812 since then.", "number"],
  ["the birthday", "Born on 12 March 1981.", "exact date"],
  ["the birthday otherwise written", "Her day is March 12th, 1981.", "exact date"],
  ["the birthday in digits", "day of birth 1981-03-12", "exact date"],
  ["a birthday nobody gave", "She was born on 3 May 1979.", "exact date"]
]

describe("what gives a person away", () => {
  for (const [why, text, kind] of leaks) {
    it.effect(`${why}: ${JSON.stringify(text)}`, () =>
      Effect.map(LeakCheck.load, (check) => assert.include(kindsIn(check, person, text), kind)))
  }
})

const clean: ReadonlyArray<readonly [Profile, string]> = [
  [person, "A veterinary surgeon of a coastal town who knows every hound and its owner by sight."],
  [
    person,
    "Taught two trainees to read an X-ray; sleeps from 10 to 6, charges 50 to 80 euros, and has done so since 1998-2004."
  ],
  [person, "Swims in the sea at seven, in winter too, e.g. in March. She works at a clinic. It closes at noon."],
  [rose, "A village baker who bakes rye bread and grows roses."],
  [rose, "Baker of rye bread in a harbour town."],
  [rose, "The baker rose at four and the bread rose with her."],
  [rose, "Rose bushes line the wall of the bakery."],
  [{ ...rose, name: "Mark Young" }, "Mark the papers before the young pupils come."],
  [{ ...rose, name: "May Hill" }, "In May the farm up the hill may flood."],
  [{ ...rose, name: "Will Page" }, "Will it rain? He will turn the page."],
  [{ ...rose, name: "Carpenter, Grace" }, "A carpenter with grace and patience, and 1,200,000 shavings a year."]
]

describe("what gives nobody away", () => {
  for (const [original, text] of clean) {
    it.effect(`${original.name}: ${JSON.stringify(text)}`, () =>
      Effect.map(LeakCheck.load, (check) => assert.deepStrictEqual(kindsIn(check, original, text), [])))
  }

  it.effect("a name that is a word as well is found where it is a name", () =>
    Effect.map(LeakCheck.load, (check) => {
      for (
        const text of [
          "The bread of Mrs Baker is dark.",
          "Ask Rose, who knows.",
          "Rose bakes at night.",
          "Everybody likes Rose.",
          "The oven is R. Baker's.",
          "rose baker, bread",
          "ROSE BAKER"
        ]
      ) assert.include(kindsIn(check, rose, text), "name", text)
      assert.include(kindsIn(check, rose, "Rose the baker", true), "name")
    }))

  it.effect("of the starter people hardly a word is taken for a leak of somebody else", () =>
    Effect.gen(function*() {
      const check = yield* LeakCheck.load
      const { profiles } = yield* ProfileSource.folder(starter)
      let texts = 0
      let found = 0
      let own = 0
      for (const [index, original] of profiles.entries()) {
        const identity = check.identify(original)
        const other = profiles[(index + 7) % profiles.length] as Profile
        const names = other.name.split(/\s+/)
        const said = [other.description, ...other.pastActions].map((text) => {
          const anonymous = names.reduce((rest, name) => rest.replaceAll(name, "somebody"), text)
          return { where: "", text: anonymous }
        })
        const titles = Object.values(other.attributes).map((text) => ({ where: "", text, isTitle: true }))
        texts += said.length + titles.length
        found += check.find([...said, ...titles], identity).length
        // What the person does, wants and is from may stay, though the same words stand in the original; no long quotations.
        const kept = ["occupation", "place", "interests", "concerns"].flatMap((name) =>
          (original.attributes[name] ?? "").split("; ").filter((text) => text.split(/[\s-]+/).length < 7)
        )
        own += check.find(kept.map((text) => ({ where: "", text, isTitle: true })), identity).length
        texts += kept.length
      }
      console.log(
        `false positives: ${found + own} in ${texts} texts of ${profiles.length} people (${own} of their own)`
      )
      assert.isBelow((found + own) / texts, 0.005)
    }))
})

const given = ["Ottilie", "José", "Kwabena", "Zdeněk", "Þórunn", "Anaïs", "Mbali", "Xiuying", "Søren", "Fergus"]
const family = [
  "Merrick",
  "Åkesson",
  "Quispe-Mamani",
  "O'Driscoll",
  "Živković",
  "Núñez",
  "Vanhoutte",
  "Nakagawara",
  "Müllner"
]
const firms = ["Tarnbrook Optics Ltd", "Vexley & Sons", "Quillamore Institute", "Fundación Arrecife", "Zephyrine GmbH"]

const clauses = [
  "keeps the books of a small workshop",
  "likes long walks by the river",
  "mends what others throw away",
  "asks for a second opinion before every decision",
  "has taught evening classes for years",
  "would rather listen than talk"
]

interface Plant {
  readonly original: Profile
  readonly text: string
}

const dressed = fc.constantFrom<ReadonlyArray<(text: string) => string>[number]>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize("NFD").replace(/\p{M}/gu, ""),
  (text) => text.normalize("NFD"),
  (text) => `${text}'s`,
  (text) => `${text}’s`,
  (text) => `"${text}"`,
  (text) => [...text].join("\u200b")
)

const plants: fc.Arbitrary<Plant> = fc.record({
  given: fc.constantFrom(...given),
  family: fc.constantFrom(...family),
  firm: fc.constantFrom(...firms),
  handle: fc.stringMatching(/^[a-z]{4,8}_[a-z]{3,6}\d{0,2}$/),
  number: fc.integer({ min: 200_000_0000, max: 989_999_9999 }).map((digits) =>
    String(digits).replace(/^(...)(...)(....)$/, "$1 $2 $3")
  ),
  which: fc.constantFrom("full", "given", "family", "firm", "handle", "email", "url", "phone"),
  dress: dressed,
  text: fc.array(fc.constantFrom(...clauses), { minLength: 2, maxLength: 5 }),
  at: fc.nat()
}).map(({ at, dress, family, firm, given, handle, number, text, which }) => {
  const original: Profile = {
    id: "x:1",
    name: `${given} ${family}`,
    description: `${given} ${family} works for ${firm}. Write to ${handle}@mail.example.com or @${handle}.`,
    pastActions: [`Put ${number} on the door.`],
    attributes: { organization: firm },
    origin: { kind: "file", file: "x.jsonl", line: 1 }
  }
  const plant = {
    full: () => dress(original.name),
    given: () => dress(given),
    family: () => dress(family),
    firm: () => dress(firm.replace(/ (?:Ltd|GmbH)$/, "")),
    handle: () => dress(handle),
    email: () => `${handle}@mail.example.com`,
    url: () => `www.${handle.replace("_", "-")}.com/about`,
    phone: () => number
  }[which]()
  const where = at % (text.length + 1)
  return { original, text: `Somebody who ${text.toSpliced(where, 0, `knows ${plant} well`).join(", ")}.` }
})

describe("laws of the leak check", () => {
  it.effect("whatever is planted anywhere, in any dress, is found", () =>
    Effect.map(LeakCheck.load, (check) => {
      let missed = 0
      let tried = 0
      fc.assert(
        fc.property(plants, ({ original, text }) => {
          tried++
          const found = kindsIn(check, original, text).length > 0
          if (!found) missed++
          return found
        }),
        { seed: 7, numRuns: 600 }
      )
      console.log(`missed plants: ${missed} of ${tried}`)
    }))

  it.effect("sentences without a plant have no finding, whoever the person is", () =>
    Effect.map(LeakCheck.load, (check) => {
      fc.assert(
        fc.property(
          plants,
          fc.array(fc.constantFrom(...clauses), { minLength: 1, maxLength: 6 }),
          ({ original }, said) => kindsIn(check, original, `Somebody who ${said.join(", ")}.`).length === 0
        ),
        { seed: 7, numRuns: 200 }
      )
    }))
})
