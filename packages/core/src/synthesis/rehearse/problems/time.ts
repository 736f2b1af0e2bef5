/** Problems about time: who catches up, how long two need together, the last train, two rhythms. */
import { number, show } from "../figures/Sum.ts"
import { clock, lasting, minutes, type Problem, week } from "./Problem.ts"

const together: Problem = {
  id: "together",
  sign: /alone I need (\d+) minutes[^]{0,160}?(?:needs|takes) (\d+) minutes[^]{0,160}?after (\d+) minutes/i,
  ask: ({ about, other }, chance) => {
    const [mine, theirs] = [10 * (6 + chance.int(19)), 10 * (5 + chance.int(22))]
    const start = 5 * (2 + chance.int(8))
    return {
      want: chance.pick([
        `There is one piece of work to do about ${about}. Alone I need ${mine} minutes for it, ${other} needs ${theirs} minutes alone. I begin by myself, and after ${start} minutes we go on together. How many minutes is it in all until we are done?`,
        `Work out for me when we are done: alone I need ${mine} minutes, ${other} takes ${theirs} minutes and only comes to help after ${start} minutes. We do not get in each other's way. It is about ${about}.`
      ]),
      limits: [
        "Tell me also which part of it I did.",
        "I begin at 14:00, so give me the time of day too.",
        "Round to whole minutes at the very end."
      ]
    }
  },
  solve: ([a = "", b = "", c = ""]) => {
    const [mine, theirs, start] = [number(a), number(b), number(c)]
    if (!(mine > start && theirs > 0)) return undefined
    const left = 1 - start / mine
    const both = left / (1 / mine + 1 / theirs)
    return {
      thinking: [
        `The work is one whole. In a minute the asker does 1/${mine} of it and the other 1/${theirs}.`,
        `Averaging ${mine} and ${theirs} would be wrong, because two together must be faster than either of them.`,
        `Alone for ${start} minutes: ${start}/${mine} = ${show(start / mine, 4)} is done, ${show(left, 4)} is left.`,
        `Together a minute does 1/${mine} + 1/${theirs} = ${show(1 / mine + 1 / theirs, 5)}.`,
        `${show(left, 4)} / ${show(1 / mine + 1 / theirs, 5)} = ${show(both, 1)} minutes more.`,
        `In all ${start} + ${show(both, 1)} = ${show(start + both, 1)}. It is less than ${mine}, as it must be.`
      ],
      answer: `You are done after **${show(start + both, 0)} minutes** (${lasting(start + both)}).

- In the first ${start} minutes you do ${start}/${mine} of the work.
- What is left goes at two speeds at once: 1/${mine} + 1/${theirs} of the work in a minute, which takes ${
        show(both, 1)
      } minutes more.
- Your part of the whole is ${show(((start + both) / mine) * 100, 0)} %.`
    }
  }
}

const chase: Problem = {
  id: "chase",
  sign:
    /(?:leaves?|sets? out) at (\d+:\d\d) (?:and does|with) (\d+) km an hour[^]{0,160}?(?:follow|go after)[^]{0,160}? at (\d+:\d\d) (?:and do|with) (\d+) km an hour/i,
  ask: ({ about, other }, chance) => {
    const [slow, fast] = [4 + chance.int(30), 40 + chance.int(50)]
    const first = 7 * 60 + 5 * chance.int(50)
    const later = first + 10 * (2 + chance.int(10))
    return {
      want: chance.pick([
        `On the same road ${other} leaves at ${clock(first)} and does ${slow} km an hour, and I follow at ${
          clock(later)
        } and do ${fast} km an hour. At what time do I catch up, and how many kilometres from the start? We have to talk about ${about} before we arrive.`,
        `Because of ${about} I must catch somebody on the way: ${other} sets out at ${
          clock(first)
        } with ${slow} km an hour, I go after them at ${
          clock(later)
        } with ${fast} km an hour. When and where do we meet?`
      ]),
      limits: [
        "The road is 60 km long: do I make it before its end?",
        "And if I lose five minutes on the way?",
        "To the minute, please."
      ]
    }
  },
  solve: ([a = "", b = "", c = "", d = ""]) => {
    const [first, slow, later, fast] = [minutes(a), number(b), minutes(c), number(d)]
    if (!(fast > slow && later > first)) return undefined
    const lead = (slow * (later - first)) / 60
    const time = (lead / (fast - slow)) * 60
    return {
      thinking: [
        `How far ahead is the first when the second starts? From ${clock(first)} to ${clock(later)} are ${
          later - first
        } minutes, at ${slow} km an hour that is ${show(lead)} km.`,
        `The gap closes by the difference of the speeds: ${fast} - ${slow} = ${fast - slow} km an hour.`,
        `${show(lead)} / ${fast - slow} hours = ${show(time, 1)} minutes.`,
        `${clock(later)} plus ${show(time, 0)} minutes is ${clock(later + time)}.`,
        `Distance: ${fast} x ${show(time, 1)} / 60 = ${
          show((fast * time) / 60)
        } km. The first has then done ${slow} x ${show(later - first + time, 1)} / 60 = ${
          show((slow * (later - first + time)) / 60)
        } km: the same, so it holds.`
      ],
      answer: `You catch up at **${clock(later + time)}**, **${show((fast * time) / 60, 1)} km** from the start.

When you set out, the other is ${show(lead, 1)} km ahead. You gain ${fast - slow} km in every hour, so it takes ${
        show(time, 0)
      } minutes. Both have then done the same distance, which is the check.`
    }
  }
}

