import { describe, expect, it } from "vitest"
import * as Columns from "../../../packages/tui/src/cli/cluster/Columns.ts"
import * as StatusTable from "../../../packages/tui/src/cli/cluster/StatusTable.ts"
import * as Seen from "../../../packages/tui/src/ui/views/cluster/Seen.ts"
import { look, run, span, start, worker } from "../../support/looks.ts"

const named = { title: "name", least: 6, cell: ({ name }: { readonly name: string }) => name }
const counted = { title: "n", right: true, cell: ({ n }: { readonly n: number }) => String(n) }

describe("Columns", () => {
  it("are as wide as what stands in them, numbers at the right", () => {
    const rows = [{ name: "a", n: 5 }, { name: "longer", n: 1200 }]
    expect(Columns.lines([named, counted], { rows, width: 80 })).toEqual([
      "name       n",
      "a          5",
      "longer  1200"
    ])
  })

  it("cut names in their middle where there is little room", () => {
    const rows = [{ name: "ip-10-0-0-12-4711", n: 5 }]
    expect(Columns.lines([named, counted], { rows, width: 15 })[1]).toBe("ip-10...-4711 5")
  })

  it("hold nothing that steers a terminal", () => {
    const rows = [{ name: "\u001b[31mred\u0007\nnext", n: 1 }]
    expect(Columns.lines([named, counted], { rows, width: 80 })[1]).toBe("red next  1")
  })
})

describe("The status of a cluster", () => {
  const options = { name: "postgres://db/stoa", columns: 0 }
  const long = "pod-stoa-worker-6f9c7d5b8-x2x7q"
  const village = look([
    worker(`${long}-17`, { host: long, load: { shards: span(1, 64), inFlight: 64, slots: 1024 } }),
    worker("b", { lost: true, seen: start - 100_000 })
  ], {
    runs: [
      run("a-long-name-of-a-run-that-goes-on-and-on-12345678", {
        counts: { facts: 1_234_567, calls: 7_654_321, episodes: 39, rows: 12 }
      }),
      run("new", { sitting: 0, state: "stopped" }),
      run("harbour", { state: "failed", why: { code: 3, sentence: "The budget of $2 is spent." }, aim: undefined })
    ]
  })
  const lines = StatusTable.lines(Seen.add(Seen.nothing, village, 0), options)

  it("fits eighty columns, names and numbers long as they may be", () => {
    expect(lines.slice(0, -1).filter((line) => line.length > 80)).toEqual([])
  })

  it("tells of workers and of runs, marks who is lost, and says why a run has ended", () => {
    const all = lines.join("\n")
    expect(all).toContain("1 worker and 1 lost; 64 of 64 shards held; 3 runs, 1 under way")
    expect(all).toMatch(/^pod\S+ .*64\/1024 .* 64 0s$/m)
    expect(all).toMatch(/^b .*1m LOST$/m)
    expect(all).toMatch(/^a-long\S+ +running +1 +1234567 +7654321 +39\/40 +12\/50 +1m$/m)
    expect(all).toMatch(/^new +submitted/m)
    expect(all).toMatch(/^harbour +failed +1 +1234 +321 +10 +0 /m)
    expect(lines.at(-1)).toBe("harbour is failed: The budget of $2 is spent.")
  })

  it("says in a sentence that there is no cluster", () => {
    expect(StatusTable.lines(Seen.add(Seen.nothing, undefined, 0), options)).toEqual([
      "There is no cluster in postgres://db/stoa yet: stoa worker --cluster URL makes one."
    ])
  })
})
