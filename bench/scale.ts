// 100,000 agents for one step, with the rehearsal model and the durable log, through the whole pipeline up to the end of the simulation:
// what each phase takes, what the process holds at most, and what an agent costs beside one of 1,000. --agents 1000,100000 --steps 1
import { parseArgs } from "node:util"
import * as Children from "./engine/children.ts"
import { type Cell, megabytes, seconds, table } from "./engine/table.ts"

const { values } = parseArgs({
  options: { agents: { type: "string", default: "1000,100000" }, steps: { type: "string", default: "1" } }
})
const aim = { ratio: 1.3, bytes: 8e9 }
const phases = ["population", "society", "simulation"] as const

console.log(`${Children.machine()}\n${values.steps} step, rehearsal model, durable log\n`)
const stoa = await Children.bundle()
const all: Array<Children.Played> = []
for (const agents of values.agents.split(",").map(Number)) {
  const played = await Children.play(stoa, {
    args: ["--agents", `${agents}`, "--steps", values.steps, "--warm", "300"],
    onLine: (line) => process.stderr.write(`${agents}: ${line}\n`)
  })
  all.push(played)
}
const each = ({ agents, ...played }: Children.Played, phase: (typeof phases)[number]) =>
  (played[phase]?.cpu ?? Number.NaN) * 1000 / agents
const rows: Array<ReadonlyArray<Cell>> = all.flatMap((played) => [
  ...phases.map((phase): ReadonlyArray<Cell> => [
    phase,
    played.agents,
    seconds(played[phase]?.wall ?? Number.NaN),
    seconds(played[phase]?.cpu ?? Number.NaN),
    each(played, phase),
    megabytes(played[phase]?.rss ?? Number.NaN)
  ]),
  [
    "all",
    played.agents,
    seconds(phases.reduce((sum, phase) => sum + (played[phase]?.wall ?? 0), 0)),
    seconds(phases.reduce((sum, phase) => sum + (played[phase]?.cpu ?? 0), 0)),
    phases.reduce((sum, phase) => sum + each(played, phase), 0),
    megabytes(played.most)
  ]
])
console.log(table(["phase", "agents", "seconds", "CPU s", "CPU us an agent", "RSS MB"], rows))
const [first] = all
const last = all.at(-1)
if (first !== undefined && last !== undefined) {
  const ratio = (names: ReadonlyArray<(typeof phases)[number]>) =>
    (names.reduce((sum, phase) => sum + each(last, phase), 0) /
      names.reduce((sum, phase) => sum + each(first, phase), 0))
      .toFixed(2)
  console.log(
    `\nAn agent of ${last.agents.toLocaleString("en")} costs ${ratio(phases)}x one of ${
      first.agents.toLocaleString("en")
    } (${
      phases.map((phase) => `${phase} ${ratio([phase])}x`).join(", ")
    }; aim: at most ${aim.ratio}x). Most memory held: ${megabytes(last.most)} MB (aim: at most ${
      megabytes(aim.bytes)
    }). RSS of a phase is at its end, of "all" the most ever.`
  )
}
