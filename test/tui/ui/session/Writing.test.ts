import { expect, it } from "vitest"
import * as Writing from "../../../../packages/tui/src/ui/session/Writing.ts"
import { finished, living } from "../../../support/watched.ts"

it("A run whose data set is written by this screen looks as it did before, and an engine is seen as soon as one has it", () => {
  let seen = finished()
  let isWriting = false
  const poll = Writing.masked(() => seen, { isWriting: () => isWriting })
  expect(poll(0).mode).toBe("finished")
  seen = living()
  expect(poll(1)).toBe(seen)
  isWriting = true
  expect(poll(2)).toMatchObject({ mode: "finished", pulse: undefined })
  expect(poll(3)).toBe(poll(4))
  isWriting = false
  // The lock is looked at a little later.
  expect(poll(5).mode).toBe("finished")
  expect(poll(60_000)).toBe(seen)
})
