// Builds the addon of faiss-node from its own source against the libfaiss of this system, without the network; npm installs only the source.
// Debian and Ubuntu: apt-get install libfaiss-dev g++. Another compiler, or further flags: CXX and CXXFLAGS.
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { homedir } from "node:os"
import { dirname, join } from "node:path"

const require = createRequire(import.meta.url)
const compiler = process.env.CXX ?? "g++"

const flags = (text) => text.split(/\s+/).filter((flag) => flag !== "")

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** The folder of an installed package, seen from a folder. */
const folderOf = (name, from = import.meta.dirname) => {
  try {
    return dirname(require.resolve(`${name}/package.json`, { paths: [from] }))
  } catch {
    return undefined
  }
}

/** Whether an addon works; asked of another process, since an addon built for something else can end the one that loads it. */
const works = (folder) =>
  spawnSync(process.execPath, [
    "--eval",
    `const { IndexFlatIP } = require(${JSON.stringify(folder)})
     const index = new IndexFlatIP(2)
     index.add([1, 0, 0, 1])
     process.exitCode = index.search([0, 1], 1).labels[0] === 1 ? 0 : 1`
  ]).status === 0

/** Where Node's headers may be: packages of npm, beside a Node of the system, and where node-gyp keeps them. */
const headers = () => {
  const { status, stdout } = spawnSync("sh", ["-c", "which -a node nodejs"], { encoding: "utf8" })
  const nodes = [process.execPath, ...(status === null ? [] : stdout.split("\n").filter((line) => line !== ""))]
  const kept = join(homedir(), ".cache", "node-gyp")
  return [
    join(folderOf("node-api-headers") ?? "", "include"),
    ...nodes.map((node) => join(dirname(node), "..", "include", "node")),
    "/usr/include/node",
    "/usr/include/nodejs/src",
    "/usr/local/include/node",
    ...(existsSync(kept) ? readdirSync(kept).map((version) => join(kept, version, "include", "node")) : [])
  ].find((folder) => existsSync(join(folder, "node_api.h")))
}

// Before 1.7.4 the type of a place in an index had its name within the class; faiss-node knows the later name only.
const source = (folder) => `
#include <faiss/Index.h>
#if FAISS_VERSION_MAJOR == 1 && (FAISS_VERSION_MINOR < 7 || (FAISS_VERSION_MINOR == 7 && FAISS_VERSION_PATCH < 4))
namespace faiss { using idx_t = Index::idx_t; }
#endif
#include "${join(folder, "src", "faiss.cc")}"
`

const folder = folderOf("faiss-node", join(import.meta.dirname, "packages", "core"))
if (folder === undefined) fail("faiss-node is not installed: run npm install, which brings its source.")
if (process.argv[2] !== "--again" && works(folder)) {
  process.stdout.write(`The addon of faiss-node works: nothing to build (--again builds it anew).\n`)
  process.exit(0)
}

const addonApi = folderOf("node-addon-api", folder)
if (addonApi === undefined) fail("node-addon-api is not installed: run npm install.")
const node = headers()
if (node === undefined) {
  fail(
    "The headers of Node (node_api.h) are not here: run npm install --no-save node-api-headers."
  )
}
if (spawnSync(compiler, ["--version"]).status !== 0) {
  fail(`The compiler ${compiler} is not here: on Debian and Ubuntu run apt-get install g++.`)
}
const probe = spawnSync(compiler, [...flags("-x c++ -fsyntax-only -"), ...flags(process.env.CXXFLAGS ?? "")], {
  input: "#include <faiss/IndexFlat.h>\n"
})
if (probe.status !== 0) {
  fail(
    "The library faiss is not here: on Debian and Ubuntu run apt-get install libfaiss-dev; elsewhere name its folders in CXXFLAGS."
  )
}

// Where the loader of faiss-node looks. Built beside it and then renamed, so that no half of an addon is ever found.
const target = join(folder, "build", "Release", "faiss-node.node")
const part = `${target}.${process.pid}`
mkdirSync(dirname(target), { recursive: true })
const built = spawnSync(compiler, [
  ...flags("-x c++ - -shared -fPIC -O2 -std=c++17 -fopenmp -DNAPI_VERSION=6 -DNODE_GYP_MODULE_NAME=faiss_node"),
  ...flags(process.env.CXXFLAGS ?? ""),
  "-isystem",
  node,
  "-isystem",
  addonApi,
  "-o",
  part,
  "-lfaiss",
  "-llapack",
  "-lblas"
], { input: source(folder), encoding: "utf8" })
if (built.status !== 0) {
  rmSync(part, { force: true })
  fail(
    `${built.stderr.trim()}\nThe addon of faiss-node does not compile against the faiss of this system (see above); the index usearch needs none of it.`
  )
}
renameSync(part, target)
if (!works(folder)) {
  rmSync(target)
  fail(
    `The addon of faiss-node was built and does not load, and is gone again: ${process.execPath} cannot use the faiss of this system.`
  )
}
process.stdout.write(`The addon of faiss-node is built: ${target}\n`)
