import { assert, describe, expect, it } from "@effect/vitest"
import { HashMap } from "effect"
import type { Lookup, Watched } from "../../../../packages/core/src/watch/Watched.ts"
import { textOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import { Agent } from "../../../../packages/tui/src/ui/views/Agent.ts"
import { facing, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"
import { finished } from "../../../support/watched/rows.ts"

const tall = { width: 78, height: 400 }

const turn: Lookup = {
  ...fixture.look,
  lastTurn: (agent) => (agent === "a0000" ? "simulation/2/g000/a0000" : undefined),
  calls: (place) => [{
    place,
    prompt: "react",
    model: "rehearsal",
    turns: [
      { role: "system", content: "You decide what one person does." },
      {
        role: "user",
        content:
          "<person>\nAda.\n</person>\n\nWhat next?\n<memory>\n- (before) Ada Okafor moved into Harbour Street.\n</memory>"
      }
    ],
    parts: [{ name: "system", tokens: 100 }, { name: "person", tokens: 300 }],
    reply: "{\"act\":\"say\",\"text\":\"Ada says so.\",\"stepDone\":true,\"revised\":null}"
  }]
}

const all = (subject: string, watched: Watched = fixture.watched(), look: Lookup = fixture.look) =>
  shown(Agent, facing(Agent, fixture.scene({ watched, look }), { subject }), tall)

describe("an agent in full", () => {
  it("looks so in three windows", () => {
    for (const room of rooms) {
      expect(shown(Agent, facing(Agent, fixture.scene(), { subject: "a0000" }), room)).toMatchSnapshot()
    }
  })

  it("stands in two columns where there is room", () => {
    const scene = facing(Agent, fixture.scene({ look: turn }), { subject: "a0000" })
    expect(shown(Agent, scene, { width: 158, height: 44 })).toMatchSnapshot()
  })

  it("says how it stands, and why", () => {
    assert.match(all("a0008", fixture.living()), /retries +attempt 3 in 4\.0 s: the server is overloaded/)
    assert.match(all("a0001", fixture.living()), /acts +its call has been in flight for 1\.4 s/)
  })

  it("tells its plan, with the step at hand", () => {
    assert.match(all("a0001", fixture.living()), /▸ Talk to the neighbours\n +Ask who knows a baker\.\n +· Find a room/)
  })

  it("tells a goal that a person set, and one it gave up", () => {
    const watched = fixture.living()
    const agents = HashMap.modify(watched.world.agents, "a0001", (state) => ({
      ...state,
      set: { step: 4, lifeGoal: "To sail." },
      left: [{ step: 2, lifeGoal: "To bake.", plan: { steps: [] } }]
    }))
    const said = all("a0001", { ...watched, world: { ...watched.world, agents } })
    assert.match(said, /set by a person, from step 4 on +To sail\./)
    assert.match(said, /given up in step 2 +To bake\./)
  })

  it("splits its last prompt into parts with their tokens, and tells what came to mind", () => {
    const said = all("a0000", fixture.watched(), turn)
    assert.match(said, /Last prompt .*react, rehearsal, 400 tokens/)
    assert.match(said, /person +300 +█/)
    assert.match(said, /◆ +before/)
  })

  it("tells the act as it was understood", () => {
    const said = all("a0000", fixture.watched(), turn)
    assert.match(said, /act +say\n +text +Ada says so\.\n +step done +yes\n +changed/)
    assert.notMatch(said, /revised/)
  })

  it("shows a reply that is no act as it came", () => {
    const look: Lookup = {
      ...turn,
      calls: (place) => turn.calls(place).map((call) => ({ ...call, reply: "I cannot do that." }))
    }
    assert.match(all("a0000", fixture.watched(), look), /Last answer[^\n]*\n +I cannot do that\./)
  })

  it("shows the prompt as it was sent with v", () => {
    const scene = facing(Agent, fixture.scene({ look: turn }), { subject: "a0000", variant: 1 })
    const said = shown(Agent, scene, tall)
    assert.match(said, /<person>\n +Ada\.\n +<\/person>/)
    assert.match(said, /reply[^\n]*\n +\{"act":"say"/)
  })

  it("lets the cursor walk over messages, people and rows, and opens them", () => {
    const items = Agent.items(facing(Agent, fixture.scene({ watched: finished() }), { subject: "a0000" }))
    const opened = new Set(items.map((id) => Agent.opens?.(id)?.view))
    assert.deepStrictEqual(opened, new Set([undefined, "message", "agent", "row"]))
    assert.strictEqual(new Set(items).size, items.length)
  })

  it("passes over no line as the cursor goes down", () => {
    const room = { width: 58, height: 8 }
    const scene = fixture.scene({ look: turn })
    const items = Agent.items(facing(Agent, scene, { subject: "a0000" }))
    const seen = new Set(
      items.flatMap((at) =>
        Agent.draw(facing(Agent, scene, { subject: "a0000", at, follow: false }), room).map((line) =>
          textOf(line).slice(2, 56).trim()
        )
      )
    )
    const whole = Agent.draw(facing(Agent, scene, { subject: "a0000" }), { width: 58, height: 1000 })
    for (const line of whole) assert.isTrue(seen.has(textOf(line).slice(2, 56).trim()), textOf(line))
  })

  it("says what to do where no agent is chosen", () => {
    assert.match(shown(Agent, facing(Agent, fixture.scene()), tall), /2 lists them/)
  })
})
