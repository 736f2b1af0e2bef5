import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type * as World from "../../../packages/core/src/log/World.ts"
import * as ActCheck from "../../../packages/core/src/simulation/ActCheck.ts"

const own = (...texts: ReadonlyArray<string>): Array<World.Memory> =>
  texts.map((text, step) => ({ kind: "own", step, text }))

const ana = {
  name: "Ana Ferreira",
  others:
    () => ["Boris Nagy", "Carla Ferreira", "Pharmacist", "Person 2 nurse", "Dr. Wei Chen of Taipei", "Grace Osei (2)"],
  done: own()
}

const flaws = (text: string, actor: Partial<ActCheck.Actor> = {}) =>
  ActCheck.check(text, { ...ana, ...actor }).map(({ flaw }) => flaw)

describe("an act in somebody else's person", () => {
  it.each([
    "Boris mends the pump.",
    "Boris Nagy writes to the landlord about the boiler.",
    "At noon Boris mends the pump and leaves a note.",
    "Boris asks Ana for the torque wrench.",
    "Boris quietly asks around for a better price.",
    "Boris: \"I will come at noon.\"",
    "The pharmacist counts the insulin and writes a list.",
    "Pharmacist publishes a guide to storing insulin.",
    "Carla Ferreira opens the second shop.",
    "Wei Chen analyses the data of the trial.",
    "Person 2 nurse weighs the flour.",
    "Grace Osei closes the stall early."
  ])("is found: %s", (text) => assert.deepStrictEqual(flaws(text), ["drift"]))

  it.each([
    "Ana asks Boris for the torque wrench.",
    "Ana Ferreira tells the Pharmacist what Boris says of the boiler.",
    "Ana and Boris mend the pump together.",
    "Boris and Ana mend the pump together.",
    "With Boris's help Ana mends the pump.",
    "Boris's letter makes Ana sit down and count the money.",
    "What Boris says of the pump reminds Ana of the time when she rode a mule.",
    "When Boris calls, Ana writes down what he wants.",
    "Boris waits at the gate, and Ana hands him the key.",
    "\"Boris owes me a wrench,\" Ana says to the man at the gate.",
    "Two pieces of news, the pump from Boris and the price from Carla, and Ana believes the second more.",
    "She asks Boris whether he has the wrench.",
    "Over tea she thinks Boris owes her an answer.",
    "Ferreira weighs the flour and notes it down.",
    "Grace before the meal is said quickly, and Ana gets up.",
    "Together with Carla, Ana paints the door.",
    "The baker weighs the flour.",
    "Having heard from Boris about the lease, Ana reads her own."
  ])("is not: %s", (text) => assert.deepStrictEqual(flaws(text), []))

  it("is not found in those whose names are the same", () => {
    const actor = { name: "Ana Ferreira of Porto", others: () => ["Ana Ferreira", "Ana Ferreira (2)"] }
    assert.deepStrictEqual(flaws("Ana Ferreira asks Ana for flour.", actor), [])
  })

  it("says in its reason who acts and who should", () => {
    const [found] = ActCheck.check("Boris mends the pump.", ana)
    assert.strictEqual(found?.reason, "it tells what Boris Nagy does, and only Ana Ferreira may act here")
  })
})

describe("an act told as I", () => {
  it.each([
    "I weigh the flour.",
    "I'm going to ask Boris for the wrench.",
    "At noon I’ll mend the pump.",
    "My next step is to weigh the flour.",
    "Ana is tired. I weigh the flour anyway."
  ])("is found: %s", (text) => assert.deepStrictEqual(flaws(text), ["voice"]))

  it.each([
    "Ana says: I weigh the flour myself.",
    "\"I weigh the flour,\" Ana says.",
    "Ana tells Boris, “I’ll be there”, and leaves.",
    "Ana reads up on World War I and on the Type I error.",
    "Ana mends the I beam."
  ])("is not: %s", (text) => assert.deepStrictEqual(flaws(text), []))
})

