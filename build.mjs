// One bundle of the command: starts in a fifth of the time that the sources take, in half the memory. Without it stoa runs from source.
import { rm } from "node:fs/promises"
import { fileURLToPath } from "node:url"

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

// Another folder may be named, three levels below the root as well: the starter population is found from there.
const outdir = at(process.argv[2] ?? "packages/tui/dist")

const esbuild = await import("esbuild").catch(() => undefined)

await rm(outdir, { recursive: true, force: true })
if (esbuild === undefined) process.stderr.write("esbuild is not installed: stoa runs from source.\n")
else {
  await esbuild.build({
    entryPoints: [at("packages/tui/src/main.ts")],
    outdir,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    legalComments: "none",
    define: { "process.env.NODE_ENV": "\"production\"" },
    banner: {
      js:
        "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"
    },
    logLevel: "warning"
  })
}
