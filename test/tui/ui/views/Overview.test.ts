import { assert, describe, expect, it } from "@effect/vitest"
import type { Pulse } from "../../../../packages/core/src/log/Pulse.ts"
import type { Watched } from "../../../../packages/core/src/watch/Watched.ts"
import { ascii } from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import { overview } from "../../../../packages/tui/src/ui/views/Overview.ts"
import { facing, flaw, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"

const [small, middle, wide] = rooms as [typeof rooms[0], typeof rooms[0], typeof rooms[0]]
const text = (watched: Watched, room = wide) => shown(overview, facing(overview, fixture.scene({ watched })), room)
const first = (watched: Watched) => text(watched).split("\n")[0] ?? ""

/** A run whose engine says so of itself. */
const paused = (state: Pulse["state"]) => {
  const watched = fixture.living()
  return { ...watched, pulse: { ...watched.pulse as Pulse, state } }
}

describe("the overview", () => {
  it("says in its first line what is going on", () => {
    assert.strictEqual(first(fixture.empty()), "People are being found: 0 of 12 have a character, a goal and a plan.")
    assert.strictEqual(
      first(fixture.living()),
      "12 people in 3 groups are living step 3; 2 of 3 episodes are told."
    )
    assert.strictEqual(first(fixture.watched()), "Rows are being written: 3 of 6 kept, 1 dropped.")
    assert.strictEqual(first(fixture.finished()), "Finished: 3 rows of 6 wanted, all written by the rehearsal model.")
  })

  it("says first what is special about the moment", () => {
    assert.match(first(paused("paused")), /^Paused\. 12 people/)
    assert.match(first(paused("pausing")), /^Pausing, 3 calls in flight\. 12 people/)
    assert.match(first(paused("stopping")), /^Stopping, 3 calls in flight\./)
    assert.match(
      first(fixture.living({ mode: "stopped" })),
      /^Stopped; (?:npx )?stoa resume harbour-street goes on with it\./
    )
    assert.match(first(fixture.living({ loaded: 0.5 })), /^Reading the log, 50 %\./)
    assert.match(first(fixture.living({ mode: "replay" })), /^The past is played\./)
  })

  it("marks the present phase and says what each came to", () => {
    assert.include(
      text(fixture.living()),
      "✓ population 12 agents  →  ✓ society 3 groups  →  ▸ simulation step 3, 2/3 episodes  →  · synthesis  →  · data set"
    )
    assert.match(text(fixture.watched(), small), /✓ 3 of 5 phases {2}→ {2}▸ synthesis 3\/6 rows {2}→ {2}· data set/)
    const whole = text(fixture.finished({ pulse: undefined }))
    assert.match(whole, /✓ synthesis 3\/6 rows[\s\S]*✓ data set 3 rows/)
  })

  it("knows the phase of a run that no engine works on from what is there", () => {
    assert.match(text(fixture.living({ mode: "stopped", pulse: undefined })), /▸ simulation/)
    assert.match(text(fixture.watched({ mode: "stopped", pulse: undefined })), /▸ synthesis/)
    assert.match(text(fixture.empty({ mode: "stopped", pulse: undefined })), /▸ population/)
  })

  it("names who talks most, how much, and to whom", () => {
    for (const room of [middle, wide]) {
      assert.match(
        text(fixture.living(), room),
        /Who talks most[\s\S]*Ada Okafor +(?:a0000 )? *reached \d+.* to Zoë O'Neill 3x/
      )
    }
  })

  it("shows alerts with their sentence, in every window", () => {
    assert.match(text(fixture.living()), /! Step 3: 38 % of the 16 acts[\s\S]*or try another model\./)
    assert.match(text(fixture.living(), small), /! Step 3: 38 %.*…/)
    assert.notInclude(text(fixture.living({ alerts: [] })), "!")
  })

  it("shows each number as it is now, of a run that is over what it came to", () => {
    assert.match(text(fixture.living()), /calls\/s .* 0\.6\b/)
    assert.match(text(fixture.finished()), /calls\/s .* 64 calls/)
    assert.match(text(fixture.finished()), /cost\/min .*\$0\.03 of \$0\.50/)
    assert.match(text(fixture.living()), /slow (?:calls )?\(p95\) .* 1\.3 s/)
  })

  it("tells what happened last, the newest at the end", () => {
    const lines = text(fixture.watched()).split("\n")
    assert.match(lines.at(-1) ?? "", /row kept +What does a reading room need\?/)
    assert.match(lines.at(-2) ?? "", /row +Row r1\/w0\/2 is dropped by twins/)
  })

  it("looks as it did", () => {
    for (const watched of [fixture.empty(), fixture.living(), fixture.watched(), fixture.finished()]) {
      for (const room of rooms) expect(text(watched, room)).toMatchSnapshot()
    }
  })

  it("goes into any room", () => {
    for (const watched of [fixture.empty(), fixture.living(), fixture.finished()]) {
      for (let width = 1; width < 260; width += 7) {
        for (let height = 0; height < 75; height += 6) {
          const room = { width, height }
          const scene = facing(overview, fixture.scene({ watched, glyphs: ascii }))
          assert.strictEqual(flaw(overview.draw(scene, room), room), "")
        }
      }
    }
  })
})