describe("a text that is no act", () => {
  it.each([
    "As an AI language model, I cannot act for Ana.",
    "I'm sorry, but I can't help with that.",
    "Sure! Ana weighs the flour.",
    "Here is the next act: Ana weighs the flour.",
    "None.",
    "n/a",
    "42",
    "string"
  ])("is found: %s", (text) => assert.deepStrictEqual(flaws(text), ["address"]))

  it.each([
    "As an AI researcher, Ana reads the paper on speech.",
    "Sure of her figures, Ana signs the sheet.",
    "Here is where Ana stops the cart and counts.",
    "安娜修理水泵。"
  ])("is not: %s", (text) => assert.deepStrictEqual(flaws(text), []))
})

describe("an act done before", () => {
  const done = own(
    "Ana calls the miller and asks what a sack of rye costs.",
    "At midnight Ana measures the pump's pressure and notes it down.",
    "Ana drafts a letter to the landlord regarding the broken boiler and lists the dates of each failure.",
    "Ana asks Boris whether he could lend her the torque wrench until Friday."
  )

  it.each([
    "Ana calls the miller and asks what a sack of rye costs.",
    "ana calls the miller, and asks what a sack of rye costs!",
    "Ana measures the pressure of the pump at midnight and writes it down.",
    "Ana writes a letter to the landlord about the broken boiler, listing the dates of each failure.",
    "Ana asks Boris again if he could lend her the torque wrench until Friday.",
    "Ana asks Boris whether he could lend her the torque wrench until Friday. Then she sweeps the yard, feeds the hens, mends a fence, paints the gate and goes home by the river to look at the boats in the harbour."
  ])("is found: %s", (text) => assert.deepStrictEqual(flaws(text, { done }), ["repetition"]))

  it.each([
    "Ana writes the miller's price for rye into her ledger and compares it with last year's.",
    "Ana measures the pressure of the pump at noon and compares it with the figure from midnight.",
    "Ana takes the letter about the broken boiler to the landlord and asks for an answer by Friday.",
    "Ana thanks Boris for the torque wrench and promises to bring it back on Friday."
  ])("is not what goes on from it: %s", (text) => assert.deepStrictEqual(flaws(text, { done }), []))

  it("tells of all that is wrong at once, in one sentence", () => {
    const found = ActCheck.check("Boris lists the dates of each failure of the broken boiler.", {
      ...ana,
      done: own("Ana lists the dates of each failure of the broken boiler.")
    })
    assert.deepStrictEqual(found.map(({ flaw }) => flaw), ["drift", "repetition"])
    assert.strictEqual(
      ActCheck.reason(found),
      "it tells what Boris Nagy does, and only Ana Ferreira may act here; and it tells nearly the same as something Ana Ferreira did lately, and does not go on from it"
    )
  })
})

describe("the check", () => {
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ unit: "grapheme", maxLength: 200 }))

  it("is total, and the same for the same act", () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text, { maxLength: 5 }),
        fc.array(text, { maxLength: 5 }),
        (said, name, others, done) => {
          const actor = { name, others: () => others, done: own(...done) }
          assert.deepStrictEqual(ActCheck.check(said, actor), ActCheck.check(said, actor))
        }
      )
    )
  })

  it("finds every act that is told a second time", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("weighs", "flour", "asks", "miller", "rent", "twice"), {
          minLength: 2,
          maxLength: 30
        }),
        (words) => {
          const said = `Ana ${words.join(" ")}.`
          assert.include(flaws(said, { done: own("Ana sings.", said.toUpperCase()) }), "repetition")
        }
      )
    )
  })

  it("takes no time that grows beyond the text", () => {
    for (const sign of ["\"", "'", "I ", "Boris ", "Ana ", "Ana, ", "Boris asks ", "“", "«", ". I", "As an AI "]) {
      assert.isArray(ActCheck.check(sign.repeat(20_000), { ...ana, done: own("Ana weighs the flour.") }))
    }
  }, 20_000)

  it("lets pass what is wrong in form only, and never the act of somebody else", () => {
    const isUnfit = (text: string) =>
      ActCheck.isUnfit(ActCheck.check(text, { ...ana, done: own("Ana weighs the flour.") }))
    assert.deepStrictEqual(
      ["Ana weighs the flour.", "I weigh the flour.", "Boris weighs the flour.", "None."].map(isUnfit),
      [false, false, true, true]
    )
  })
})
