#!/usr/bin/env node
// Starts stoa under the Node that came with the packages, from the built bundle where there is one and else from its sources.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"

const wanted = 24

const rerun = () => {
  const require = createRequire(import.meta.url)
  let node
  try {
    node = require.resolve("node/bin/node")
  } catch {
    process.stderr.write(
      `stoa needs Node ${wanted} and found ${process.version}: run "npm install" without --ignore-scripts, or install Node ${wanted}.\n`
    )
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" })
  // The child hears Ctrl-C itself and ends in good order; this process only waits for it.
  for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {})
  process.on("SIGTERM", () => child.kill("SIGTERM"))
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)))
}

if (Number(process.versions.node.split(".")[0]) < wanted) rerun()
else {
  process.env.NODE_ENV ??= "production"
  const bundle = new URL("../dist/main.js", import.meta.url)
  await import(existsSync(bundle) ? bundle.href : "../src/main.ts")
}
