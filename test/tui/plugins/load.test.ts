import { assert, describe, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { afterAll } from "vitest"

/** A scenario in a file of its own, with everything that one imports. */
const plugin = (name: string, more = ""): string =>
  `import { Draft, Prompt, Scenario, Stage } from "@stoa/core"
import { Effect, Schema } from "effect"
import * as Option from "effect/Option"

const answer = Prompt.make("${name}-answer", {
  input: Schema.Struct({ question: Schema.String }),
  output: Schema.String,
  system: "Answer.",
  user: "{{question}}",
  rehearse: ({ question }) => \`An answer to: \${question}\`
})

export const scenario = Scenario.make("${name}", {
  summary: "A pupil answers.",
  roles: { pupil: "anyone", others: { cast: "group", model: "weak", size: 2 } },
  input: Schema.Struct({ question: Schema.String }),
  play: Effect.fn(function*({ cast, input }) {
    const stage = yield* Stage
    const said = yield* stage.ask(cast.pupil, answer, input)
    return [Draft.conversation([Draft.human(input.question), Draft.gpt(said)])]
  })
})
export const nothing: string = String(Option.none())
${more}`

const good = plugin("mine")

const files: Readonly<Record<string, string>> = {
  "mine.ts": good,
  "standard.ts": good.replace("export const scenario =", "export default"),
  "two.ts": plugin(
    "one",
    plugin("other").replace(/^[\s\S]*?export const scenario/, "export const another").replace(
      /export const nothing.*\n/,
      ""
    )
  ),
  "again.ts": `export { scenario, scenario as default } from "./mine.ts"\n`,
  "plain.mjs": good.replace(": string", ""),
  "enum.ts": "export const x = 1\nexport enum Colour { Red, Blue }\n",
  "namespace.ts": "export namespace Colours { export const red = 1 }\n",
  "syntax.ts": "export const x = 1\nexport const y: = 2\n",
  "syntax.mjs": "export const x = 1\nconst y = (1 +\n\nexport const z = 2",
  "twice.ts": "const x: number = 1\nconst x = 2\n",
  "below.ts": "export * from \"./twice.ts\"\n",
  "throws.ts": "const f = (): number => {\n  throw new Error(\"no luck\")\n}\nexport const x = f()\n",
  "text.js": "throw \"no luck\"\n",
  "ending.ts": "import { scenario } from \"./mine\"\nexport default scenario\n",
  "absent.ts": "import { scenario } from \"./mime.ts\"\nexport default scenario\n",
  "package.ts": "import _ from \"lodash-of-nobody\"\nexport default _\n",
  "misnamed.ts": "import { Efect } from \"effect\"\nexport default Efect\n",
  "deeper.ts": "import * as Schema from \"effect/Shcema\"\nexport default Schema\n",
  "barrel.ts": "import { LanguageModel } from \"effect/ai\"\nexport default LanguageModel\n",
  "type.ts": "import { Actor } from \"@stoa/core\"\nexport const x = {} as Actor\n",
  "none.ts": "export const f = () => 1\nexport const o = { play: f, name: \"x\" }\n",
  "empty.ts": "\n",
  "casting.ts": good.replace("pupil: \"anyone\"", "pupil: \"anyon\""),
  "role.ts": good.replace("model: \"weak\"", "modle: \"weak\""),
  "size.ts": good.replace("size: 2", "size: 0"),
  "input.ts": good.replace(
    /(anyone[\s\S]*?)input: Schema.Struct\(\{ question: Schema.String \}\)/,
    "$1input: { question: 1 } as never"
  ),
  "name.ts": plugin("My Own"),
  "unnamed.ts": good.replace("Scenario.make(\"mine\",", "Object.assign({ name: \"Mine\" },"),
  "summary.ts": good.replace("\"A pupil answers.\"", "\"\""),
  "learner.ts": good.replace("summary: \"A", "learner: \"pupl\" as never,\n  summary: \"A"),
  "taken.ts": plugin("socratic-tutoring"),
  "notes.md": "Nothing to run.\n",
  "folder/empty.txt": "",
  "node_modules/shipped/package.json": `{ "name": "shipped", "type": "module", "exports": { "import": "./index.js" } }`,
  "node_modules/shipped/index.js": plugin("shipped").replace(": string", ""),
  "node_modules/source-only/package.json": `{ "name": "source-only", "type": "module", "exports": "./index.ts" }`,
  "node_modules/source-only/index.ts": plugin("source-only"),
  // What is installed beside a scenario is not what it gets.
  "node_modules/effect/package.json":
    `{ "name": "effect", "type": "module", "exports": { ".": "./index.js", "./*": "./index.js" } }`,
  "node_modules/effect/index.js": "throw new Error(\"another copy of effect\")\n",
  "node_modules/@stoa/core/package.json": `{ "name": "@stoa/core", "type": "module", "exports": "./index.js" }`,
  "node_modules/@stoa/core/index.js": "throw new Error(\"another copy of Stoa\")\n",
  "node_modules/hollow/package.json": `{ "name": "hollow" }`
}

const folder = mkdtempSync(join(tmpdir(), "stoa-plugins-"))
for (const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const loading = fileURLToPath(new URL("loading.ts", import.meta.url))

interface Outcome {
  readonly name?: string
  readonly file?: string
  readonly sentence?: string
}

/** What comes of each of these, loaded by the sources in a process of their own. */
const load = async (specifiers: ReadonlyArray<string>): Promise<ReadonlyArray<Outcome>> => {
  const { stderr, stdout } = await promisify(execFile)(process.execPath, [loading, ...specifiers], { cwd: folder })
  assert.strictEqual(stderr, "")
  return stdout.trim().split("\n").map((line) => JSON.parse(line) as Outcome)
}

const mistakes = {
  absent: {
    "./mime.ts": /^There is no file mime\.ts: did you mean mine\.ts/,
    "./mine": /^There is no file mine: did you mean mine\.(ts|mjs)/,
    "./nowhere/mine.ts": /^There is no file nowhere\/mine\.ts: check the folder\.$/,
    "./folder": /^folder is a folder: name the file in it/,
    "./notes.md": /^notes\.md is no file of a scenario: expected one that ends in \.ts, \.mts, \.js or \.mjs\.$/,
    "socratic-tutering": /^There is no scenario "socratic-tutering": did you mean socratic-tutoring\?$/,
    "of-nobody": /^There is no scenario "of-nobody", and no package of that name is installed .*npm install of-nobody/,
    "not a name": /^There is no scenario "not a name": Stoa brings .*socratic-tutoring/,
    "source-only": /^node_modules\/source-only\/index\.ts is TypeScript under node_modules.*ships JavaScript/,
    hollow: /^The package hollow leads to no module: its package\.json has to name one under "exports"/,
    fs: /^"fs" is a module of Node's own and no scenario\.$/
  },
  syntax: {
    "./syntax.ts": /^syntax\.ts:2:17: Unexpected token `=`\.$/,
    "./syntax.mjs": /^syntax\.mjs:4:1: Unexpected token 'export'$/,
    "./twice.ts": /^twice\.ts:2:7: .*x.* has already been declared$|^twice\.ts:2:7: .*redeclar/i,
    "./below.ts": /^twice\.ts:2:7: /,
    "./enum.ts":
      /^enum\.ts:2:8: TypeScript enum cannot be used: Node runs a file by taking its types out.*plain object/,
    "./namespace.ts": /^namespace\.ts:1:8: TypeScript namespace declaration cannot be used/
  },
  thrown: {
    "./throws.ts": /^throws\.ts:2:9 throws when it is loaded: Error: no luck$/,
    "./text.js": /^text\.js throws "no luck" when it is loaded\.$/
  },
  imports: {
    "./ending.ts":
      /^ending\.ts:1:26 imports mine, which is not there: did you mean mine\.(ts|mjs).* imported with its ending/,
    "./absent.ts": /^absent\.ts:1:26 imports mime\.ts, which is not there: did you mean mine\.ts/,
    "./package.ts":
      /^package\.ts:1:15 imports the package lodash-of-nobody.*npm install lodash-of-nobody.*come with the command/,
    "./misnamed.ts": /^misnamed\.ts:1:10: effect exports no Efect: did you mean Effect\?$/,
    "./deeper.ts":
      /^deeper\.ts:1:25 imports effect\/Shcema, which a scenario does not get.*did you mean effect\/Schema/,
    "./barrel.ts":
      /^barrel\.ts:1:31 imports effect\/ai, which a scenario does not get from the command: it gets effect and its modules/,
    "./type.ts": /^type\.ts:1:10: @stoa\/core exports no Actor: if it is a type, write import type \{ Actor \}\.$/
  },
  exported: {
    "./none.ts": /^none\.ts exports no scenario, only f \(a function\), o \(an object without roles and input\)/,
    "./empty.ts": /^empty\.ts exports nothing: write export default Scenario\.make/,
    "./two.ts": /^two\.ts holds several scenarios, another, scenario: choose one by #another behind the file\.$/,
    "./two.ts#anothr": /^two\.ts exports no scenario anothr: did you mean another\?$/
  },
  parts: {
    "./casting.ts": /^casting\.ts:15:12: the role pupil is cast as "anyon": did you mean anyone\?$/,
    "./role.ts": /^role\.ts:15:54: the role others has no "modle": did you mean model\?$/,
    "./size.ts": /^size\.ts:15:29: the size of the role others is 0: expected a whole number from 1 on\.$/,
    "./input.ts": /^input\.ts:16:3: the input of mine is no schema: make one, as in Schema\.Struct/,
    "./name.ts": /^name\.ts:13:34: A scenario is named in lower-case words with dashes.*found "My Own"\.$/,
    "./unnamed.ts": /^unnamed\.ts:13:47: the name "Mine" is not in lower-case words/,
    "./summary.ts": /^summary\.ts:13:39: the scenario mine has no summary/,
    "./learner.ts": /^learner\.ts:14:3: the learner "pupl" is none of the roles of mine: did you mean pupil\?$/,
    "./taken.ts": /^taken\.ts: socratic-tutoring is the name of a scenario that comes with Stoa/
  }
} satisfies Readonly<Record<string, Readonly<Record<string, RegExp>>>>

/** One process for all of them: to start from the sources takes seconds. */
let outcomes: Promise<ReadonlyMap<string, Outcome>> | undefined

const loadAll = async (): Promise<ReadonlyMap<string, Outcome>> => {
  const specifiers = Object.values(mistakes).flatMap((group) => Object.keys(group))
  const found = await load(specifiers)
  return new Map(specifiers.map((specifier, index) => [specifier, found[index] ?? {}]))
}

/** Each of these gets its sentence. */
const fails = async (sentences: Readonly<Record<string, RegExp>>) => {
  const all = await (outcomes ??= loadAll())
  for (const [specifier, sentence] of Object.entries(sentences)) {
    const said = all.get(specifier)?.sentence ?? `${specifier} was loaded`
    assert.match(said, sentence)
    assert.notMatch(said, /\n|\bat file:|undefined|\[object/)
  }
}

describe("a scenario of one's own", () => {
  it("is found by its path, its whole path, its name in a file of several, and as a package that ships JavaScript", async () => {
    const found = await load([
      "./mine.ts",
      "mine.ts",
      join(folder, "mine.ts"),
      "./standard.ts",
      "./again.ts",
      "./plain.mjs",
      "./two.ts#another",
      "./two.ts#one",
      "shipped"
    ])
    assert.deepStrictEqual(found.map(({ name, sentence }) => sentence ?? name), [
      ...Array.from({ length: 6 }, () => "mine"),
      "other",
      "one",
      "shipped"
    ])
    assert.match(found[0]?.file ?? "", /mine\.ts$/)
    assert.match(found.at(-1)?.file ?? "", /node_modules[/\\]shipped[/\\]index\.js$/)
  })

  it("that is not there is told with names that are", () => fails(mistakes.absent))

  it("that is no program is told with line and column, in the file where it is none", () => fails(mistakes.syntax))

  it("that throws when it is loaded is told with what and where", () => fails(mistakes.thrown))

  it("with an import that leads nowhere is told which, where and what to do", () => fails(mistakes.imports))

  it("that a file does not export, or exports several of, is told with what there is", () => fails(mistakes.exported))

  it("with a name, role or input that cannot be is told where it stands", () => fails(mistakes.parts))
})
