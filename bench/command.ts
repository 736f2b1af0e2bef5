/** The command as a process of its own, with what it took. */
import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { bundle } from "../test/support/bundle.ts"

const root = new URL("..", import.meta.url).pathname

/** How a command ended, and what it took. */
export interface Ended {
  readonly code: number | null
  readonly seconds: number
  readonly cpu: number
  readonly megabytes: number
  readonly said: string
}

/** Runs the command; CPU seconds and peak memory are those its process tells at its end. */
export const stoa = (args: ReadonlyArray<string>): Promise<Ended> =>
  new Promise((resolve) => {
    const began = performance.now()
    const meter =
      "process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('\\n@'+JSON.stringify([(u.userCPUTime+u.systemCPUTime)/1e6,u.maxRSS/1024]))})"
    const child: ChildProcess = spawn(process.execPath, [
      "--import",
      `data:text/javascript,${encodeURIComponent(meter)}`,
      join(root, bundle, "main.js"),
      ...args
    ], { stdio: ["ignore", "ignore", "pipe"] })
    let said = ""
    child.stderr?.on("data", (text: Buffer) => (said += String(text)))
    child.on("close", (code) => {
      const [cpu = Number.NaN, megabytes = Number.NaN] = JSON.parse(/@(\[.*\])/.exec(said)?.[1] ?? "[]") as Array<
        number
      >
      resolve({ code, seconds: (performance.now() - began) / 1000, cpu, megabytes, said })
    })
  })
