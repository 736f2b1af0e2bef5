import { describe, expect, it } from "vitest"
import { news } from "../../../packages/tui/src/cli/cluster/Line.ts"

describe("The line of a run in a cluster, where there is no terminal", () => {
  it("is said once more only where it has changed, or half a minute after it was said", () => {
    const isNews = news()
    const said = [["a", 0], ["a", 5000], ["a", 29_999], ["a", 30_000], ["a", 35_000], ["b", 40_000], [
      "b",
      45_000
    ]] as const
    expect(said.map(([text, at]) => isNews(text, at))).toEqual([true, false, false, true, false, true, false])
  })
})
