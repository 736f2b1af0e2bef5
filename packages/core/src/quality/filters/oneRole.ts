import type { Turn } from "../../domain/Draft.ts"
import { brief } from "../../domain/PlainText.ts"
import * as Filter from "../Filter.ts"
import * as Direction from "../roles/Direction.ts"
import * as Label from "../roles/Label.ts"
import * as Spoken from "../Spoken.ts"

const code = /^[ \t]*(```|~~~)[\s\S]*?(?:^[ \t]*\1[^\n]*$|(?![\s\S]))|`[^`\n]+`/gm

/** Who speaks in a turn: one, or several that are named before their words, as in "expert and teacher". */
const speakersOf = ({ speaker }: Turn): ReadonlyArray<string> => speaker?.split(" and ") ?? []

/** The names of others that may stand before their words. */
const namesOf = (turns: ReadonlyArray<Turn>): ReadonlyArray<string> => {
  const speakers = turns.flatMap(speakersOf)
  const first = speakers.flatMap((speaker) => /^\p{Lu}[\p{L}'’-]{2,}(?= )/u.exec(speaker) ?? [])
  return [...new Set([...speakers, ...first])].toSorted((a, b) => b.length - a.length)
}

// "B: I think you are wrong." A speaker of one letter may be a point or an option, so it must speak to somebody.
const byLetter =
  /^[ \t]*[*_]{0,3}([A-H])[*_]{0,3} ?:[*_]{0,3}[ \t]+(?=[^\n]*\b(?:I|I['’]m|I['’]ve|you|your|we)\b)(?=\p{Lu}\p{L}*[ ,'’])/gmu

/** What in a turn is another speaker's, as it is written there. */
const others = (turn: Turn, { find, given, names }: {
  readonly find: (text: string) => ReadonlyArray<Label.Label>
  readonly given: string
  readonly names: ReadonlyArray<string>
}): string | undefined => {
  const text = turn.content.replace(code, " ")
  const own = speakersOf(turn)
  const isOwn = (name: string) => own.some((speaker) => Label.isOf(name, speaker))
  const label = find(text).find(({ isFirst, speaker, written }) =>
    !((isFirst || own.length > 1) && isOwn(speaker)) && !given.includes(written)
  )
  if (label !== undefined) return `goes on as "${label.written}"`
  const letter = [...text.matchAll(byLetter)].find(({ 1: letter = "" }) =>
    !own.includes(letter) && names.includes(letter)
  )
  if (letter !== undefined && !given.includes(`${letter[1]}:`)) return `goes on as "${letter[0].trim()}"`
  const rest = ["teacher", "student", "pupil", "tutor", ...names].filter((name) => !isOwn(name))
  const direction = Direction.find(text, rest)
  return direction === undefined || given.includes(direction)
    ? undefined
    : `holds a stage direction for another: "${brief(direction, 80)}"`
}

/**
 * Drops scenes in which a turn holds the words of another speaker: what begins with a label as in a play, or tells what others do on
 * the stage. Quoting somebody within a sentence is nobody else's turn, and what the question holds may be said again.
 */
export const oneRole = Filter.ofScenes("one-role", "Everybody speaks for themselves.", (draft) => {
  const names = namesOf(draft.turns)
  const find = Label.finder(names)
  const given = Spoken.given(draft)
  return Spoken.firstOf(
    Spoken.turns(draft).filter(({ turn }) => turn.role !== "system"),
    ({ turn }) => others(turn, { find, given, names })
  )
})
