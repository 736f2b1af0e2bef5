/** What was said on a stage, as a conversation of two sides that take turns. */
import { Draft, type StageMessage } from "@stoa/core"
import { capital } from "./Talk.ts"

/** Something said in a scene, and on which side of the conversation it stands. */
export interface Line {
  readonly side: "human" | "gpt"
  /** What the speaker is in the scene, as in tutor. */
  readonly speaker: string
  /** What the speaker is called, where several speak in one turn. */
  readonly name: string
  readonly said: string | Draft.Said
  readonly checks?: ReadonlyArray<Draft.Check> | undefined
  /** False for an answer that is not to be learnt; neither is the turn it stands in. */
  readonly train?: boolean
}

/** What else a line says of itself. */
type LineOptions = Pick<Line, "speaker" | "checks" | "train">

/** A line of an actor. */
export const line = (side: Line["side"], message: StageMessage<unknown>, options: LineOptions): Line => ({
  side,
  name: capital(message.from.name),
  said: message,
  ...options
})

/** A line in words of the script's own, as where a question is posed. */
export const scripted = (side: Line["side"], text: string, speaker: string): Line => ({
  side,
  speaker,
  name: capital(speaker),
  said: text
})

const textOf = ({ said }: Line): string => (typeof said === "string" ? said : said.text).trim()

const idOf = ({ said }: Line): string | undefined => (typeof said === "string" ? undefined : said.id)

const groupedBy = <A>(items: ReadonlyArray<A>, same: (a: A, b: A) => boolean): Array<Array<A>> =>
  items.reduce<Array<Array<A>>>((groups, item) => {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last !== undefined && before !== undefined && same(before, item)) last.push(item)
    else groups.push([item])
    return groups
  }, [])

/** One turn of lines of one side. Where several people speak, each is named; the turn is that of the last of their messages. */
const turn = (lines: ReadonlyArray<Line>): Draft.Turn => {
  const people = groupedBy(lines, (a, b) => a.name === b.name)
  const text = people
    .map((own) => {
      const said = own.map(textOf).join("\n\n")
      return people.length === 1 ? said : `${own[0]?.name}: ${said}`
    })
    .join("\n\n")
  const checks = [...new Set(lines.flatMap((one) => one.checks ?? []))]
  const message = lines.map(idOf).findLast((one) => one !== undefined)
  return {
    ...(lines[0]?.side === "gpt" ? Draft.gpt : Draft.human)(text, {
      speaker: [...new Set(lines.map(({ speaker }) => speaker))].join(" and "),
      ...(checks.length === 0 ? {} : { checks }),
      ...(lines.some(({ train }) => train === false) ? { train: false } : {})
    }),
    ...(message === undefined ? {} : { message })
  }
}

/**
 * The conversation of lines in their order: neighbours of one side become one turn, so that the sides take turns whatever happened.
 * The first line must be of the human side and the last of the model's.
 */
export const conversation = (lines: ReadonlyArray<Line>): Draft.Conversation =>
  Draft.conversation(
    groupedBy(lines.filter((one) => textOf(one) !== ""), (a, b) => a.side === b.side).map(turn)
  )
