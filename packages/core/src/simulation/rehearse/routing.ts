/** Who comes to know of what: by being addressed, by place, by trade, by chance. */
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import * as Person from "../../model/rehearse/Person.ts"
import * as Trade from "../../model/rehearse/Trade.ts"
import { coreOf, read } from "./heard.ts"

/** A member as a list shows them: "Name: occupation, place". */
interface Member {
  /** Counted from 1. */
  readonly number: number
  readonly name: string
  readonly role: string
  readonly town: string
  readonly place: string
  readonly trade: Trade.Trade
}

const memberOf = (line: string, index: number): Member => {
  const plain = Phrase.clean(line, 300)
  const at = plain.indexOf(": ")
  const about = at < 0 ? "" : plain.slice(at + 2)
  const parts = about.split(/\s*,\s*/)
  const role = Person.asRole(parts[0] ?? "")
  return {
    number: index + 1,
    name: Phrase.asName(at < 0 ? plain : plain.slice(0, at)),
    role,
    town: parts.length > 2 ? parts.at(-2) ?? "" : "",
    place: parts.length > 1 ? parts.at(-1) ?? "" : "",
    trade: Trade.of(role, about)
  }
}

/** One who did something, as far as it matters for who hears of it. */
interface Source {
  readonly name: string
  readonly text: string
  /** What it is about. */
  readonly core: string
  readonly place: string
  readonly trade: Trade.Trade | undefined
}

interface Tie {
  readonly member: Member
  readonly weight: number
  readonly reason: string
}

const tie = (member: Member, source: Source, chance: Chance): Tie => {
  const called = Phrase.calledIn(member.name, source.text)
  const named = Phrase.names(source.text, member.name) || (called.length > 2 && Phrase.names(source.text, called))
  const who = member.role === "" ? called : `${called}, ${Person.described(member.role)},`
  const shared = Phrase.contentWords(source.core).find((word) =>
    word.length > 4 && Phrase.contentWords(member.role).includes(word)
  )
  if (named) {
    return {
      member,
      weight: 9,
      reason: chance.pick([
        `${called} is the one spoken to.`,
        `${called} is the one it is put to.`,
        `It concerns ${called} directly.`,
        `${called} can hardly miss it.`,
        `${called} gets it at first hand.`,
        `Without ${called} it would not have happened.`
      ])
    }
  }
  if (shared !== undefined) {
    return { member, weight: 5, reason: `${who} has to do with such things daily and is asked first.` }
  }
  if (source.trade !== undefined && member.trade.field === source.trade.field) {
    return {
      member,
      weight: 4,
      reason: chance.pick([
        `${who} also has to do with ${member.trade.field}.`,
        `Both know about ${member.trade.field}, and ${called} is told ${member.trade.hears}.`
      ])
    }
  }
  if (member.place !== "" && member.place === source.place) {
    return {
      member,
      weight: 3,
      reason: `Both live in ${member.place}, and ${called} hears of it ${member.trade.hears}.`
    }
  }
  return {
    member,
    weight: 1,
    reason: chance.pick([
      `${who} picks it up ${member.trade.hears}.`,
      `${called} happens to be there.`,
      `${who} is the next to meet ${source.name} that day.`,
      `Somebody mentions it to ${called} ${member.trade.hears}.`
    ])
  }
}

/** The strongest ties first, chance deciding among equals. */
const ranked = (members: ReadonlyArray<Member>, source: Source, chance: Chance): Array<Tie> =>
  members.map((member) => tie(member, source, chance))
    .map((one) => ({ one, rank: one.weight + chance.next() * 4 }))
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ one }) => one)

const because = (ties: ReadonlyArray<Tie>, none: string): string => ties[0]?.reason ?? none

const nobody = [
  "It stays between four walls.",
  "Nobody is near enough to notice.",
  "There is nothing to see from outside.",
  "It is done too quietly for the others."
]

const parseAction = (action: string) => {
  const [, name = "", act = "do", text = action] = /^(.{1,120}?) \[(\w+)\]: (.*)$/s.exec(action) ?? []
  return { name: name === "" ? "" : Phrase.asName(name), act, text: Phrase.clean(text, 500) }
}

