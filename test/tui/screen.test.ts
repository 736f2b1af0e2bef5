/** The screen in a real terminal: opened, walked through, resized, left and attached to again while the run goes on. */
import { afterAll, assert, describe, it } from "@effect/vitest"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import stringWidth from "string-width"
import { stoa } from "../support/command.ts"
import * as Terminal from "../support/terminal.ts"

const folder = mkdtempSync(join(tmpdir(), "stoa-screen-"))
const terminals = Terminal.make(folder)
afterAll(() => {
  terminals.close()
  rmSync(folder, { recursive: true, force: true })
})

const there = Terminal.isThere()
if (!there) console.warn("tmux is not installed: the screen is not tried in a real terminal.")

/** People with names of every width, and of one with what would move a cursor or paint a screen. */
const people = [
  ["山田太郎", "potter"],
  ["Zoë Müller-Ængström", "nurse"],
  ["김민준", "baker"],
  ["अनीता शर्मा", "teacher"],
  ["Eve \u001b[31mRed\u001b[0m\u001b[2J\u001b]0;title\u0007", "clerk"],
  ["👩‍👩‍👧‍👦 Family Four", "gardener"],
  ["Ana", "plumber"],
  ["Ben", "driver"],
  ["Cho", "tailor"],
  ["Dov", "cook"]
].map(([name, occupation], nth) => ({
  id: `p${nth}`,
  name,
  description: `A ${occupation} who has been at it for years and asks others how they do it.`,
  pastActions: ["Asked a neighbour for advice.", "Wrote down what worked."],
  attributes: { occupation }
}))
const profiles = join(folder, "people.jsonl")
writeFileSync(profiles, people.map((person) => `${JSON.stringify(person)}\n`).join(""))

const run = (name: string, pace: number) =>
  Terminal.stoa(
    "run",
    `--profiles=${profiles}`,
    "--agents=20",
    "--episodes=400",
    "--count=4",
    `--pace=${pace}`,
    "--concurrency=4",
    `--runs=${folder}`,
    `--name=${name}`
  )

const fits = (terminal: Terminal.Terminal, columns: number) => {
  for (const line of terminal.shown()) assert.isAtMost(stringWidth(line), columns, line)
}

describe.skipIf(!there)("the screen in a terminal", () => {
  it("opens with a run, is walked through by keys, fits every size, and leaves the terminal as it was", async () => {
    const terminal = terminals.open({ columns: 100, rows: 30 })
    terminal.type("echo what stood here before\n")
    await terminal.shows(/^what stood here before/m)
    terminal.type(`${run("village", 300)}\n`)
    await terminal.shows("RUNNING")
    await terminal.shows("Overview")
    await terminal.shows(/step [1-9]/)
    fits(terminal, 100)

    terminal.press("2")
    await terminal.shows("山田太郎")
    assert.notInclude(terminal.shown().join("\n"), "\u001b")
    fits(terminal, 100)
    terminal.press("j", "Enter")
    await terminal.shows("Goal and plan")
    terminal.press("Escape")
    await terminal.showsNoMore("Goal and plan")
    terminal.press("?")
    await terminal.shows(/one turn/)
    terminal.press("Escape")
    await terminal.shows("Agents (")

    terminal.resize(50, 12)
    await terminal.shows("60")
    terminal.resize(60, 15)
    await terminal.shows("village")
    fits(terminal, 60)
    terminal.resize(160, 45)
    await terminal.shows("village")
    fits(terminal, 160)

    // A second terminal attaches; a pause asked for in the one is seen in the other.
    const other = terminals.open({ columns: 120, rows: 40 })
    other.type(`${Terminal.stoa("watch", "village", "--runs", folder)}\n`)
    await other.shows("RUNNING")
    terminal.press("Space")
    await other.shows("PAUSED")
    await terminal.shows("PAUSED")

    // Left, the first terminal is as it was, and the run is still there for the second.
    terminal.press("q")
    await terminal.shows(/leave it running/i)
    terminal.press("l")
    await terminal.shows(/^what stood here before/m)
    await terminal.shows("stoa watch village")
    other.press("Space")
    await other.shows("RUNNING")

    // It is stopped in good order from the second, and can be resumed.
    other.press("q")
    await other.shows(/stop/i)
    other.press("s")
    await other.shows(/resume/)
    const { stdout } = await stoa(["verify", "village", "--runs", folder])
    assert.include(stdout, "same")
  }, 150_000)

  it("opens a finished run, and replays it", async () => {
    const made = await stoa(
      ["run", "--agents", "12", "--episodes", "6", "--count", "3", "--runs", folder, "--name", "past"]
    )
    assert.strictEqual(made.code, 0, made.stderr)
    const terminal = terminals.open({ columns: 120, rows: 36 })
    // What is typed before the screen has given the terminal back would be the screen's.
    terminal.type(`${Terminal.stoa("watch", "past", "--runs", folder)}; echo given-$((40+2))-back\n`)
    await terminal.shows("FINISHED")
    terminal.press("7")
    await terminal.shows("r1/w0/")
    terminal.press("q")
    await terminal.shows("given-42-back")

    terminal.type(`${Terminal.stoa("replay", "past", "--speed", "1", "--runs", folder)}\n`)
    await terminal.shows("REPLAY")
    terminal.press("Space")
    terminal.press("}")
    await terminal.shows(/examples|rows/)
    terminal.press("{")
    terminal.press("]", "]")
    await terminal.shows(/step [12]/)
    terminal.press("q")
    await terminal.showsNoMore("REPLAY")
    assert.isTrue(existsSync(join(folder, "past", "dataset", "manifest.json")))
    assert.include(readFileSync(join(folder, "past", "dataset", "README.md"), "utf8"), "---")
  }, 150_000)
})
