// One bundle of the command: starts in a fifth of the time that the sources take, in half the memory. Without it stoa runs from source.
import { readFile, rm } from "node:fs/promises"
import { fileURLToPath } from "node:url"

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

// Another folder may be named, three levels below the root as well: the starter population is found from there.
const outdir = at(process.argv[2] ?? "packages/tui/dist")

const esbuild = await import("esbuild").catch(() => undefined)

/** The comments and imports with which a file begins; what looks like one further down is a text. */
const head = /^(?:\s|\/\/.*|\/\*[^]*?\*\/|import\s[^"]*"[^"]*")+/

/** Imports and exports as pairs of names: theirs and ours. */
const pairs = (names) =>
  names.split(",").map((name) => name.trim()).filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => name.split(" as ")).map(([theirs, ours = theirs]) => [theirs, ours])

/** What is imported from effect's index, as imports of the modules behind it. */
const behindEffect = (_, isOfTypes, names) =>
  isOfTypes ? "" : pairs(names).map(([theirs, ours]) =>
    /^[A-Z]/.test(theirs)
      ? `import * as ${ours} from "effect/${theirs}";`
      : `import { ${theirs} as ${ours} } from "effect/Function";`
  ).join(" ")

/** Where the index of a package has its names from. */
const namesOf = async (folder) =>
  new Map(
    [...(await readFile(`${folder}index.ts`, "utf8")).matchAll(
      /^export (?:\* as (\w+)|\{([^}]*)\}) from "\.\/([^"]*)"$/gm
    )].flatMap(([, whole, names = "", file]) =>
      whole === undefined
        ? pairs(names).map((
          [theirs, ours]
        ) => [ours, (name) => `import { ${theirs} as ${name} } from "${folder}${file}";`])
        : [[whole, (name) => `import * as ${name} from "${folder}${file}";`]]
    )
  )

const [inCore, inScenarios] = await Promise.all(
  ["packages/core/src/", "packages/scenarios/src/"].map((folder) => namesOf(at(folder)))
)

/** The same for what is imported from the engine, or from the scenarios. */
const behind = (index) => (_, isOfTypes, names) =>
  isOfTypes ? "" : pairs(names).map(([theirs, ours]) => index.get(theirs)(ours)).join(" ")

const direct = (text) =>
  text.replace(head, (imports) =>
    imports
      .replace(/^import (type )?\{([^}]*)\} from "effect"$/gm, behindEffect)
      .replace(/^import (type )?\{([^}]*)\} from "@stoa\/core"$/gm, behind(inCore))
      .replace(/^import (type )?\{([^}]*)\} from "@stoa\/scenarios"$/gm, behind(inScenarios)))

/**
 * The whole of effect is in the bundle, for the files of scenarios. The command itself takes what it needs from the modules behind
 * the indexes of effect, of the engine and of the scenarios: the others are loaded where something wants them, and cost no start any time.
 */
const late = {
  name: "late",
  setup: (build) =>
    build.onLoad({ filter: /[/\\]packages[/\\][^/\\]+[/\\]src[/\\].*\.ts$/ }, async ({ path }) => ({
      loader: "ts",
      contents: direct(await readFile(path, "utf8"))
    }))
}

await rm(outdir, { recursive: true, force: true })
if (esbuild === undefined) process.stderr.write("esbuild is not installed: stoa runs from source.\n")
else {
  await esbuild.build({
    entryPoints: { main: at("packages/tui/src/main.ts"), register: at("packages/tui/src/plugins/register.ts") },
    outdir,
    bundle: true,
    // What is loaded late stands in files of its own, and every module there is once: scenarios get those that the command runs.
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    define: { "process.env.NODE_ENV": "\"production\"" },
    // A debugger of components, for which Ink asks where DEV says so, and nobody else.
    external: ["react-devtools-core"],
    banner: {
      js:
        "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"
    },
    plugins: [late],
    logLevel: "warning"
  })
}