const plain = (text: string): string => Phrase.clean(text, 120).toLowerCase()

/** How many members an act reaches, by its kind. */
const reach = (act: string, named: boolean, size: number, chance: Chance): number => {
  if (act === "think") return 0
  if (act === "publish") return Math.max(1, Math.round(size * (0.6 + 0.4 * chance.next())))
  if (act === "say" || act === "ask") return 1 + (chance.flip(0.45) ? 1 : 0) + (chance.flip(0.15) ? 1 : 0)
  return (named ? 1 : 0) + (chance.flip(0.45) ? 1 : 0) + (chance.flip(0.2) ? 1 : 0)
}

/** Which neighbouring circles hear of an act: one or two of something published, seldom one of anything else. */
const circles = (act: string, groups: ReadonlyArray<string>, source: Source, chance: Chance): Array<number> => {
  const count = act === "publish" ? 1 + chance.int(2) : act !== "think" && chance.flip(0.1) ? 1 : 0
  const words = new Set(Phrase.contentWords(source.text))
  return groups
    .map((group, index) => ({
      number: index + 1,
      rank: Phrase.contentWords(group).filter((word) => words.has(word)).length + chance.next()
    }))
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, count)
    .map(({ number }) => number)
    .toSorted((a, b) => a - b)
}

/** Who comes to know of what a group did; one entry for every action, numbers from 1. */
export const rehearseRoute = (
  input: {
    readonly members: ReadonlyArray<string>
    readonly groups: ReadonlyArray<string>
    readonly actions: ReadonlyArray<string>
  },
  chance: Chance
) => {
  const members = input.members.map(memberOf)
  return {
    routes: input.actions.map((action, index) => {
      const { act, name, text } = parseAction(action)
      const sender = members.find((member) => member.name === name)
      const others = members.filter((member) =>
        member.name !== name && !plain(action).startsWith(`${plain(member.name)} `)
      )
      const source: Source = {
        name: name === "" ? "the one who did it" : name,
        text,
        core: coreOf(text, [name]) ?? "",
        place: sender?.place ?? "",
        trade: sender?.trade
      }
      const ties = ranked(others, source, chance)
      const isToOne = ties.some((one) => one.weight === 9)
      const reached = ties.slice(0, reach(act, isToOne, others.length, chance))
      const groups = circles(act, input.groups, source, chance)
      const reason = act === "publish" && reached.length > 0
        ? chance.pick([
          "It hangs where most of them pass.",
          "It is made public, and word gets round quickly.",
          "Whoever can read comes upon it."
        ])
        : because(reached, groups.length > 0 ? "Those next door see it before those at home." : chance.pick(nobody))
      return {
        action: index + 1,
        members: reached.map((one) => one.member.number).toSorted((a, b) => a - b),
        groups,
        reason
      }
    })
  }
}

/** Which members hear what came from other groups: mostly one or two, sometimes nobody. */
export const rehearseReceive = (
  input: { readonly members: ReadonlyArray<string>; readonly items: ReadonlyArray<string> },
  chance: Chance
) => {
  const members = input.members.map(memberOf)
  return {
    receptions: input.items.map((item, index) => {
      const news = read(item, [])
      const source: Source = {
        name: news.name,
        text: news.text,
        core: news.core,
        place: news.place.split(/\s*,\s*/).at(-1) ?? "",
        trade: news.role === "" ? undefined : Trade.of(news.role, "")
      }
      const ties = ranked(members.filter((member) => member.name !== news.name), source, chance)
      const draw = chance.next()
      const reached = ties.slice(0, draw < 0.15 ? 0 : draw < 0.7 ? 1 : 2)
      return {
        item: index + 1,
        members: reached.map((one) => one.member.number).toSorted((a, b) => a - b),
        reason: because(
          reached,
          chance.pick([
            "It is old news by the time it arrives.",
            "Nobody here has to do with it.",
            "It gets lost on the way."
          ])
        )
      }
    })
  }
}
