/** The thread of the watchdog, as a text: it must run from the sources and from a bundle alike. */

/**
 * When the main thread gives no sign of life, it is stopped where it stands and asked for its stack and its play. A play of one of the
 * files is noted, and the process ends: what was answered is kept. Anything else goes on, for it is no play that holds it up.
 */
export const thread = `
const { workerData: { beat, question, digests, options } } = require("node:worker_threads")
const { Session } = require("node:inspector")
const { DatabaseSync } = require("node:sqlite")
const { writeSync } = require("node:fs")
const { basename } = require("node:path")
const { fileURLToPath } = require("node:url")
const tick = 100
let last = -1
let since = Date.now()
let looked = Date.now()
let asking
const note = (entry) => {
  if (options.database === undefined) return false
  try {
    const db = new DatabaseSync(options.database, { timeout: 5000 })
    const row = db.prepare("SELECT body FROM notes WHERE name = 'stuck'").get()
    const plays = row === undefined ? [] : JSON.parse(row.body).filter(({ place }) => place !== entry.place)
    const put = "INSERT INTO notes (name, body) VALUES ('stuck', ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body"
    db.prepare(put).run(JSON.stringify([...plays, entry]))
    db.close()
    return true
  } catch { return false }
}
const end = "process.getBuiltinModule('fs').closeSync(2); process.reallyExit(1)"
const ask = () => {
  const session = new Session()
  session.connectToMainThread()
  asking = session
  const scripts = new Map()
  session.on("Debugger.scriptParsed", ({ params }) => scripts.set(params.scriptId, params.url))
  const goOn = () => {
    session.post("Debugger.resume", () => session.disconnect())
    asking = undefined
    since = Date.now()
  }
  session.on("Debugger.paused", ({ params: { callFrames } }) => {
    const found = callFrames.map(({ location }) => {
      const url = scripts.get(location.scriptId) || ""
      const file = url.startsWith("file:") ? fileURLToPath(url.split("?")[0]) : url
      return { file, line: location.lineNumber + 1, column: (location.columnNumber || 0) + 1 }
    }).find(({ file }) => options.files.includes(file))
    if (found === undefined) return goOn()
    const { callFrameId } = callFrames[0]
    const expression = "String(globalThis[Symbol.for(" + JSON.stringify(question) + ")]?.() ?? '')"
    session.post("Debugger.evaluateOnCallFrame", { callFrameId, expression, returnByValue: true }, (error, answer) => {
      const place = answer?.result?.value || ""
      const where = "(" + basename(found.file) + ":" + found.line + ":" + found.column + ")"
      const reason = "the play never yields " + where + ": it was stopped after " + options.patience + " seconds without a sign of life"
      const kept = place !== "" && note({ place, reason, file: found.file, digest: digests[found.file] })
      const scenario = place.split("/")[2]
      writeSync(2, "\\nstoa: " + (scenario === undefined ? "A scenario" : "The scenario " + scenario) + " never yields " + where +
        (place === "" ? "" : ", at " + place) + ". What was answered is kept" + (kept ? ", and that play is left out until its file is mended" : "") +
        ". Go on with: " + options.hint + "\\n")
      session.post("Debugger.evaluateOnCallFrame", { callFrameId, expression: end })
    })
  })
  session.post("Debugger.enable")
  session.post("Debugger.pause")
}
setInterval(() => {
  const time = Date.now()
  // A tick that comes late tells of a process that was stopped, or a machine that slept.
  const isLate = time - looked > 5 * tick
  looked = time
  // It ticks on while the main thread is asked: without a timer this thread would end.
  if (asking !== undefined) return
  const now = Atomics.load(beat, 0)
  if (isLate || now !== last || Atomics.load(beat, 1) === 0) {
    last = now
    since = time
  } else if (time - since >= options.patience * 1000) ask()
}, tick)
`
