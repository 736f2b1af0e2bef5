import { describe, expect, it } from "vitest"
import * as Farewell from "../../../../packages/tui/src/ui/session/Farewell.ts"
import { finished, living, watched } from "../../../support/watched.ts"

const said = (run: ReturnType<typeof watched>, drain = false) => Farewell.lines({ watched: run, drain }).join("\n")

describe("A farewell", () => {
  it("says how the run stands, and how to come back to it", () => {
    expect(said(living())).toMatch(/^harbour-street goes on: \d of 3 episodes\. .*npx stoa watch harbour-street$/)
    expect(said(watched(), true)).toMatch(/is stopping.*npx stoa resume harbour-street$/)
    expect(said(finished())).toContain("/runs/harbour-street/dataset")
    expect(said(watched({ mode: "stopped", pulse: undefined }))).toMatch(/is stopped: 3 of 6 rows.*npx stoa resume/)
    expect(said(watched({ mode: "replay", pulse: undefined }))).toContain("npx stoa replay harbour-street")
  })

  it("does not say that a run goes on that somebody has paused", () => {
    const { pulse } = watched()
    const paused = watched({ pulse: pulse === undefined ? undefined : { ...pulse, state: "paused" } })
    expect(said(paused)).toMatch(/is paused.*press space/)
  })

  it("says that decisions are still being put on record", () => {
    const [, ...more] = Farewell.lines({ watched: finished(), drain: false, writing: true })
    expect(more.join()).toMatch(/decisions are being put on record/)
  })

  it("advises nobody to go on with a run that is not there, but with one whose engine was killed", () => {
    const stopped = { mode: "stopped", pulse: undefined } as const
    const gone = said(watched({ ...stopped, trouble: "The log run.db is no longer there." }))
    expect(gone).toBe("harbour-street: The log run.db is no longer there.")
    const killed = said(watched({ ...stopped, trouble: "The engine ended unexpectedly.", isUnexpected: true }))
    expect(killed).toMatch(/ended unexpectedly\. .*3 of 6 rows.*npx stoa resume harbour-street$/)
  })

  it("names the folder of runs where that is not the usual one", () => {
    const run = finished()
    const lying = (path: string) => said({ ...run, run: { ...run.run, path } })
    expect(lying("/data/runs/harbour-street")).toMatch(/--runs \/data\/runs$/)
    expect(lying("./all my runs/harbour-street")).toMatch(/--runs '\.\/all my runs'$/)
    expect(lying("./others/harbour-street")).toMatch(/--runs \.\/others$/)
  })
})
