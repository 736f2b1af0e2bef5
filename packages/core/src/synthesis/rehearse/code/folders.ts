/** Tasks on files and folders: names, copies, logs. */
import { block, type Task } from "./Task.ts"

const rename: Task = {
  id: "rename",
  fits: /photo|papers|scan|shoeboxes|cassettes|files|sorting|notes|archive|drawings|recordings/,
  sign: /\brenam(?:e|es|ing)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I have some hundreds of scans called IMG_0001.jpg and so on. How do I rename them to ${data.by}_date_number in one go?`,
      `Please write a Python script that renames all pictures in a folder by the day they were taken, with a number behind, and tells me first what it would do.`,
      `Renaming files by hand will take me until Christmas. I want 2026-03-01_001.jpg from the date of each file, in Python.`
    ]),
    given: `They lie in a folder called \`${data.file}\`.`,
    draft: block("python", `for f in os.listdir("."):\n    os.rename(f, f.replace("IMG", "${data.by}"))`),
    limits: [
      "Nothing may ever be overwritten.",
      "It should leave everything alone that is not a picture.",
      "A list of old and new names would let me sleep."
    ]
  }),
  answer: ({ file }) => ({
    language: "python",
    before: "Work out all new names first, show them, and only then rename. Without the word `go` nothing happens.",
    code: `import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

FOLDER = Path("${file}")
PICTURES = {".jpg", ".jpeg", ".png"}

plan = []
used = Counter()
for path in sorted(FOLDER.iterdir()):
    if path.suffix.lower() not in PICTURES:
        continue
    day = datetime.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m-%d")
    used[day] += 1
    plan.append((path, path.with_name(f"{day}_{used[day]:03}{path.suffix.lower()}")))

for old, new in plan:
    print(old.name, "->", new.name)

if sys.argv[1:] == ["go"]:
    for old, new in plan:
        if new.exists() and new != old:
            print("left alone, exists already:", new.name)
        else:
            old.rename(new)`,
    after: [
      "Run it once without `go` and read the list; keep that list as your way back.",
      "The date is that of the file. If copying has changed it, the camera's own date has to be read from the picture instead.",
      "Try it on a copy of ten files first."
    ]
  })
}

const backup: Task = {
  id: "backup",
  fits: /backup|archive|hard disks?|lost|losing data|way back|rescu|fragile box|migration|server|storage/,
  sign: /\b(?:backups?|back up|safe copy)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I need a backup script for the folder \`${data.file}\`: every night, keep ${data.few} days, delete what is older.`,
      `How do I back up \`${data.file}\` to a second disk with a shell script, so that I notice when it did not work?`,
      `Please write me a small bash script that makes a dated safe copy of \`${data.file}\` and keeps the last ${data.few} days.`
    ]),
    given: "It is a Linux machine, and the second disk is mounted at /mnt/second.",
    draft: block("bash", `cp -r ${data.file} /mnt/second/backup`),
    limits: [
      "If the disk is not mounted, it must not fill up the first one.",
      "I want a line in a log for each night.",
      "And please tell me how to test the way back."
    ]
  }),
  answer: ({ few, file }) => ({
    language: "bash",
    before: "One archive a night, checked after writing, old ones removed only when the new one is good.",
    code: `#!/usr/bin/env bash
set -euo pipefail

SOURCE="$HOME/${file}"
TARGET="/mnt/second"
KEEP_DAYS=${few}

mountpoint -q "$TARGET" || { echo "$(date +%F) second disk is not mounted" >&2; exit 1; }

name="$TARGET/${file}-$(date +%F).tar.gz"
tar -czf "$name.part" -C "$(dirname "$SOURCE")" "$(basename "$SOURCE")"
tar -tzf "$name.part" > /dev/null
mv "$name.part" "$name"

find "$TARGET" -maxdepth 1 -name "${file}-*.tar.gz" -mtime +"$KEEP_DAYS" -delete
echo "$(date +%F) ok $(du -h "$name" | cut -f1)" >> "$TARGET/backup.log"`,
    after: [
      "Nightly at half past two: `30 2 * * * /home/you/backup.sh`, entered with `crontab -e`.",
      "Once a month unpack one archive into an empty folder and open three files. Only then is it a backup.",
      "Because of `set -e` it stops at the first failure, and the old copies stay."
    ]
  })
}

const logs: Task = {
  id: "logs",
  fits: /log\b|logs|pattern|login|trace|controller|messages|error|fault|violation/,
  sign: /\b(?:log file|logfile|in the log|\.log)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I have a log file and want to know which error comes how often, and in which hour. \`${data.file}.log\`, Python or shell.`,
      `How do I get the ten most frequent errors out of \`${data.file}.log\`?`,
      `Please write something that counts the faults in \`${data.file}.log\` per hour, so that I can see when it starts.`
    ]),
    given: "A line looks like this: `2026-03-01 04:17:22 ERROR E217 motor stalled`.",
    draft: block("bash", `grep ERROR ${data.file}.log | wc -l`),
    limits: [
      "The file is bigger than memory.",
      "Some lines are broken and should only be counted.",
      "The clock jumps once a year; do not be surprised."
    ]
  }),
  answer: ({ file }) => ({
    language: "python",
    before: "Read it line by line, so that size does not matter, and count by code and by hour.",
    code: `import re
from collections import Counter

LINE = re.compile(r"^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d):\\d\\d:\\d\\d (\\w+) (\\S+)")

codes = Counter()
hours = Counter()
broken = 0
with open("${file}.log", encoding="utf-8", errors="replace") as source:
    for line in source:
        match = LINE.match(line)
        if not match:
            broken += 1
        elif match.group(3) == "ERROR":
            codes[match.group(4)] += 1
            hours[match.group(2)] += 1

for code, count in codes.most_common(10):
    print(f"{count:6} {code}")
for hour in sorted(hours):
    print(hour, "#" * min(60, hours[hour]), hours[hour])
print(broken, "lines could not be read")`,
    after: [
      `For a quick look without Python: \`grep ERROR ${file}.log | awk '{print $4}' | sort | uniq -c | sort -rn | head\`.`,
      "The bars show at a glance whether the trouble sits in one hour; compare that hour with what else happens then."
    ]
  })
}

/** Tasks on files. */
export const folderTasks: ReadonlyArray<Task> = [rename, backup, logs]
