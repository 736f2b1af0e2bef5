/** What gives a person away beside their own name in their own letters: for whom they work, other scripts, and their own words. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import type { Profile } from "../../../../packages/core/src/domain/Profile.ts"
import * as LeakCheck from "../../../../packages/core/src/population/anonymise/LeakCheck.ts"

const of = (name: string, more: Partial<Profile> = {}): Profile => ({
  id: "people:1",
  name,
  description: `${name} is known for patience.`,
  pastActions: [],
  attributes: {},
  origin: { kind: "file", file: "people.jsonl", line: 1 },
  ...more
})
const at = (field: string, value: string) => of("Ottilie Merrick", { attributes: { [field]: value } })
const saying = (description: string) => of("Ottilie Merrick", { description })

interface Try {
  readonly of: Profile
  readonly text: string
  readonly isTitle?: boolean
}
const kindsIn = (check: LeakCheck.LeakCheck, { isTitle = false, of, text }: Try) => [
  ...new Set(check.find([{ where: "", text, isTitle }], check.identify(of)).map(({ kind }) => kind))
]

const tell = (tries: ReadonlyArray<Try>, kinds: ReadonlyArray<LeakCheck.Leak["kind"]>) => {
  for (const one of tries) {
    const { attributes, description, name } = one.of
    const about = Object.entries(attributes).map(([field, value]) => `${field} ${value}`)[0] ?? description
    it.effect(`${name}, ${about}: ${JSON.stringify(one.text)}${one.isTitle === true ? " as a title" : ""}`, () =>
      Effect.map(LeakCheck.load, (check) => assert.deepStrictEqual(kindsIn(check, one), [...kinds])))
  }
}

describe("an employer or a school counts however common its name", () => {
  tell([
    { of: at("company", "Google"), text: "Engineer at Google" },
    { of: at("company", "Google"), text: "engineer at google", isTitle: true },
    { of: at("company", "Netflix"), text: "Writes programs for Netflix." },
    { of: at("company", "Amazon"), text: "Drives for Amazon" },
    { of: at("employer", "Amazon"), text: "Driver at Amazon", isTitle: true },
    { of: at("employer", "Shell"), text: "Engineer at Shell", isTitle: true },
    { of: at("employer", "Shell"), text: "Works at shell." },
    { of: at("employer", "Shell"), text: "Ran a rig of Shell in the north." },
    { of: at("organization", "IBM"), text: "Analyst at IBM" },
    { of: at("organization", "Red Cross"), text: "Volunteers with the Red Cross" },
    { of: at("organisation", "Blue River Care"), text: "A nurse of blue river care" },
    { of: at("university", "Oxford"), text: "Read history at Oxford." },
    { of: saying("Works at Red Cross."), text: "Works at Red Cross." },
    { of: saying("Engineer at Shell."), text: "An engineer of Shell." },
    { of: saying("Works at Blue River Care."), text: "Nurse at Blue River Care" }
  ], ["organisation"])
})

describe("an organisation's first letters count", () => {
  tell([
    { of: at("school", "Massachusetts Institute of Technology"), text: "Studied at MIT." },
    { of: saying("She graduated from Massachusetts Institute of Technology."), text: "A degree from M.I.T. long ago." },
    { of: at("employer", "National Health Service"), text: "NHS nurse", isTitle: true },
    { of: at("employer", "Department of Health"), text: "Clerk of the DoH." }
  ], ["organisation"])
  tell([
    { of: at("school", "Massachusetts Institute of Technology"), text: "Mit Geduld arbeitet sie with others." },
    { of: at("employer", "Customer Relations Management"), text: "Keeps the CRM in order." }
  ], [])
})

describe("what only says what sort of employer it is gives nobody away", () => {
  tell(
    [
      "self-employed",
      "Local Bakery",
      "hospital",
      "Hospital",
      "freelance",
      "Regional bank (branch in Porto)",
      "Various clients"
    ]
      .map((value) => ({
        of: at("employer", value),
        text: "A self-employed baker, freelance for a regional bank, various clients and the hospital at home."
      })),
    []
  )
  tell([
    { of: at("employer", "Shell"), text: "Collects shells, and one shell in particular." },
    { of: at("employer", "Target"), text: "Works at targets nobody else would aim for." }
  ], [])
})

describe("a name that is a word as well counts in short sentences too", () => {
  tell([
    { of: of("Rose Grace"), text: "Thanked Grace" },
    { of: of("Rose Grace"), text: "Nurse Grace", isTitle: true },
    { of: of("Rose Grace"), text: "Gardener for Grace", isTitle: true },
    { of: of("Rose Grace"), text: "Retired gardener called Grace", isTitle: true }
  ], ["name"])
  tell([
    { of: of("Rose Baker"), text: "Village Baker with a Rose Garden", isTitle: true },
    { of: of("Rose Baker"), text: "Pastry Baker", isTitle: true },
    { of: of("Rose Grace"), text: "Dancer with grace, patience and a garden", isTitle: true }
  ], [])
})

describe("a name in other letters is known in Latin ones", () => {
  tell([
    { of: of("Иван Кузнецов"), text: "Ivan Kuznetsov mends cars." },
    { of: of("Иван Кузнецов"), text: "ask kuznetsov" },
    { of: of("Евгений Соловьёв"), text: "Yevgeny mends cars." },
    { of: of("Евгений Соловьёв"), text: "Evgenii mends cars." },
    { of: of("Евгений Соловьёв"), text: "Mr Soloviev mends cars." },
    { of: of("Евгений Соловьёв"), text: "The car of Solovyov." },
    { of: of("Наталья Хрущёва"), text: "Natalia mends cars." },
    { of: of("Наталья Хрущёва"), text: "Khrushcheva's car." },
    { of: of("Александр Пушкин"), text: "Alexander writes." },
    { of: of("Ольга Гриценко"), text: "Olha Hrytsenko" },
    { of: of("Νίκος Παπαδόπουλος"), text: "Nikos Papadopoulos sails." },
    { of: of("Νίκος Παπαδόπουλος"), text: "Everybody asks Papadopulos." },
    { of: of("Γιώργος Χατζής"), text: "Yiorgos sails." },
    { of: of("王小明"), text: "Wang Xiaoming teaches." },
    { of: of("王小明"), text: "Everybody asks Xiaoming." },
    { of: of("محمد الفايد"), text: "Mohammed Al-Fayed sells lamps." },
    { of: of("محمد الفايد"), text: "Sold a shop to Al-Fayed." },
    { of: of("김민지"), text: "Kim Min-ji teaches." },
    { of: of("अमित शर्मा"), text: "Amit Sharma teaches." }
  ], ["name"])

  tell([
    { of: of("Иван Кузнецов"), text: "Car mechanic with an allotment", isTitle: true },
    {
      of: of("Rose Grace of Los Angeles (Financial Analyst)", {
        attributes: { occupation: "Financial Analyst", place: "Los Angeles, USA" }
      }),
      text: "Financial Analyst with a Garden",
      isTitle: true
    },
    { of: of("Иван Кузнецов"), text: "A car mechanic of a large town in Russia who mends what others give up." },
    { of: of("Νίκος Παπαδόπουλος"), text: "Ferry captain with a vegetable garden on a Greek island", isTitle: true },
    { of: of("王小明"), text: "Senior Backend Developer with a Balcony", isTitle: true },
    {
      of: of("王小明"),
      text:
        "A software developer in western China who writes Python and reads English novels. Works on payments at a large firm."
    },
    { of: of("محمد الفايد"), text: "Shop Owner with Plain Opinions", isTitle: true },
    {
      of: of("محمد الفايد"),
      text: "Sells spices and lamps in northern Egypt; speaks Arabic and English. Haggles over every crate."
    },
    { of: of("김민지"), text: "Elementary School Teacher with a Violin", isTitle: true }
  ], [])
})

describe("the person's own words give them away", () => {
  const restorer = of("Ottilie Merrick", {
    description: "She spent eleven years mending the organs of small churches in the valley.",
    pastActions: ["Wrote to the bishop three times before anybody answered about the leaking roof."],
    attributes: { occupation: "mender of organs, bells, clocks and whatever else hangs in towers" }
  })
  tell([
    { of: restorer, text: "Somebody who spent eleven years mending the organs of small churches." },
    { of: restorer, text: "wrote to the Bishop three times, before anybody answered!" },
    {
      of: of("Ann", { description: "她在山谷的小教堂里修理管风琴已经十一年了。" }),
      text: "她在山谷的小教堂里修理管风琴已经很久"
    }
  ], ["copied"])
  tell([
    { of: restorer, text: "Spent eleven years mending the organs of churches." },
    { of: restorer, text: "mender of organs, bells, clocks and whatever else hangs in towers", isTitle: true }
  ], [])
})
