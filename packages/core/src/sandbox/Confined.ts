/** One program in bubblewrap: without network, home, other processes or a way to make any; with limits to all it takes. */
import { Effect } from "effect"
import { spawn } from "node:child_process"
import { existsSync, lstatSync, readlinkSync } from "node:fs"
import type { Writable } from "node:stream"
import { type Interpreter, isSystems } from "./Interpreter.ts"
import type { Limits } from "./Limits.ts"
import type { Ended } from "./Verdict.ts"

/** What a program is run by. */
export interface Confinement {
  /** The file of bubblewrap. */
  readonly bwrap: string
  /** The filter of system calls. */
  readonly filter: Uint8Array
  readonly limits: Limits
  readonly interpreter: Interpreter
  /** The file of the interpreter. */
  readonly file: string
}

// The system's programs and libraries, as links where they are links. Nothing of /etc but where the libraries are.
const system = (): ReadonlyArray<string> => [
  ...["/usr", "/nix/store"].flatMap((folder) => (existsSync(folder) ? ["--ro-bind", folder, folder] : [])),
  ...["/bin", "/sbin", "/lib", "/lib32", "/lib64"].flatMap((folder) => {
    if (!existsSync(folder)) return []
    return lstatSync(folder).isSymbolicLink()
      ? ["--symlink", readlinkSync(folder), folder]
      : ["--ro-bind", folder, folder]
  }),
  ...["/etc/ld.so.cache", "/etc/alternatives"].flatMap((file) => ["--ro-bind-try", file, file])
]

/** Numbers of the pipes through which the filter and the texts come in: nothing of them stands on a command line. */
const pipes = { filter: 3, program: 4, before: 5 }

/** The shell sets the limits of itself and becomes the interpreter. */
const bounds = ({ interpreter, limits }: Confinement): string =>
  [
    "-c 0",
    "-n 64",
    `-f ${Math.ceil(limits.files / 512)}`,
    `-${interpreter.claims === undefined ? "v" : "d"} ${Math.ceil((limits.memory + (interpreter.claims ?? 0)) / 1024)}`,
    `-St ${limits.cpu}`,
    `-Ht ${limits.cpu + 1}`
  ].map((limit) => `ulimit ${limit} && `).join("")

const argumentsOf = (confinement: Confinement): ReadonlyArray<string> => {
  const { file, interpreter, limits } = confinement
  const program = `/box/program.${interpreter.ending}`
  const before = "/before.mjs"
  // One that is elsewhere, such as in a home, is all that is seen of there.
  const inside = isSystems(file) ? file : "/interpreter"
  const words = (line: string) => line.split(" ")
  return [
    ...words("--unshare-user --unshare-all --die-with-parent --new-session --cap-drop ALL"),
    ...words("--uid 65534 --gid 65534 --hostname box"),
    ...system(),
    ...(inside === file ? [] : ["--ro-bind", file, inside]),
    ...words(`--dev /dev --size ${limits.files} --tmpfs /tmp --size ${limits.files} --tmpfs /box --chdir /box`),
    ...words(`--ro-bind-data ${pipes.program} ${program}`),
    ...(interpreter.before === "" ? [] : words(`--ro-bind-data ${pipes.before} ${before}`)),
    // Files beyond those two folders would be memory that counts nowhere.
    ...words(`--remount-ro /dev --remount-ro / --seccomp ${pipes.filter} -- /bin/sh -c`),
    `${bounds(confinement)}exec "$0" "$@"`,
    inside,
    ...interpreter.flags(limits, before),
    program
  ]
}

/** Runs a program to its end, or to the first of its limits. Whoever is interrupted kills it. */
export const execute = (confinement: Confinement, source: string): Effect.Effect<Ended> =>
  Effect.callback<Ended>((resume) => {
    const { bwrap, filter, interpreter, limits } = confinement
    const began = performance.now()
    const child = spawn(bwrap, argumentsOf(confinement), {
      cwd: "/",
      env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", interpreter.before === "" ? "ignore" : "pipe"]
    })
    let killed: Ended["killed"]
    const kill = (why?: Ended["killed"]) => {
      killed ??= why
      child.kill("SIGKILL")
    }
    const clock = setTimeout(() => kill("wall"), limits.wall * 1000)
    const texts = { output: "", errors: "" }
    let written = 0
    const listen = (stream: NodeJS.ReadableStream | null, name: keyof typeof texts) => {
      stream?.setEncoding("utf8")
      stream?.on("data", (text: string) => {
        written += text.length
        texts[name] += text.slice(0, limits.output)
        if (written > limits.output) kill("output")
      })
    }
    listen(child.stdout, "output")
    listen(child.stderr, "errors")
    const hand = (pipe: number, text: string | Uint8Array) => {
      const stream = child.stdio[pipe] as Writable | null | undefined
      // A program that ended before it had all is told by how it ended.
      stream?.on("error", () => undefined).end(text)
    }
    hand(pipes.filter, filter)
    hand(pipes.program, source)
    if (interpreter.before !== "") hand(pipes.before, interpreter.before)
    const end = (code: number, more = "") => {
      clearTimeout(clock)
      const ended = { ...texts, errors: texts.errors + more, code, seconds: (performance.now() - began) / 1000 }
      resume(Effect.succeed(killed === undefined ? ended : { ...ended, killed }))
    }
    child.on("error", (error) => end(127, error.message))
    child.on("close", (code) => end(code ?? 137))
    return Effect.sync(() => {
      clearTimeout(clock)
      kill()
    })
  })