const lastTrain: Problem = {
  id: "last-train",
  sign:
    /(?:at|by) (\d+:\d\d) (?:at the latest|sharp)[^]{0,160}?every (\d+) minutes from (\d+:\d\d)[^]{0,160}?(?:takes|ride of) (\d+) minutes[^]{0,160}?(\d+) minutes on foot/i,
  ask: ({ about }, chance) => {
    const due = 8 * 60 + 5 * chance.int(60)
    const [every, ride, walk] = [
      chance.pick([12, 15, 20, 24, 25, 30, 40]),
      11 + chance.int(45),
      4 + chance.int(18)
    ]
    const first = 5 * 60 + chance.int(50)
    return {
      want: chance.pick([
        `I have to be there by ${
          clock(due)
        } at the latest, it is about ${about}. The bus goes every ${every} minutes from ${
          clock(first)
        } on, takes ${ride} minutes, and then it is ${walk} minutes on foot. Which is the last bus I can take?`,
        `Which bus must I take? I am expected at ${
          clock(due)
        } sharp about ${about}. There is one every ${every} minutes from ${
          clock(first)
        }, a ride of ${ride} minutes, and ${walk} minutes on foot after it.`
      ]),
      limits: [
        "Tell me also the one before it.",
        "It takes me a quarter of an hour to the stop: when do I leave the house?",
        "How long do I wait at the other end?"
      ]
    }
  },
  solve: ([a = "", b = "", c = "", d = "", e = ""]) => {
    const [due, every, first, ride, walk] = [minutes(a), number(b), minutes(c), number(d), number(e)]
    const latest = due - ride - walk
    if (!(every > 0 && latest >= first)) return undefined
    const nth = Math.floor((latest - first) / every)
    const bus = first + nth * every
    return {
      thinking: [
        `Go backwards from ${clock(due)}. On foot ${walk} minutes, so out of the bus at ${clock(due - walk)}.`,
        `The ride takes ${ride} minutes, so the bus may leave at ${clock(latest)} at the latest.`,
        `Buses leave at ${clock(first)} and every ${every} minutes: after ${latest - first} minutes, ${
          show((latest - first) / every)
        } intervals have passed, so ${nth} whole ones.`,
        `${clock(first)} + ${nth} x ${every} minutes = ${clock(bus)}. The next one leaves at ${
          clock(bus + every)
        }, which is later than ${clock(latest)}.`,
        `Arrival with it: ${clock(bus + ride + walk)}, in time.`
      ],
      answer: `Take the bus at **${clock(bus)}**.

1. Backwards from ${clock(due)}: ${walk} minutes on foot and ${ride} minutes of ride, so it must leave by ${
        clock(latest)
      }.
2. The last departure up to then is ${clock(bus)}; the next, at ${clock(bus + every)}, is too late.
3. You are there at ${clock(bus + ride + walk)}, ${due - bus - ride - walk} minutes early.`
    }
  }
}

const greatest = (a: number, b: number): number => (b === 0 ? a : greatest(b, a % b))

const rhythms: Problem = {
  id: "rhythms",
  sign: /every (\d+) days[^]{0,160}?every (\d+) days[^]{0,160}?(?:both|fell) (?:fell |together )?on a (\w+day)/i,
  ask: ({ about, core }, chance) => {
    const [one, two] = chance.sample([3, 4, 5, 6, 8, 9, 10, 12], 2) as [number, number]
    const day = chance.pick(week)
    return {
      want: chance.pick([
        `One thing has to be done every ${one} days and another every ${two} days, and this week both fell on a ${day}. In how many days do they meet again, and on which day of the week? I have to plan for it because of ${about}.`,
        `Because of ${core} I look after something every ${one} days, and the order goes out every ${two} days. Last time they fell together on a ${day}. When is the next time, in days and as a day of the week?`
      ]),
      limits: [
        "And when does it next hit that same day of the week?",
        "How often is that in a year?",
        "Nothing is done on holidays, but leave that aside."
      ]
    }
  },
  solve: ([a = "", b = "", day = ""]) => {
    const [one, two] = [number(a), number(b)]
    const from = (week as ReadonlyArray<string>).indexOf(day)
    if (!(one > 0 && two > 0) || from < 0) return undefined
    const next = (one * two) / greatest(one, two)
    const on = week[(from + next) % 7] as string
    const same = (next * 7) / greatest(next, 7)
    return {
      thinking: [
        `They meet after a number of days that both ${one} and ${two} divide: the least common multiple.`,
        `${one} x ${two} = ${one * two}, and both share the factor ${greatest(one, two)}, so it is ${next}.`,
        `Multiples of ${one}: ${[1, 2, 3].map((n) => n * one).join(", ")} ...; ${next} = ${next / one} x ${one} = ${
          next / two
        } x ${two}. Right.`,
        `The weekday moves on by ${next} days, which leaves ${next % 7} beyond whole weeks: from ${day} to ${on}.`,
        `The same weekday again after a multiple of both ${next} and 7: ${same} days.`
      ],
      answer: `They meet again in **${next} days**, on a **${on}**.

The number of days must be divisible by ${one} and by ${two}; the smallest such number is ${next}. That is ${
        Math.floor(next / 7)
      } weeks and ${
        next % 7
      } days after a ${day}. On a ${day} itself it happens again after ${same} days, and in a year it comes ${
        Math.floor(365 / next)
      } times.`
    }
  }
}

/** Problems about time. */
export const timeProblems: ReadonlyArray<Problem> = [together, chase, lastTrain, rhythms]
