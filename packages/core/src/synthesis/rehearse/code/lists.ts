/** Tasks on whole lists: averages, two lists, exports, spellings. */
import { block, describeFile, type Task, usualLimits } from "./Task.ts"

const average: Task = {
  id: "average",
  fits: /drift|readings|noisy|sensor|temperature|dips|oxygen|trend|measure|tremor|calibrat|gauge|draught/,
  sign: /\b(?:moving average|running mean|smooth(?:ed|ing)?)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `My \`${data.value}\` jumps about from day to day. I want a moving average over ${data.few} readings next to it.`,
      `How do I smooth a noisy column in Python? A running mean over ${data.few} readings of \`${data.value}\` would do.`,
      `Please write a function for the moving average of the last ${data.few} readings, and show it on \`${data.value}\`.`
    ]),
    given: describeFile(data, chance),
    draft: block("python", `for i in range(len(values)):\n    print(sum(values[i - ${data.few}:i]) / ${data.few})`),
    limits: [
      "Missing readings should be skipped, not counted as zero.",
      "The first few lines should stay empty until there are enough values.",
      ...usualLimits(data)
    ]
  }),
  answer: ({ date, few, file, value }, text) => ({
    language: "python",
    before: `A queue of fixed length holds the last ${few} values; its mean is the smoothed one.${
      text.includes("range(len(values))")
        ? " In your loop the slice starts at a negative index for the first values, so it silently takes the wrong ones."
        : ""
    }`,
    code: `import csv
from collections import deque

WINDOW = ${few}

def moving_average(values, window):
    last = deque(maxlen=window)
    for value in values:
        if value is not None:
            last.append(value)
        yield sum(last) / window if len(last) == window else None

with open("${file}.csv", newline="", encoding="utf-8") as source:
    rows = sorted(csv.DictReader(source), key=lambda row: row["${date}"])

values = [float(row["${value}"]) if row["${value}"].strip() else None for row in rows]
for row, value, mean in zip(rows, values, moving_average(values, WINDOW)):
    print(row["${date}"], value, "" if mean is None else round(mean, 2))`,
    after: [
      "A missing reading repeats the last mean instead of pulling it to zero.",
      `A window of ${few} hides anything shorter than that, so keep the raw column as well.`,
      "Sort by date first: an average over shuffled rows looks smooth and means nothing."
    ]
  })
}

const compare: Task = {
  id: "compare",
  fits: /list|register|missing|two calendars|difference|mixed|stock|payment difference|pages/,
  sign:
    /\b(?:two (?:files|lists|exports)|in (?:one|the one) (?:file|list)? ?but not|missing from the other|compare (?:last|two|the two))\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I have two lists of ${data.rows}, \`${data.file}.csv\` and \`${data.file}_old.csv\`, and need to know what is in one but not in the other, by \`${data.key}\`.`,
      `Compare two files for me in Python: which \`${data.key}\` is new in \`${data.file}.csv\`, which is missing, and where did \`${data.value}\` change?`,
      `Last month's and this month's exports do not agree. Two files, \`${data.file}.csv\` and \`${data.file}_old.csv\`: show me what was added, what is gone and what changed.`
    ]),
    given: `Both have the columns \`${data.key}\`, \`${data.by}\`, \`${data.value}\`, \`${data.date}\`.`,
    draft: block("python", `for row in new:\n    if row in old:\n        continue\n    print(row)`),
    limits: ["The rows are not in the same order.", "I want three separate lists on the screen.", ...usualLimits(data)]
  }),
  answer: ({ file, key, value }, _text) => ({
    language: "python",
    before:
      `Load both files into dictionaries by \`${key}\`. Sets of keys then say what is new and what is gone, and a look at \`${value}\` says what changed.`,
    code: `import csv

def load(path):
    with open(path, newline="", encoding="utf-8") as source:
        return {row["${key}"].strip(): row for row in csv.DictReader(source)}

new = load("${file}.csv")
old = load("${file}_old.csv")

print("added:  ", sorted(new.keys() - old.keys()))
print("gone:   ", sorted(old.keys() - new.keys()))
for key in sorted(new.keys() & old.keys()):
    before, now = old[key]["${value}"], new[key]["${value}"]
    if before != now:
        print("changed:", key, before, "->", now)`,
    after: [
      "The order of rows no longer matters, since everything is looked up by key.",
      "If a key occurs twice in one file, the later row wins; check for that first.",
      "Values are compared as text, so 5 and 5.0 count as different."
    ]
  })
}

