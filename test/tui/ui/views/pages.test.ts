/** What holds of the views of agents, rows, logs and interviews whatever is said in a run. */
import { assert, describe, it } from "@effect/vitest"
import { HashMap } from "effect"
import * as fc from "fast-check"
import type { Watched } from "../../../../packages/core/src/watch/Watched.ts"
import { ascii, unicode } from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import { Agent } from "../../../../packages/tui/src/ui/views/Agent.ts"
import { Data } from "../../../../packages/tui/src/ui/views/Data.ts"
import { Interview } from "../../../../packages/tui/src/ui/views/Interview.ts"
import { Logs } from "../../../../packages/tui/src/ui/views/Logs.ts"
import { Row } from "../../../../packages/tui/src/ui/views/Row.ts"
import { facing, flaw } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"
import { decided, rows, withRows } from "../../../support/watched/rows.ts"

const words = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.lorem({ maxCount: 60 }),
  fc.constantFrom(
    "小林 さくら 👩‍🔬",
    "\u001b[31mred\u001b]0;title\u0007",
    "a\n\n\tb\r\nc",
    "علي حسن",
    "x".repeat(300),
    `${" ".repeat(90)}deep`
  )
)

const said = fc.record({
  name: words,
  goal: words,
  request: words,
  answer: words,
  note: words,
  reply: words
})

const watchedOf = (
  { answer, goal, name, note, request }: typeof said extends fc.Arbitrary<infer A> ? A : never
): Watched => {
  const base = fixture.finished()
  const agents = HashMap.map(base.world.agents, (state) => ({
    ...state,
    agent: {
      ...state.agent,
      lifeGoal: goal,
      personality: note,
      profile: { ...state.agent.profile, name, description: request, attributes: { [note]: goal } }
    },
    plan: { steps: [{ title: goal, detail: answer, done: false }, { title: name, detail: "", done: true }] },
    memory: [...state.memory, { kind: "past" as const, step: -1, text: answer }]
  }))
  const examples = rows.map((row) => ({
    ...row,
    turns: row.turns.map((turn) => ({ ...turn, content: turn.role === "user" ? request : answer, reasoning: note })),
    verdicts: [...row.verdicts, { filter: "length", keep: false, reason: note }]
  }))
  const watched = withRows({ ...base, world: { ...base.world, agents } }, { examples, decisions: decided })
  return {
    ...watched,
    observations: [{
      id: 1,
      at: fixture.now,
      agent: "a0000",
      step: 1,
      question: request,
      answer,
      model: "rehearsal",
      promptHash: "",
      rehearsal: true
    }],
    log: [{ at: "", level: note, text: answer }, ...watched.log]
  }
}

describe("what people and models say", () => {
  it("goes into any window, and steers nothing", () => {
    const room = fc.record({ width: fc.integer({ min: 1, max: 200 }), height: fc.integer({ min: 1, max: 60 }) })
    const form = fc.record({ variant: fc.nat(3), cursor: fc.nat(60), isAscii: fc.boolean() })
    fc.assert(
      fc.property(said, room, form, (said, room, { cursor, isAscii, variant }) => {
        const watched = watchedOf(said)
        const look = {
          ...fixture.look,
          calls: (place: string) =>
            fixture.look.calls(place).map((call) => ({
              ...call,
              reply: said.reply,
              turns: [{ role: "user", content: `<memory>\n${said.answer}\n</memory>` }]
            }))
        }
        const base = fixture.scene({ watched, look, glyphs: isAscii ? ascii : unicode })
        const views = [
          [Agent, "a0000"],
          [Row, rows[cursor % rows.length]?.id],
          [Data, undefined],
          [Logs, undefined],
          [Interview, undefined],
          [Interview, "a0000"]
        ] as const
        for (const [view, subject] of views) {
          const about = subject === undefined ? { variant } : { variant, subject }
          const items = view.items(facing(view, base, about))
          assert.strictEqual(new Set(items).size, items.length, `${view.id} lists something twice`)
          const at = items[cursor % Math.max(1, items.length)]
          const scene = facing(view, base, { ...about, at, follow: false })
          assert.strictEqual(flaw(view.draw(scene, room), room), "", view.id)
        }
      }),
      { numRuns: 60 }
    )
  })
})
