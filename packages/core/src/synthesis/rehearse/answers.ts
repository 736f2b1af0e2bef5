/** Finds out what an instruction asks for, and answers it. */
import type { Chance } from "../../domain/Seed.ts"
import { block, readData, type Solution } from "./code/Task.ts"
import { tasks } from "./code/tasks.ts"
import { sums } from "./figures/sums.ts"
import { askingPart, dashed, numbered, topicOf } from "./words/Kind.ts"
import { kinds } from "./words/kinds.ts"

const asksForCode =
  /```|\b(?:python|sql|script|javascript|regex|regular expression|formula|spreadsheet|function|query|program|code|HTML|search box|bash|shell|postgres|converter|web page|XLOOKUP|VLOOKUP|forEach|loop)\b|`[^`]+`/i

const shown = ({ after, before, code, language }: Solution, chance: Chance): string => {
  const notes = chance.flip(0.6) ? dashed(after) : after.join(" ")
  const heading = chance.pick([
    "A few words on it:",
    "What to know about it:",
    "Notes",
    "Why it is built like this:",
    "Before you rely on it:"
  ])
  return `${before}\n\n${block(language, code)}\n\n${heading}\n\n${notes}`
}

const unknownCode = (text: string): Solution => {
  const { file } = readData(text)
  return {
    language: "python",
    before:
      `The task has three parts: read, decide, write. Here is a frame that runs as it stands; put the rule you need into \`keep\`.`,
    code: `import sys
from pathlib import Path

def keep(line):
    """The one place where the rule stands: True for a line that should stay."""
    return line.strip() != ""

def main(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if keep(line)]
    Path(path).with_suffix(".out").write_text("\\n".join(kept) + "\\n", encoding="utf-8")
    print(len(lines), "read,", len(kept), "kept")

if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "${file}.txt")`,
    after: [
      "The original is not touched; the result goes into a file beside it.",
      "Begin with five lines for which you know the answer, and only then let it run on everything.",
      "If you tell me what a line looks like and what should come out, the rule can be written down exactly."
    ]
  }
}

const general = (text: string, chance: Chance): string => {
  const { about, core } = topicOf(text)
  return `${chance.pick(["Let me take it apart.", "One thing at a time."])} You are asking about ${about}.

${
    numbered([
      `**What is certain?** Write down three facts about ${core} that somebody else could check. Everything else is a guess, and guesses are allowed as long as they are marked.`,
      "**What do you want to have in a month?** One sentence. If it needs an \"and\", make two of it and begin with the first.",
      "**What is the smallest step?** Something you can do this week in an hour, alone, with what is in the house.",
      "**Who knows more?** Ask one person two questions: what took longest, and what would you leave out?"
    ])
  }

Do the third before the first is perfect. Most of what one needs to know about ${core} shows itself only when something has been tried, and a small thing that failed tells more than a long list of reasons.

${
    chance.pick([
      "Then come back with what happened, and we take the next step from there.",
      "In a week, look at the sentence from point 2 again. It will have changed, and that is a good sign."
    ])
  }`
}

const answerIn = (text: string, chance: Chance): string => {
  const part = askingPart(text)
  const marked = text.includes("`")
  const worked = marked ? undefined : sums.find(({ sign }) => sign.test(text))?.answer(text)
  if (worked !== undefined) return worked
  const task = tasks.find(({ sign }) => sign.test(part))
  const kind = kinds.find(({ sign }) => sign.test(part))
  const isCode = task === undefined
    ? kind === undefined && (marked || asksForCode.test(part))
    : marked || asksForCode.test(part)
  if (isCode) {
    const found = task ?? tasks.find(({ sign }) => sign.test(text))
    return shown(found === undefined ? unknownCode(text) : found.answer(readData(text), text), chance)
  }
  const near = kind ?? kinds.find(({ sign }) => sign.test(text)) ?? kinds.find(({ loose }) => loose.test(part))
  return near === undefined ? general(text, chance) : near.answer(topicOf(text), chance)
}

/** The answer to an instruction, of which nothing else is known. */
export const answerTo = (instruction: string, chance: Chance): string =>
  answerIn(instruction.slice(0, 6000), chance).split("\n").map((line) => line.trimEnd()).join("\n").replace(
    /\n{3,}/g,
    "\n\n"
  ).trim()