const export_: Task = {
  id: "export",
  fits: /convert|export|json|xml|old database|file the|parse|tables|GPS|items out/,
  sign: /\b(?:json)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `The program gives me JSON and the office wants a table. How do I turn \`${data.file}.json\` into a CSV file with Python?`,
      `I need a converter: \`${data.file}.json\` is a list of records, and I want one CSV line each, columns in a fixed order.`,
      `Please write a script that reads \`${data.file}.json\` and writes a CSV that opens properly in a spreadsheet. Fields missing in a record should stay empty.`
    ]),
    given:
      `Each record has \`${data.key}\`, \`${data.by}\`, \`${data.value}\` and \`${data.date}\`, but not always all of them.`,
    draft: block(
      "json",
      `[{"${data.key}": 17, "${data.by}": "north", "${data.value}": 4.5}, {"${data.key}": 18, "${data.date}": "2026-03-01"}]`
    ),
    limits: [
      "The spreadsheet garbles accents if I am not careful.",
      "Semicolons between the fields, please.",
      ...usualLimits(data)
    ]
  }),
  answer: ({ by, date, file, key, value }) => ({
    language: "python",
    before: "Read the records, name the columns once, and let the CSV writer fill in what is missing.",
    code: `import csv
import json

COLUMNS = ["${key}", "${by}", "${value}", "${date}"]

with open("${file}.json", encoding="utf-8") as source:
    records = json.load(source)

with open("${file}.csv", "w", newline="", encoding="utf-8-sig") as target:
    writer = csv.DictWriter(target, fieldnames=COLUMNS, delimiter=";", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(records)

print(len(records), "records written")`,
    after: [
      "`utf-8-sig` puts a mark at the start by which spreadsheets recognise accents.",
      "`restval=\"\"` leaves missing fields empty, and `extrasaction=\"ignore\"` passes over unknown ones.",
      "If the list is nested under a name, take it out first: `records = json.load(source)[\"items\"]`."
    ]
  })
}

const similar: Task = {
  id: "similar",
  fits: /spell|names|street|cannot spell|misspelt|matching/,
  sign: /\b(?:spelled|spelt|misspel\w+|similar names|fuzzy)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `The same \`${data.by}\` is spelled three ways in my ${data.rows}. I want to find the similar names and get one spelling for each.`,
      `How can I match names in \`${data.by}\` that are spelt almost the same? Python, please, and I decide the doubtful ones by hand.`,
      `Misspelt entries in \`${data.by}\` make my ${data.rows} useless. Please write a script that suggests which ones belong together.`
    ]),
    given: describeFile(data, chance),
    draft: block("python", `if name1.lower() == name2.lower():\n    same.append(name1)`),
    limits: [
      "There are about 400 different spellings.",
      "It must never merge anything by itself.",
      ...usualLimits(data)
    ]
  }),
  answer: ({ by, file }) => ({
    language: "python",
    before:
      `The standard library can measure how alike two texts are. Count how often each spelling of \`${by}\` occurs, treat the common ones as right, and list close relatives for you to decide.`,
    code: `import csv
import unicodedata
from collections import Counter
from difflib import get_close_matches

def plain(text):
    flat = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).split())

with open("${file}.csv", newline="", encoding="utf-8") as source:
    counts = Counter(row["${by}"].strip() for row in csv.DictReader(source))

known = {}
for name, count in counts.most_common():
    match = get_close_matches(plain(name), known.keys(), n=1, cutoff=0.85)
    if match:
        print(f"{name!r} ({count}) looks like {known[match[0]]!r}")
    else:
        known[plain(name)] = name`,
    after: [
      "Accents and capitals are ignored in the comparison but kept in the output.",
      "Lower the cutoff to 0.8 for more suggestions, raise it to 0.9 for fewer wrong ones.",
      "Keep your decisions in a two-column file and apply that; then the next run asks only about new names."
    ]
  })
}

/** Tasks on lists. */
export const listTasks: ReadonlyArray<Task> = [average, compare, export_, similar]
