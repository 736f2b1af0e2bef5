/** Tasks on what goes wrong while one looks: overlaps, alarms, loops. */
import { block, describeFile, type Task, usualLimits } from "./Task.ts"

const overlap: Task = {
  id: "overlap",
  fits: /book(?:ed|ing)|overlap|calendar|rota|double|same room|shift|appointment/,
  sign: /\b(?:overlap\w*|double bookings?|same (?:room|time) twice|clash\w*)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I want to find every overlap in my bookings: same \`${data.by}\`, times that cross. Python, please.`,
      `How do I check for double bookings? Each entry has a start and an end, and two for one \`${data.by}\` must never overlap.`,
      `Please write a function that returns all clashes between bookings of the same \`${data.by}\`.`
    ]),
    given: `An entry is \`(${data.by}, start, end)\`, with start and end as \`datetime\`.`,
    draft: block("python", `def clash(a, b):\n    return a.start == b.start or a.end == b.end`),
    limits: [
      "One that begins exactly when the other ends is allowed.",
      "A few hundred entries a day, at most.",
      "I need to see both entries of a clash, not only the second."
    ]
  }),
  answer: (_data, text) => ({
    language: "python",
    before: `Two bookings overlap when each begins before the other ends.${
      text.includes("a.start == b.start")
        ? " Your test only notices equal starts or ends, so it misses one booking that lies inside another."
        : ""
    } Sorted by start, one only has to look at those still running.`,
    code: `from collections import defaultdict
from datetime import datetime

def clashes(bookings):
    """Pairs of (name, start, end) for the same name whose times cross."""
    by_name = defaultdict(list)
    for booking in bookings:
        by_name[booking[0]].append(booking)
    found = []
    for entries in by_name.values():
        running = []
        for entry in sorted(entries, key=lambda b: b[1]):
            running = [b for b in running if b[2] > entry[1]]
            found.extend((b, entry) for b in running)
            running.append(entry)
    return found

at = datetime.fromisoformat
example = [
    ("3", at("2026-05-01 14:00"), at("2026-05-03 10:00")),
    ("3", at("2026-05-02 14:00"), at("2026-05-04 10:00")),
    ("3", at("2026-05-04 10:00"), at("2026-05-05 10:00")),
]
assert len(clashes(example)) == 1`,
    after: [
      "One that starts exactly when the other ends is no clash, because the comparison is `>` and not `>=`.",
      "Finding clashes afterwards is the second-best thing: refuse the second booking when it is made, inside one database transaction."
    ]
  })
}

const alarm: Task = {
  id: "alarm",
  fits: /alarm|alert|missing values|threshold|wolf|oxygen|freezer|failing|leak|cooling|level|logger/,
  sign: /\b(?:alarm|alerts?|threshold)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `My alarm fires on missing values. I want one that only rings when \`${data.value}\` stays below a limit for 3 readings in a row.`,
      `Please write a small alarm in Python: it should ignore gaps in \`${data.value}\` and single outliers, and ring once, not every minute.`,
      `How do I write a threshold alarm for \`${data.value}\` that does not cry wolf? Three bad readings in a row, then one message.`
    ]),
    given: describeFile(data, chance),
    draft: block("python", `for value in values:\n    if not value or float(value) < LIMIT:\n        ring()`),
    limits: [
      "When the value recovers, the alarm should reset itself.",
      "A gap of more than an hour is worth a message of its own.",
      ...usualLimits(data)
    ]
  }),
  answer: (_data, text) => ({
    language: "python",
    before:
      `Count bad readings in a row, let a missing one neither raise nor clear the count, and remember whether the alarm has rung.${
        text.includes("not value or") ? " In your line `not value` is true for an empty cell, so every gap rings." : ""
      }`,
    code: `LIMIT = 4.0
IN_A_ROW = 3

def alarms(readings, limit=LIMIT, in_a_row=IN_A_ROW):
    """Yields the index at which the alarm rings; None is a missing reading."""
    bad = 0
    ringing = False
    for index, value in enumerate(readings):
        if value is None:
            continue
        if value >= limit:
            bad = 0
            ringing = False
            continue
        bad += 1
        if bad == in_a_row and not ringing:
            ringing = True
            yield index

def parse(cell):
    cell = cell.strip()
    return float(cell) if cell else None

readings = [parse(cell) for cell in ["5.1", "", "3.9", "3.8", "", "3.7", "3.6", "5.0"]]
assert list(alarms(readings)) == [5]`,
    after: [
      "It rings once for each bad stretch and resets when a good reading comes.",
      "Add a second, separate check for silence: a sensor that sends nothing is a fault too, but a different one."
    ]
  })
}

const loop: Task = {
  id: "loop",
  showsDraft: true,
  fits: /loop|too many|triangle|recursion|freezes|frozen|macro|compile|assignment|script/,
  sign:
    /\b(?:one (?:time )?too (?:many|few|often)|off by one|loop (?:runs|goes|drills|prints|stops)|why does (?:this|my) loop)\b/i,
  ask: (data, chance) => {
    const start = 1 + chance.int(2)
    return {
      want: chance.pick([
        `Why does this loop run one time too few? It should handle ${data.few} items, from ${start} on.`,
        `My Python loop stops one too early, or one too late, I keep changing it and it stays wrong. I want numbers ${start} to ${data.few}, both included.`,
        `Can you tell me why my Python loop goes one too few? It is meant to number the ${data.rows} from ${start} to ${data.few}.`
      ]),
      given: "",
      draft: block("python", `for number in range(${start}, ${data.few}):\n    print("${data.key}", number)`),
      limits: [
        "I would rather understand it than just have it fixed.",
        "Please show me how to see what a loop does while it runs.",
        "A second way to write it would help."
      ]
    }
  },
  answer: (data, text) => {
    const [, from = "1", to = String(data.few)] = /range\((\d+), (\d+)\)/.exec(text) ?? []
    return {
      language: "python",
      before: `\`range(a, b)\` begins at a and stops before b. So \`range(${from}, ${to})\` ends at ${
        Number(to) - 1
      } and the last number never comes. Add one to the end:`,
      code: `for number in range(${from}, ${to} + 1):
    print("${data.key}", number)

# the same thing without counting by hand
items = ["first", "second", "third"]
for number, item in enumerate(items, start=${from}):
    print(number, item)

assert list(range(${from}, ${to} + 1))[-1] == ${to}`,
      after: [
        "The rule is half-open on purpose: the length of `range(a, b)` is simply b - a.",
        "To watch a loop, print its variable as the first line of its body, run it on three items, and compare with what you expected on paper.",
        "Where you have a list, `enumerate` counts for you and cannot be off by one."
      ]
    }
  }
}

/** Tasks on what goes wrong. */
export const checkTasks: ReadonlyArray<Task> = [overlap, alarm, loop]
