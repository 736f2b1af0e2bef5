/** Tasks about people and dates: turns, reminders. */
import { block, describeFile, type Task, usualLimits } from "./Task.ts"

const rota: Task = {
  id: "rota",
  fits: /rota|shift|on-call|fridays|custody|volunteers?|staff|duty/,
  sign: /\b(?:rota|take turns|turns fairly|who is on)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I need a fair rota for ${data.few} people and the next twelve weeks, printed as a list. Can you write it in Python?`,
      `Please write a script that makes a rota: ${data.few} people take turns, and I can enter who cannot come in which week.`,
      `How do I let a program work out who is on in which week? ${data.few} people, everybody equally often, exceptions allowed.`
    ]),
    given: "",
    draft: block("python", `for week in range(12):\n    print(week, people[week % len(people)])`),
    limits: [
      "Nobody should have two weeks in a row if it can be helped.",
      "Two of us cannot do school holidays.",
      "It must come out the same when I run it again."
    ]
  }),
  answer: ({ few }) => ({
    language: "python",
    before:
      "Give each week to whoever is free and has had the fewest so far; among equals, whoever has waited longest.",
    code: `PEOPLE = [${
      Array.from({ length: Math.min(Math.max(few, 2), 12) }, (_, index) => `"${"ABCDEFGHIJKL"[index]}"`).join(", ")
    }]
AWAY = {"B": {3, 4}, "A": {7}}  # weeks in which somebody cannot
WEEKS = 12

def rota(people, weeks, away):
    times = {person: 0 for person in people}
    last = {person: -weeks for person in people}
    plan = []
    for week in range(1, weeks + 1):
        free = [p for p in people if week not in away.get(p, set())]
        rested = [p for p in free if last[p] != week - 1] or free
        if not rested:
            plan.append((week, "nobody"))
            continue
        chosen = min(rested, key=lambda p: (times[p], last[p], people.index(p)))
        times[chosen] += 1
        last[chosen] = week
        plan.append((week, chosen))
    return plan, times

plan, times = rota(PEOPLE, WEEKS, AWAY)
for week, person in plan:
    print(f"week {week:2}: {person}")
print(times)`,
    after: [
      "The last line shows how often each one is on, so that everybody can check the fairness.",
      "There is no chance in it: the same entries give the same rota.",
      "Ask for the exceptions before you publish it; afterwards each one is a quarrel."
    ]
  })
}

const reminder: Task = {
  id: "reminder",
  fits: /remind|appointment|phone|orders|recording at set times|messages|no-show|expiry|vaccine|tablets/,
  sign: /\b(?:remind(?:er|ers|s)?)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I would like a reminder for everything due in the next ${data.few} days, as a text I can send. Python.`,
      `Please write a small script that goes through my ${data.rows} and prepares a reminder for each \`${data.by}\` whose \`${data.date}\` falls within ${data.few} days.`,
      `How do I make reminders out of \`${data.file}.csv\`? One friendly line for each \`${data.by}\`, ${data.few} days ahead.`
    ]),
    given: describeFile(data, chance),
    draft: block("python", `if row["${data.date}"] == today:\n    print("Reminder for", row["${data.by}"])`),
    limits: [
      "Nobody may be reminded twice.",
      "One message for each person, even with three entries.",
      ...usualLimits(data)
    ]
  }),
  answer: ({ by, date, few, file, key }) => ({
    language: "python",
    before:
      `Collect what falls due within ${few} days, put it together for each \`${by}\`, and write down who has been told.`,
    code: `import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

AHEAD = timedelta(days=${few})
SENT = Path("reminded.txt")

today = date.today()
sent = set(SENT.read_text().split()) if SENT.exists() else set()
due = defaultdict(list)
with open("${file}.csv", newline="", encoding="utf-8") as source:
    for row in csv.DictReader(source):
        day = date.fromisoformat(row["${date}"])
        if today <= day <= today + AHEAD and row["${key}"] not in sent:
            due[row["${by}"]].append((day, row["${key}"]))

with SENT.open("a") as log:
    for name, entries in sorted(due.items()):
        items = ", ".join(f"{key} on {day:%d %B}" for day, key in sorted(entries))
        print(f"Good day {name}, a short reminder: {items}. Thank you!")
        for _, key in entries:
            log.write(key + "\\n")`,
    after: [
      "`reminded.txt` holds the numbers that are done with, so running it twice tells nobody twice.",
      "Several entries of one person come in one message.",
      "Begin by printing; connect it to mail or SMS only when a week of output has looked right."
    ]
  })
}

/** Tasks about people and dates. */
export const turnTasks: ReadonlyArray<Task> = [rota, reminder]
