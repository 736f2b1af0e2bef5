import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import type { Actor } from "../../../packages/core/src/scenario/Actor.ts"
import * as Casting from "../../../packages/core/src/scenario/Casting.ts"
import * as Scenario from "../../../packages/core/src/scenario/Scenario.ts"
import { worldOf } from "./lesson.ts"

const scenario = (roles: Scenario.Roles): Scenario.Any =>
  Scenario.make("cast", {
    summary: "A cast.",
    roles,
    input: Schema.Struct({}),
    play: () => Effect.succeed([])
  })

const society = (agents: number, home: number): Casting.Society => {
  const world = worldOf(agents)
  const groups = World.groups(world)
  return { world, groups, home: groups[home]! }
}

const cast = (roles: Scenario.Roles, where: Casting.Society, seed: number) =>
  Casting.fromSociety(scenario(roles), where, Seed.chance(seed)) as Casting.Filled

const agentsOf = (filled: Casting.Filled, role: string): Array<string> =>
  [filled[role]].flat().map((actor) => (actor as Actor).agent ?? "nobody")

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1)

describe("a cast from a society of pairs, each linked to the next", () => {
  // Groups g000 to g009: the home is g004 (a0008, a0009), linked to g003 (a0006, a0007) and g005 (a0010, a0011).
  const where = society(20, 4)
  const home = ["a0008", "a0009"]
  const linked = ["a0006", "a0007", "a0010", "a0011"]

  it("takes anyone from the group that goes to class, each member at some seed", () => {
    const found = new Set(seeds.flatMap((seed) => agentsOf(cast({ pupil: "anyone" }, where, seed), "pupil")))
    assert.deepStrictEqual([...found].toSorted(), home)
  })

  it("takes a neighbour from the group or the groups it hears", () => {
    const found = new Set(seeds.flatMap((seed) => agentsOf(cast({ reviewer: "neighbour" }, where, seed), "reviewer")))
    assert.deepStrictEqual([...found].toSorted(), [...linked, ...home].toSorted())
  })

  it("takes a stranger from where nobody of the group hears anything", () => {
    const near = new Set([...home, ...linked])
    const found = new Set(seeds.flatMap((seed) => agentsOf(cast({ guest: "stranger" }, where, seed), "guest")))
    assert.isAbove(found.size, 5)
    for (const agent of found) assert.isFalse(near.has(agent), agent)
  })

  it("gives nobody two roles, and the group to those who are left of it", () => {
    for (const seed of seeds) {
      const filled = cast({ all: "group", pupil: "anyone", reviewer: "neighbour", guest: "stranger" }, where, seed)
      const everybody = Casting.everybody(filled)
      assert.strictEqual(new Set(everybody.map(({ agent }) => agent)).size, everybody.length)
      assert.strictEqual(new Set(everybody.map(({ id }) => id)).size, everybody.length)
      for (const agent of agentsOf(filled, "all")) assert.notStrictEqual(agent, agentsOf(filled, "pupil")[0])
    }
  })

  it("knows who they are", () => {
    const { pupil } = cast({ pupil: "anyone" }, where, 1) as { readonly pupil: Actor }
    assert.strictEqual(pupil.name, "Ana")
    assert.match(pupil.person ?? "", /^Ana\. A baker\.\noccupation: baker\nCharacter: calm$/)
  })

  it("is the same for the same seed", () => {
    const roles = { pupil: "anyone", reviewer: "neighbour", guest: "stranger", all: "group" } as const
    for (const seed of seeds) assert.deepStrictEqual(cast(roles, where, seed), cast(roles, where, seed))
  })
})

describe("a society that is too small", () => {
  it("has somebody else stand in as long as there is anybody", () => {
    const filled = cast({ a: "anyone", b: "anyone", c: "stranger", d: "stranger" }, society(4, 0), 1)
    assert.strictEqual(new Set(Casting.everybody(filled).map(({ agent }) => agent)).size, 4)
  })

  it("names the role for which nobody is left", () => {
    const short = Casting.fromSociety(
      scenario({ a: "anyone", b: "neighbour", c: "group" }),
      society(2, 0),
      Seed.chance(1)
    )
    assert.deepStrictEqual(short, { short: "c" })
  })
})

describe("a cast of bare models", () => {
  it("has an actor for each role and so many for a group, each with a name of its own", () => {
    const filled = Casting.bare(
      scenario({ teacher: "anyone", class: { cast: "group", size: 14 }, pair: "group" }),
      Seed.chance(5)
    )
    assert.deepStrictEqual(filled["teacher"], {
      id: "teacher",
      role: "teacher",
      name: "teacher",
      agent: undefined,
      person: undefined
    })
    const pupils = filled["class"] as ReadonlyArray<Actor>
    assert.strictEqual(new Set(pupils.map(({ name }) => name)).size, 14)
    assert.deepStrictEqual(pupils.slice(0, 2).map(({ id }) => id), ["class.1", "class.2"])
    assert.strictEqual((filled["pair"] as ReadonlyArray<Actor>).length, 4)
  })
})
