/** What every scenario promises, as tests: an author runs it in three lines. */
import { Result, Schema } from "effect"
import type { Any, Casting, Role, Roles, Scenario } from "../scenario/Scenario.ts"
import * as Planted from "./Planted.ts"
import { flawsOfConversations, flawsOfSlots, flawsOfSources, leaksTo } from "./Sound.ts"
import { rehearse, type TrialOptions } from "./Trial.ts"

/** Something that runs a test: node:test, vitest and their like. */
export type TestRunner = (name: string, run: () => void | Promise<void>) => unknown

/** What a scenario is held against. */
export interface ContractOptions<R extends Roles = Roles> {
  /** A record that its input takes: the question's fields, `similar`, and settings where they differ from their defaults. */
  readonly input: Readonly<Record<string, unknown>>
  /** Fields of the record that a role must never be shown. */
  readonly hides?: { readonly [Name in keyof R]?: ReadonlyArray<string> }
  /** Seeds under which it is played; default 1 to 5. */
  readonly seeds?: ReadonlyArray<number>
  /** Default: that of node:test. */
  readonly test?: TestRunner
}

const castings: ReadonlyArray<string> = ["anyone", "neighbour", "stranger", "group"] satisfies Array<Casting>

/** Fails with what is wrong, if anything is. */
const none = (flaws: ReadonlyArray<string>): void => {
  if (flaws.length > 0) throw new Error(`${flaws.join("; ")}.`)
}

const flawsOfNames = ({ learner, name, roles, summary }: Any): Array<string> => [
  ...(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)
    ? []
    : [`the name "${name}" is not in lower-case words with dashes`]),
  ...(typeof summary === "string" && /^\S.*[.!?]$/s.test(summary) ? [] : ["its summary is no sentence"]),
  ...(Object.keys(roles).length > 0 ? [] : ["it has no roles"]),
  ...Object.entries<Role>(roles).flatMap(([role, { cast }]) =>
    castings.includes(cast) ? [] : [`the role ${role} is cast as "${cast}": expected one of ${castings.join(", ")}`]
  ),
  ...(learner === undefined || Object.hasOwn(roles, learner)
    ? []
    : [`its learner "${String(learner)}" is none of its roles`])
]

const decoder = (scenario: Any) => {
  const decode = Schema.decodeUnknownResult(scenario.input as Schema.Codec<unknown>, { errors: "all" })
  return (record: unknown): string | undefined =>
    Result.match(decode(record), { onSuccess: () => undefined, onFailure: String })
}

/** Whether the example is taken, and something of it is missed when it is not there or of another kind. */
const flawsOfInput = (scenario: Any, input: Readonly<Record<string, unknown>>): Array<string> => {
  const refusal = decoder(scenario)
  const refused = refusal(input)
  if (refused !== undefined) return [`its input does not take the example: ${refused}`]
  const spoilt = Object.keys(input).map((field) => ({ field, why: refusal({ ...input, [field]: { spoilt: true } }) }))
  const told = spoilt.filter(({ why }) => why !== undefined)
  if (told.length === 0) {
    return ["its input takes anything in every field: name what it needs, as in question: Schema.String"]
  }
  return told.flatMap((
    { field, why = "" }
  ) => (why.includes(field) ? [] : [`what its input says of a wrong ${field} does not name it: ${why}`]))
}

/**
 * Holds a scenario against what every scenario promises: it says what it is; its input takes the example and nothing that is wrong; it
 * plays in rehearsal to well-formed conversations; the same seed gives the same; nobody sees what is hidden from them; prompts have all
 * they need; it asks less often than a play may; and it works with people of a society and with bare models.
 */
export const contract = <R extends Roles, I>(
  scenario: Scenario<R, I>,
  { hides = {}, input, seeds = [1, 2, 3, 4, 5], test = process.getBuiltinModule("node:test").test }: ContractOptions<R>
): void => {
  const any: Any = scenario
  const check = (name: string, run: () => void | Promise<void>) => test(`${scenario.name} ${name}`, async () => run())
  const play = (options: Partial<TrialOptions> = {}) => rehearse(any, { input, ...options })
  const plays = () => Promise.all(seeds.map((seed) => play({ seed })))

  check("says what it is", () => none(flawsOfNames(any)))

  check("takes the example and refuses a wrong one", () => none(flawsOfInput(any, input)))

  check("plays to well-formed conversations", async () => {
    for (const played of await plays()) none(flawsOfConversations(played))
  })

  check("comes to a conversation with some seed", async () => {
    const ends = await plays()
    if (ends.every(({ conversations }) => conversations.length === 0)) {
      none([
        `it came to none with any of the seeds ${seeds.join(", ")}: ${
          ends[0]?.reason || "its play returns an empty list"
        }`
      ])
    }
  })

  check("gives the same to the same seed", async () => {
    for (const seed of seeds) {
      const [once, again] = [await play({ seed }), await play({ seed })]
      const same = JSON.stringify(once) === JSON.stringify(again)
      none(
        same
          ? []
          : [
            `with the seed ${seed} it plays once so and once otherwise: take chance from the stage only, with choose and shuffle`
          ]
      )
    }
  })

  check("makes turns that carry the ids of their messages", async () => {
    for (const played of await plays()) none(flawsOfSources(played))
  })

  check("leaves no slot of a prompt unfilled", async () => {
    for (const played of await plays()) none(flawsOfSlots(played))
  })

  check("is played by people of a society", async () => {
    for (const seed of seeds) none(flawsOfConversations(await play({ seed, society: true })))
  })

  for (const [role, fields = []] of Object.entries<ReadonlyArray<string> | undefined>(hides)) {
    for (const field of fields) {
      check(`hides ${field} from ${role}`, async () => {
        if (!Object.hasOwn(any.roles, role)) {
          none([`there is no role ${role}: its roles are ${Object.keys(any.roles).join(", ")}`])
        }
        if (input[field] === undefined) none([`the example has no ${field}, so that this shows nothing`])
        const asIs = await play()
        const planted = await play({ input: Planted.plant(input, field) })
        if (![asIs, planted].some(({ calls }) => calls.some((call) => call.role === role))) {
          none([`the role ${role} is asked nothing, so that this shows nothing`])
        }
        const secret = Planted.telling(input[field])
        none([
          ...(secret === undefined ? [] : leaksTo(role, { calls: asIs.calls, secret })),
          ...leaksTo(role, { calls: planted.calls, secret: Planted.mark })
        ].map((leak) => `${field} is hidden from ${role}, and ${leak}`))
      })
    }
  }
}
