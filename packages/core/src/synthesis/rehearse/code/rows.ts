/** Tasks on the rows of a table: duplicates, totals, what is late. */
import { block, describeFile, type Task, usualLimits } from "./Task.ts"

const dedupe: Task = {
  id: "dedupe",
  fits: /duplicate|double|twice|mixing|mixes up|names back/,
  sign: /\b(?:duplicates?|appears? (?:more than once|twice)|repeated rows|only the newest|entered twice)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `Some ${data.rows} were entered twice. I want a script that keeps only the newest row for each \`${data.key}\`.`,
      `How do I get rid of duplicates in Python? One line per \`${data.key}\`, the latest one wins.`,
      `I need the repeated rows out of my list of ${data.rows}: same \`${data.key}\`, different dates, keep the last.`,
      `A \`${data.key}\` that appears more than once spoils my totals. Write me something that leaves the most recent entry and drops the rest.`
    ]),
    given: describeFile(data, chance),
    draft: block("python", `seen = []\nfor row in rows:\n    if row not in seen:\n        seen.append(row)`),
    limits: [
      `Dates in \`${data.date}\` look like 2026-03-01.`,
      "Tell me at the end how many rows were dropped.",
      ...usualLimits(data)
    ]
  }),
  answer: ({ date, file, key }, text) => ({
    language: "python",
    before: `Go through the rows once and remember, for each \`${key}\`, the row with the latest \`${date}\`.${
      text.includes("not in seen")
        ? " Your version compares whole rows, so two rows that differ only in the date both stay."
        : ""
    }`,
    code: `import csv

newest = {}
with open("${file}.csv", newline="", encoding="utf-8") as source:
    reader = csv.DictReader(source)
    columns = reader.fieldnames
    total = 0
    for row in reader:
        total += 1
        kept = newest.get(row["${key}"])
        if kept is None or row["${date}"] > kept["${date}"]:
            newest[row["${key}"]] = row

with open("${file}_clean.csv", "w", newline="", encoding="utf-8") as target:
    writer = csv.DictWriter(target, fieldnames=columns)
    writer.writeheader()
    writer.writerows(newest.values())

print(total - len(newest), "rows dropped")`,
    after: [
      "Dates written as year-month-day sort correctly as text; other formats must be parsed first.",
      "The original stays untouched, so you can compare before you rely on the new file.",
      "If spaces or capitals differ in the key, use `.strip().lower()` on it."
    ]
  })
}

const totals: Task = {
  id: "totals",
  fits: /price|cost|kilo|litre|pay|interest|commission|waste|stock|weights?|percent/,
  sign: /\b(?:total (?:of|per|for each)|totals? (?:per|by|for)|add(?:s|ed)? up (?:the )?`|sum (?:of|up|per))/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I want the total of \`${data.value}\` for each \`${data.by}\`, largest first. Python is fine.`,
      `Please write a short script that adds up the \`${data.value}\` per \`${data.by}\` and prints a table.`,
      `Totals per \`${data.by}\`, please: sum of \`${data.value}\` and number of ${data.rows}. I do it by hand every Friday and make mistakes.`,
      `What is the plainest way in Python to get a sum per \`${data.by}\` out of my ${data.rows}?`
    ]),
    given: describeFile(data, chance),
    draft: block("python", `totals = {}\nfor row in rows:\n    totals[row["${data.by}"]] += row["${data.value}"]`),
    limits: [
      "The decimal sign is a comma in half of the lines.",
      `Leave out rows without \`${data.value}\`, but count them.`,
      ...usualLimits(data)
    ]
  }),
  answer: ({ by, file, value }, text) => ({
    language: "python",
    before: `This reads the file once and keeps a running sum and a count for every \`${by}\`.${
      text.includes("+= row[")
        ? " Your draft fails for two reasons: the key does not exist the first time, and the value is still text."
        : ""
    }`,
    code: `import csv
from collections import defaultdict

totals = defaultdict(float)
counts = defaultdict(int)
empty = 0
with open("${file}.csv", newline="", encoding="utf-8") as source:
    for row in csv.DictReader(source):
        text = row["${value}"].strip().replace(",", ".")
        if not text:
            empty += 1
            continue
        totals[row["${by}"]] += float(text)
        counts[row["${by}"]] += 1

for name, total in sorted(totals.items(), key=lambda item: item[1], reverse=True):
    print(f"{name:20} {total:12.2f} {counts[name]:6}")
print(empty, "rows without a value")`,
    after: [
      "`defaultdict(float)` starts each new key at 0, which is what a plain dictionary does not do.",
      "For money use `Decimal` instead of `float`, so that cents stay exact.",
      `Check one \`${by}\` by hand before you pass the table on.`
    ]
  })
}

const late: Task = {
  id: "late",
  fits: /invoice|overdue|late|deadline|due|claim|repayment|loan|notice|permit|licence|unpaid|reports/,
  sign: /\b(?:overdue|late for|days late|past (?:their|its|the) date|older than \d+ days|how many days)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I need a list of what is overdue: every row whose \`${data.date}\` lies more than ${data.few} days back, with how many days.`,
      `Which ${data.rows} are older than ${data.few} days? I would like a Python script that tells me every Monday.`,
      `Write something that shows the ${data.rows} past their date, oldest first, and how many days late each one is.`,
      `Can you give me a script for the days between \`${data.date}\` and today, and only the lines that are overdue by ${data.few} days or more?`
    ]),
    given: describeFile(data, chance),
    draft: block("python", `if today - row["${data.date}"] > ${data.few}:\n    print(row)`),
    limits: [
      "Some dates are missing; those should come last and be marked.",
      "Weekends count like any other day.",
      ...usualLimits(data)
    ]
  }),
  answer: ({ by, date, few, file, key }, text) => ({
    language: "python",
    before: `Turn the text in \`${date}\` into a real date; then the difference to today is a number of days.${
      text.includes("today - row") ? " That is also what is wrong in your line: it subtracts a text from a date." : ""
    }`,
    code: `import csv
from datetime import date

LIMIT = ${few}
today = date.today()
late = []
undated = []
with open("${file}.csv", newline="", encoding="utf-8") as source:
    for row in csv.DictReader(source):
        try:
            days = (today - date.fromisoformat(row["${date}"].strip())).days
        except ValueError:
            undated.append(row)
            continue
        if days > LIMIT:
            late.append((days, row))

for days, row in sorted(late, key=lambda item: item[0], reverse=True):
    print(f'{row["${key}"]:12} {row["${by}"]:20} {days:4} days late')
for row in undated:
    print(f'{row["${key}"]:12} has no readable date')`,
    after: [
      "`date.fromisoformat` wants 2026-03-01; for 01.03.2026 use `datetime.strptime(text, \"%d.%m.%Y\").date()`.",
      "Rows without a date are listed at the end instead of stopping the script.",
      "Put it on a weekly schedule and send yourself the output."
    ]
  })
}

/** Tasks on rows. */
export const rowTasks: ReadonlyArray<Task> = [dedupe, totals, late]
