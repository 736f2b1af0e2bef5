/** A file with the texts of a prompt: Markdown with the headings `# system` and `# user`, each a line of its own. */
import type { Prompt } from "@stoa/core"
import { Effect, Result } from "effect"
import { readFile } from "node:fs/promises"
import { basename, resolve } from "node:path"
import { usage } from "./CommandError.ts"
import type { Settings } from "./recipe.ts"

/** The texts as a file holds them; an empty system text is one too. */
export const print = ({ system, user }: Prompt.Texts): string => `# system\n\n${system}\n\n# user\n\n${user}\n`

// Only the first line of each is a heading: what comes after "# user" may hold any lines.
const heading = (name: string): RegExp => new RegExp(`^# ${name}[^\\S\\n]*$`, "im")

/** Reads the texts of a file. A part that has no heading stays as it is in the prompt. */
export const parse = (content: string): Result.Result<Partial<Prompt.Texts>, string> => {
  const text = content.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")
  const user = heading("user").exec(text)
  const head = user === null ? text : text.slice(0, user.index)
  const system = heading("system").exec(head)
  if (user === null && system === null) {
    return Result.fail("expected a line \"# system\" or \"# user\", and the text below it")
  }
  const before = head.slice(0, system?.index ?? head.length)
  if (before.trim() !== "") {
    const line = before.slice(0, before.search(/\S/)).split("\n").length
    return Result.fail(`line ${line} stands before the first heading, "# system" or "# user", and belongs to neither`)
  }
  return Result.succeed({
    ...(system === null ? {} : { system: head.slice(system.index + system[0].length).trim() }),
    ...(user === null ? {} : { user: text.slice(user.index + user[0].length).trim() })
  })
}

/** The texts in a file. */
export const read = Effect.fnUntraced(function*(path: string) {
  const content = yield* Effect.tryPromise({
    try: () => readFile(path, "utf8"),
    catch: (error) =>
      usage(
        error instanceof Error && "code" in error && error.code === "ENOENT"
          ? `There is no prompt file ${path}: check the path, or begin one with "stoa prompts NAME > ${
            basename(path)
          }".`
          : `The prompt file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`
      )
  })
  return yield* Effect.fromResult(
    Result.mapError(
      parse(content),
      (sentence) => usage(`${basename(path)}: ${sentence}. A prompt file looks like what "stoa prompts NAME" prints.`)
    )
  )
})

/** Puts the texts of files in the place of their paths, which start at a folder: a run must not depend on the files. */
export const inline = Effect.fnUntraced(function*(settings: Settings, folder: string) {
  const prompts = settings["prompts"]
  if (typeof prompts !== "object" || prompts === null || Array.isArray(prompts)) return settings
  const entries = yield* Effect.forEach(
    Object.entries(prompts as Settings),
    ([name, given]) =>
      typeof given === "string"
        ? Effect.map(read(resolve(folder, given)), (texts) => [name, texts] as const)
        : Effect.succeed([name, given] as const)
  )
  return { ...settings, prompts: Object.fromEntries(entries) } as Settings
})

/** The texts that flags name files for, as in instruct=my.md. */
export const ofFlags = Effect.fnUntraced(function*(given: ReadonlyArray<string>) {
  const found = yield* Effect.forEach(given, (text) => {
    const at = text.indexOf("=")
    return at < 1 || at === text.length - 1
      ? Effect.fail(usage(`--prompt takes something like instruct=my.md, and found "${text}".`))
      : Effect.map(read(resolve(text.slice(at + 1).trim())), (texts) => [text.slice(0, at).trim(), texts] as const)
  })
  return found.length === 0 ? undefined : Object.fromEntries(found)
})
