import { assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))

const sources = readdirSync(join(root, "packages"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((file) => /^packages\/[^/]+\/src\//.test(file))
  .toSorted()

const importsOf = (file: string): Array<string> =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /^(?:import|export)\s[^"']*?from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gm
    )
  ]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? "")

const phases = new Set(["population", "society", "simulation", "scenario", "synthesis", "quality", "dataset"])

/** The folder of a core source below src, or "" for the files that see everything. */
const folderOf = (file: string): string => /^packages\/core\/src\/([^/]+)\//.exec(file)?.[1] ?? ""

const breaches = (rule: (file: string, target: string) => boolean): Array<string> =>
  sources.flatMap((file) =>
    importsOf(file)
      .map((target) => (target.startsWith(".") ? relative(root, resolve(root, dirname(file), target)) : target))
      .filter((target) => rule(file, target))
      .map((target) => `${file} imports ${target}`)
  )

describe("the directions of imports", () => {
  it("finds sources and their imports at all", () => {
    assert.isAbove(sources.length, 50)
    assert.include(importsOf("packages/core/src/Pipeline.ts"), "./Recipe.ts")
  })

  it("domain imports nothing of ours", () => {
    assert.deepStrictEqual(
      breaches((file, target) =>
        folderOf(file) === "domain" && target.startsWith("packages/") && folderOf(target) !== "domain"
      ),
      []
    )
  })

  it("a phase imports no other phase", () => {
    assert.deepStrictEqual(
      breaches((file, target) =>
        phases.has(folderOf(file)) && phases.has(folderOf(target)) && folderOf(file) !== folderOf(target)
      ),
      []
    )
  })

  it("services import no phase", () => {
    assert.deepStrictEqual(
      breaches((file, target) =>
        ["model", "vector", "log", "source", "answer", "judge", "privacy", "sandbox", "diversity"].includes(
          folderOf(file)
        ) &&
        phases.has(folderOf(target))
      ),
      []
    )
  })

  it("what several phases come to stands behind Pipeline.ts", () => {
    assert.deepStrictEqual(
      breaches((file, target) =>
        folderOf(target) === "pipeline" && folderOf(file) !== "pipeline" && file !== "packages/core/src/Pipeline.ts"
      ),
      []
    )
  })

  it("scenarios and tui use core through its index", () => {
    const inner = (file: string, target: string) =>
      !file.startsWith("packages/core/") &&
      (target.startsWith("packages/core/") ||
        (target.startsWith("@stoa/core/") && !["@stoa/core/testing", "@stoa/core/cluster"].includes(target)))
    assert.deepStrictEqual(breaches(inner), [])
    const upward = (file: string, target: string) =>
      (file.startsWith("packages/core/") && /^@stoa\/(scenarios|tui)/.test(target)) ||
      (file.startsWith("packages/scenarios/") && target.startsWith("@stoa/tui"))
    assert.deepStrictEqual(breaches(upward), [])
  })

  it("PostgreSQL is behind an entrance of its own, which no command loads that does not want it", () => {
    const isBehind = (file: string) => /^packages\/core\/src\/(?:cluster\.ts|runner\/|log\/postgres\/)/.test(file)
    const inner = (file: string, target: string) =>
      file.startsWith("packages/core/") && isBehind(target) && !isBehind(file)
    assert.deepStrictEqual(breaches(inner), [])
    const isOfClusters = (file: string) =>
      /^packages\/tui\/src\/(?:cli\/(?:cluster\/|worker\.ts$)|ui\/views\/cluster\/)/.test(file)
    assert.deepStrictEqual(
      breaches((file, target) => target === "@stoa/core/cluster" && !isOfClusters(file)),
      []
    )
  })

  it("no pattern has a group with flags of its own, which V8 gets wrong where it no longer optimises", () => {
    const own = /\(\?[ims]+(?:-[ims]+)?:/
    const guilty = sources.filter((file) =>
      readFileSync(join(root, file), "utf8").split("\n").some((line) =>
        own.test(line) && !line.trimStart().startsWith("//")
      )
    )
    assert.deepStrictEqual(guilty, [])
  })

  it("what is drawn knows neither who paints it nor how a run is reached", () => {
    const pure = /^packages\/tui\/src\/ui\/(?:canvas|views|shell|state|keys|dialogs)\//
    assert.deepStrictEqual(
      breaches((file, target) =>
        pure.test(file) &&
        (/\/ui\/(?:terminal|session)\//.test(target) || /^node:(?!path$)/.test(target))
      ),
      []
    )
  })

  it("a third-party library has one home", () => {
    const homes: Readonly<Record<string, RegExp>> = {
      eld: /quality\/Language\.ts$/,
      openai: /model\/(OpenAi|Client)\.ts$/,
      undici: /model\/Connection\.ts$/,
      graphology: /society\/SocialGraph\.ts$/,
      "graphology-communities-louvain": /society\/Communities\.ts$/,
      "graphology-metrics": /society\/Centrality\.ts$/,
      "graphology-gexf": /society\/GraphFile\.ts$/,
      compromise: /model\/English\.ts$/,
      "hyparquet-writer": /dataset\/Parquet\.ts$/,
      "ml-matrix": /diversity\/Vendi\.ts$/,
      usearch: /vector\/UsearchIndex\.ts$/,
      "faiss-node": /vector\/FaissIndex\.ts$/,
      linkifyjs: /privacy\/Contacts\.ts$/,
      "libphonenumber-js": /privacy\/PhoneNumbers\.ts$/,
      "effect/cluster": /^packages\/core\/src\/runner\//,
      "effect/workflow": /^packages\/core\/src\/runner\//,
      "@effect/platform-node/NodeClusterSocket": /runner\/Engine\.ts$/,
      "@effect/sql-pg": /(?:log\/postgres\/Connections|runner\/Database)\.ts$/,
      "node:sqlite": /log\/Sqlite\.ts$/,
      "gpt-tokenizer": /model\/Tokens\.ts$/,
      "csv-parse": /source\/Records\.ts$/,
      "pure-rand": /domain\/Seed\.ts$/,
      ink: /ui\/terminal\//,
      react: /ui\/terminal\//,
      "string-width": /ui\/canvas\/text\.ts$/
    }
    assert.deepStrictEqual(
      breaches((file, target) =>
        Object.entries(homes).some(([library, home]) =>
          (target === library || target.startsWith(`${library}/`)) && !home.test(file)
        )
      ),
      []
    )
  })

  it("no file is called by a word that says nothing", () => {
    assert.deepStrictEqual(sources.filter((file) => /\/(utils?|helpers?|common|types|misc)\.tsx?$/i.test(file)), [])
  })
})
