// What forming a society costs: invented people with lexical vectors, grouped by fives and the groups linked, each form in a process of
// its own. "exact" compares all with all, "blocks" is what larger societies get. The objective is the sum of squared distances to the
// middle of one's group. Other numbers of people: node bench/grouping.ts 500 5000
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as Profile from "../packages/core/src/domain/Profile.ts"
import { chance } from "../packages/core/src/domain/Seed.ts"
import * as Lexical from "../packages/core/src/model/Lexical.ts"
import * as Census from "../packages/core/src/population/Census.ts"
import * as Grouping from "../packages/core/src/society/Grouping.ts"
import * as Hierarchy from "../packages/core/src/society/Hierarchy.ts"
import * as Homophily from "../packages/core/src/society/Homophily.ts"
import * as KMeans from "../packages/core/src/society/KMeans.ts"
import { complete } from "../packages/core/src/society/Slices.ts"
import type { Vector } from "../packages/core/src/vector/Vector.ts"

type Form = "exact" | "blocks"

interface Outcome {
  readonly groups: number
  readonly grouping: Cost
  readonly linking: Cost
  readonly objective: number
  readonly mostLinks: number
  readonly megabytes: number
}

interface Cost {
  readonly seconds: number
  readonly cpu: number
}

const timed = <A>(work: () => A): Cost & { readonly value: A } => {
  const began = performance.now()
  const cpu = process.cpuUsage()
  const value = work()
  const { system, user } = process.cpuUsage(cpu)
  return { value, seconds: (performance.now() - began) / 1000, cpu: (system + user) / 1e6 }
}

/** Squared distances of unit vectors to the middles of their groups: their number less |sum|^2 / size of each group. */
const objective = (vectors: ReadonlyArray<Vector>, own: ArrayLike<number>, k: number): number => {
  const sums = Array.from({ length: k }, () => new Float64Array(vectors[0]!.length))
  const sizes = new Int32Array(k)
  vectors.forEach((vector, i) => {
    sizes[own[i]!]!++
    const sum = sums[own[i]!]!
    for (let t = 0; t < sum.length; t++) sum[t]! += vector[t]!
  })
  return sums.reduce(
    (total, sum, c) => total - sum.reduce((square, x) => square + x * x, 0) / sizes[c]!,
    vectors.length
  )
}

const measure = (count: number, form: Form): Outcome => {
  const vectors = Array.from({ length: count }, (_, i) => Lexical.embed(Profile.toText(Census.draw(1, i + 1))))
  const bounds = { k: Math.ceil(count / 5), min: 1, max: 10 }
  const random = chance(1)
  const grouping = timed(() =>
    complete(
      form === "exact"
        ? KMeans.cluster(vectors, bounds, random)
        : Hierarchy.cluster(vectors, { bounds, chance: random, frame: Grouping.frame })
    )
  )
  const own = Array.from(grouping.value)
  const linking = timed(() =>
    complete(Homophily.links(Homophily.centroids(vectors, own), { near: 10, far: 2 }, random))
  )
  const degrees = new Map<string, number>()
  for (const { a, b } of linking.value) for (const id of [a, b]) degrees.set(id, (degrees.get(id) ?? 0) + 1)
  return {
    groups: bounds.k,
    grouping: { seconds: grouping.seconds, cpu: grouping.cpu },
    linking: { seconds: linking.seconds, cpu: linking.cpu },
    objective: objective(vectors, own, bounds.k),
    mostLinks: Math.max(...degrees.values()),
    megabytes: process.resourceUsage().maxRSS / 1024
  }
}

const cell = (value: string | number, digits = 0) =>
  (typeof value === "string" ? value : value.toFixed(digits)).padStart(10)

const report = (counts: ReadonlyArray<number>) => {
  const head = [
    "people",
    "groups",
    "form",
    "group s",
    "cpu s",
    "link s",
    "cpu s",
    "peak MB",
    "objective",
    "ratio",
    "most links"
  ]
  console.log(head.map((text) => cell(text)).join(""))
  for (const count of counts) {
    const forms: ReadonlyArray<Form> = count > 2 * Grouping.exactly ? ["blocks"] : ["exact", "blocks"]
    let exact: number | undefined
    for (const form of forms) {
      const out = execFileSync(process.execPath, [fileURLToPath(import.meta.url), "one", `${count}`, form], {
        encoding: "utf8"
      })
      const { groups, grouping, linking, megabytes, mostLinks, objective } = JSON.parse(out) as Outcome
      if (form === "exact") exact = objective
      console.log([
        cell(count),
        cell(groups),
        cell(form),
        cell(grouping.seconds, 1),
        cell(grouping.cpu, 1),
        cell(linking.seconds, 1),
        cell(linking.cpu, 1),
        cell(megabytes),
        cell(objective, 2),
        exact === undefined ? cell("") : cell(objective / exact, 4),
        cell(mostLinks)
      ].join(""))
    }
  }
}

const [first, count, form] = process.argv.slice(2)
if (first === "one") console.log(JSON.stringify(measure(Number(count), form as Form)))
else {
  const asked = process.argv.slice(2).map(Number)
  report(asked.length > 0 ? asked : [1000, 2000, 10_000, 100_000])
}
