/** The packs of people that come along: whole, of one form, and of people who are not each other. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { embed } from "../../../packages/core/src/model/Lexical.ts"
import * as ProfileSource from "../../../packages/core/src/population/ProfileSource.ts"
import { sentence } from "../../../packages/core/src/source/RowProblem.ts"
import { cosine } from "../../../packages/core/src/vector/Vector.ts"

const agents = join(import.meta.dirname, "../../../agents")
const rowFiles = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder).filter((name) => name.endsWith(".jsonl")).toSorted().map((name) => join(folder, name))

const Words = Schema.NonEmptyString
const List = (least: number, most: number) =>
  Schema.Array(Words).check(Schema.isMinLength(least), Schema.isMaxLength(most))

/** A row of a pack: more than a profile needs, so that every person can be met, grouped and asked. */
const Person = Schema.Struct({
  name: Words,
  age: Schema.Int.check(Schema.isBetween({ minimum: 16, maximum: 90 })),
  occupation: Words,
  place: Words,
  education: Words,
  languages: List(1, 9),
  description: Words,
  interests: List(1, 9),
  concerns: List(3, 9),
  past_actions: List(3, 5),
  tools: List(2, 4),
  seniority: Words,
  licence: Schema.Literal("Apache-2.0"),
  pack: Words
})
const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Person), { onExcessProperty: "error" })
const peopleOf = (file: string) => readFileSync(file, "utf8").trim().split("\n").map((line) => decode(line))

/** What would lead to somebody outside: an address of the web or of mail, or digits long enough to be dialled. */
const contacts = [
  /https?:|www\./i,
  /\b[\w-]+\.(?:com|org|net|io|dev|edu|gov|co)\b/i,
  /\S@\S/,
  /\+?\d(?:[ ()./-]?\d){6,}/
]

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()
const repeatedMoreThan = (times: number, texts: ReadonlyArray<string>) =>
  [...Map.groupBy(texts, (text) => text)].filter(([, same]) => same.length > times).map(([text]) => text)

/** The two texts that are most alike, as "likeness: one | other"; all pairs are compared. */
const nearest = (texts: ReadonlyArray<string>): readonly [number, string] => {
  const vectors = texts.map(embed)
  let found: readonly [number, string] = [-1, ""]
  for (const [i, one] of vectors.entries()) {
    for (const [j, other] of vectors.entries()) {
      if (j >= i) break
      const likeness = cosine(one, other)
      if (likeness > found[0]) found = [likeness, `${texts[j]} | ${texts[i]}`]
    }
  }
  return found
}

// Measured on the eight packs: the nearest two descriptions are at 0.32, the nearest two concerns at 0.54. A description
// whose last sentence is exchanged for another person's is at 0.74 to itself in the median, nine in ten above 0.57.
const descriptionsAlike = 0.4
const concernsAlike = 0.6

const packs = rowFiles(agents)

for (const file of packs) {
  const people = peopleOf(file)
  describe(`the pack ${basename(file)}`, () => {
    it.effect("is read whole, without a row that cannot be used", () =>
      Effect.gen(function*() {
        const found = yield* ProfileSource.read(file)
        assert.deepStrictEqual(found.problems.map(sentence), [])
        assert.deepStrictEqual([found.rows, found.bad], [people.length, 0])
        assert.isAtLeast(found.profiles.length, 60)
        assert.isTrue(found.profiles.every((profile) => profile.pastActions.length >= 3))
      }))

    it("carries its own name in every row", () => {
      assert.deepStrictEqual([...new Set(people.map((person) => person.pack))], [basename(file, ".jsonl")])
    })

    it("leads to nobody outside: no address, no number to dial", () => {
      const texts = people.flatMap((person) => Object.values(person).flat().map(String))
      assert.deepStrictEqual(texts.filter((text) => contacts.some((pattern) => pattern.test(text))), [])
    })

    it("begins its descriptions differently", () => {
      const openings = people.map((person) => plain(person.description).split(" ").slice(0, 3).join(" "))
      assert.deepStrictEqual(repeatedMoreThan(3, openings), [])
    })

    it("describes nobody twice", () => {
      const [likeness, pair] = nearest(people.map((person) => person.description))
      assert.isBelow(likeness, descriptionsAlike, pair)
    })

    it("has no concern of two people, nor nearly", () => {
      const concerns = people.flatMap((person) => person.concerns)
      assert.deepStrictEqual(repeatedMoreThan(1, concerns.map(plain)), [])
      const [likeness, pair] = nearest(concerns)
      assert.isBelow(likeness, concernsAlike, pair)
    })
  })
}

describe("the people that come along", () => {
  it("have names of their own, over all packs and the starter population", () => {
    const files = [...packs, ...rowFiles(join(agents, "starter"))]
    const names = files.flatMap((file) =>
      readFileSync(file, "utf8").trim().split("\n").map((line) => plain((JSON.parse(line) as { name: string }).name))
    )
    assert.deepStrictEqual(repeatedMoreThan(1, names), [])
  })
})
