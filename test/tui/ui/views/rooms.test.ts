/** What holds of views of any run in any room: they go into it, steer nothing, and list nothing twice. */
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { Event } from "../../../../packages/core/src/domain/Event.ts"
import * as Place from "../../../../packages/core/src/domain/Place.ts"
import * as Fold from "../../../../packages/core/src/log/Fold.ts"
import * as Health from "../../../../packages/core/src/log/Health.ts"
import type { Pulse } from "../../../../packages/core/src/log/Pulse.ts"
import type { Watched } from "../../../../packages/core/src/watch/Watched.ts"
import { ascii, unicode } from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import { costs } from "../../../../packages/tui/src/ui/views/Costs.ts"
import { graph } from "../../../../packages/tui/src/ui/views/Graph.ts"
import { play } from "../../../../packages/tui/src/ui/views/Play.ts"
import { scenario } from "../../../../packages/tui/src/ui/views/Scenario.ts"
import { timeline } from "../../../../packages/tui/src/ui/views/Timeline.ts"
import { facing, flaw } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"
import { chronicle } from "../../../support/watched/chronicle.ts"
import * as Lesson from "../../../support/watched/lesson.ts"

const word = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 20 }),
  fc.constantFrom("小林 さくら", "Li 👩‍🔬 Wei", "\u001b[31mred", "a\nb", "علي حسن", "x".repeat(80))
)

/** A life: groups of some size, who acts in which step, who hears whom. */
const life = fc.record({
  groups: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 9 }),
  names: fc.array(word, { minLength: 1, maxLength: 6 }),
  acts: fc.array(fc.record({ agent: fc.nat(60), step: fc.nat(30), hearer: fc.nat(60), fails: fc.boolean() }), {
    maxLength: 40
  }),
  ended: fc.boolean(),
  isClass: fc.boolean()
})

const factsOf = ({ acts, ended, groups, isClass, names }: typeof life extends fc.Arbitrary<infer A> ? A : never) => {
  const members = groups.map((size, at) => {
    const before = groups.slice(0, at).reduce((sum, each) => sum + each, 0)
    return Array.from({ length: size }, (_, nth) => Place.agentId(before + nth))
  })
  const all = members.flat()
  const groupOf = (agent: string) => members.findIndex((each) => each.includes(agent))
  const joining = all.flatMap((agent, index): Array<Event> => {
    const name = names[index % names.length] ?? "Ada"
    const profile = {
      id: `p:${index}`,
      name,
      description: name,
      pastActions: [],
      attributes: {},
      origin: { kind: "census" as const, draw: index + 1 }
    }
    const plan = { steps: [{ title: "Go on", detail: "", done: false }] }
    return [
      { _tag: "Enrolled", place: `population/${agent}/profile`, agent, profile },
      { _tag: "AgentJoined", place: `population/${agent}`, agent, personality: "Calm.", lifeGoal: "To live.", plan }
    ]
  })
  const society: Event = {
    _tag: "SocietyFormed",
    place: "society",
    groups: members.map((each, at) => ({ id: Place.groupId(at), members: each as [string, ...Array<string>] })),
    links: members.slice(1).map((_, at) => ({
      a: Place.groupId(at),
      b: Place.groupId(at + 1),
      kind: "near",
      similarity: 0.5
    }))
  }
  const seen = new Set<string>()
  const done = acts.flatMap(({ agent: from, fails, hearer: to, step }): Array<Event> => {
    const [agent, hearer] = [all[from % Math.max(1, all.length)], all[to % Math.max(1, all.length)]]
    if (agent === undefined || hearer === undefined || seen.has(`${agent}/${step}`)) return []
    seen.add(`${agent}/${step}`)
    const group = Place.groupId(groupOf(agent))
    const place = `simulation/${step}/${group}/${agent}`
    if (fails) {
      return [{ _tag: "Failed", place: `${place}/failed`, prompt: "act", kind: "empty", reason: "nothing", raw: "" }]
    }
    const id = Place.messageId(group, step, agent, 1)
    const into = Place.groupId(groupOf(hearer))
    return [
      {
        _tag: "Acted",
        place,
        stepDone: false,
        message: {
          id,
          from: agent,
          group,
          step,
          kind: "plan",
          act: "say",
          text: "Says so.",
          becauseOf: [],
          heardBy: [],
          sentTo: []
        }
      },
      {
        _tag: "Received",
        place: `${place}/${hearer}`,
        group: into,
        step,
        receptions: [{ message: id, agents: [hearer], reason: "" }]
      },
      { _tag: "StepEnded", place: `${place}/end`, group, step, acted: 1 }
    ]
  })
  return [
    ...joining,
    ...(members.length === 0 ? [] : [society, ...done]),
    ...(ended
      ? [{ _tag: "SimulationEnded", place: "simulation/end", step: 30, episodes: 0, why: "steps" } satisfies Event]
      : []),
    ...(isClass ? Lesson.facts : [])
  ]
}

const waits = fc.dictionary(
  fc.oneof(fc.nat(9).map(Place.groupId), fc.nat(40).map(Place.agentId)),
  fc.record({
    on: fc.constantFrom("call", "slot", "rate", "retry", "neighbour", "pause"),
    group: fc.nat(9).map(Place.groupId),
    reason: word,
    since: fc.nat(200_000).map((ago) => fixture.now - ago),
    place: fc.constant("simulation/1/g000")
  }),
  { maxKeys: 12 }
)

const views = [graph, timeline, costs, scenario, play]

describe("views in any room", () => {
  it("go into it, whatever the run, the window and the form", () => {
    const room = fc.record({ width: fc.integer({ min: 20, max: 200 }), height: fc.integer({ min: 1, max: 60 }) })
    const form = fc.record({
      variant: fc.nat(1),
      isAscii: fc.boolean(),
      top: fc.nat(40),
      cursor: fc.nat(30),
      filter: fc.constantFrom("", "g00", "zz")
    })
    const mode = fc.constantFrom<Watched["mode"]>("live", "finished", "stopped", "replay")
    fc.assert(
      fc.property(life, waits, mode, fc.tuple(room, form), (lived, waits, mode, [room, form]) => {
        const facts = factsOf(lived)
        const base = fixture.living()
        const watched: Watched = {
          ...base,
          mode,
          run: lived.isClass
            ? {
              ...base.run,
              recipe: { ...base.run.recipe, class: { ...base.run.recipe.class, scenarios: { debate: 1 } } }
            }
            : base.run,
          world: Fold.fold(facts),
          chronicle: chronicle(facts),
          health: Health.measure(facts).read(),
          pulse: mode === "live" ? { ...base.pulse as Pulse, waits } : undefined,
          replay: mode === "replay"
            ? { playing: true, speed: 1, fact: 3, facts: 9, at: fixture.now, step: 2, steps: 40 }
            : undefined
        }
        const glyphs = form.isAscii ? ascii : unicode
        for (const view of views) {
          const before = fixture.scene({ watched, glyphs })
          const items = view.items(facing(view, before, form))
          assert.strictEqual(new Set(items).size, items.length, `${view.id} lists something twice`)
          const at = items[form.cursor % Math.max(1, items.length)]
          const scene = facing(view, before, { ...form, at })
          assert.strictEqual(flaw(view.draw(scene, room), room), "", view.id)
          const opened = at === undefined ? undefined : view.opens?.(at)
          if (opened?.view === view.id) {
            const inner = facing(view, before, { subject: opened.subject })
            assert.strictEqual(flaw(view.draw(inner, room), room), "", `${view.id} of ${opened.subject}`)
          }
        }
      }),
      { numRuns: 50 }
    )
  })
})
