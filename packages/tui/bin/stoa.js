#!/usr/bin/env node
// Starts stoa under the Node that came with the packages, from the built bundle where there is one and else from its sources.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import * as modules from "node:module"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const wanted = 24

const rerun = () => {
  const require = modules.createRequire(import.meta.url)
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

// What was compiled once is kept for the next start, which then takes two thirds of the time; in the user's own folder, for what lies
// there is run. NODE_COMPILE_CACHE names another, NODE_DISABLE_COMPILE_CACHE turns it off.
const keepCompiled = () => {
  const { HOME, NODE_COMPILE_CACHE, XDG_CACHE_HOME } = process.env
  const caches = XDG_CACHE_HOME || (HOME && join(HOME, ".cache"))
  if (NODE_COMPILE_CACHE === undefined && caches) modules.enableCompileCache(join(caches, "stoa"))
}

if (Number(process.versions.node.split(".")[0]) < wanted) rerun()
else {
  process.env.NODE_ENV ??= "production"
  keepCompiled()
  const bundle = new URL("../dist/main.js", import.meta.url)
  await import(existsSync(bundle) ? bundle.href : "../src/main.ts")
}
