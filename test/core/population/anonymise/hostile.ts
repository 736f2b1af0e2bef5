/** Reads what may be thrown at the leak check, and says so when it is through. A process of its own, which can be killed. */
import { Effect } from "effect"
import type { Profile } from "../../../../packages/core/src/domain/Profile.ts"
import * as LeakCheck from "../../../../packages/core/src/population/anonymise/LeakCheck.ts"

/** The inputs, each a piece to be repeated. */
export const pieces: ReadonlyArray<string> = [
  "a",
  "A",
  "é",
  " ",
  "\n",
  "@",
  "a@",
  ".",
  "a.",
  "A.A'",
  "A. ",
  "A-",
  "1",
  "1 ",
  "1    ",
  "1.",
  "(",
  "‘",
  "*",
  ". ",
  "dot ",
  "a dot ",
  "dot at ",
  "[at] ",
  "http://",
  "Via ",
  "Mr A. ",
  "No 1 ",
  "Rose. ",
  "born 1 May 1979 ",
  "é猫🎉ß\u0301 "
]

const person = (text: string): Profile => ({
  id: "people:1",
  name: "Rose Baker",
  description: text,
  pastActions: [text.slice(0, 2000)],
  attributes: { employer: text.slice(0, 2000), handle: text.slice(0, 2000), "full name": text.slice(0, 2000) },
  origin: { kind: "file", file: "people.jsonl", line: 1 }
})

const readAll = Effect.map(LeakCheck.load, (check) => {
  for (const piece of pieces) {
    const text = `,${piece.repeat(8_000 / piece.length)}!`
    const identity = check.identify(person(text))
    check.find([{ where: "the text", text }, { where: "the title", text, isTitle: true }], identity)
    // Of a row of blanks no name is left: all of it is the name.
    check.identify({ ...person("Bakes."), name: text })
  }
})

if (process.argv[1] === import.meta.filename) {
  await Effect.runPromise(readAll)
  console.log("through")
}
