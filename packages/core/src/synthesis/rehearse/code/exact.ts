/** Tasks where exactness counts: cents, locks, patterns, failing calls. */
import { block, describeTable, type Task, usualLimits } from "./Task.ts"

const rounding: Task = {
  id: "rounding",
  fits: /round|cent|interest|percentages|load-calculation|tax|VAT|wage|pay\b|rates/,
  sign: /\b(?:round(?:s|ed|ing)?|one cent|a cent)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `My sums are a cent off and I cannot find the rounding fault. What is the right way to round money in Python?`,
      `How do I round \`${data.value}\` so that the lines still add up to the total? At the moment it is one cent out.`,
      `Rounding each line and rounding the sum gives me two results. Which is right, and how do I write it in Python?`
    ]),
    given: `It is about \`${data.value}\` in my ${data.rows}, two decimals.`,
    draft: block("python", `lines = [0.1, 0.2, 2.675]\nprint(round(sum(lines), 2), [round(x, 2) for x in lines])`),
    limits: [
      "Half a cent should go up, as on paper.",
      "The total on the sheet is fixed; a difference has to go to the largest line.",
      "I need to be able to explain it to someone who checks it by hand."
    ]
  }),
  answer: () => ({
    language: "python",
    before:
      "Binary floats cannot hold most decimal fractions: 2.675 is stored a little below 2.675 and rounds down. Use `Decimal`, made from text, and say which rounding you mean.",
    code: `from decimal import Decimal, ROUND_HALF_UP

CENT = Decimal("0.01")

def to_cents(value):
    return Decimal(str(value)).quantize(CENT, rounding=ROUND_HALF_UP)

def rounded_lines(values):
    """Lines rounded to cents that add up to the rounded total."""
    exact = [Decimal(str(value)) for value in values]
    lines = [to_cents(value) for value in exact]
    difference = to_cents(sum(exact)) - sum(lines)
    if lines and difference:
        lines[lines.index(max(lines))] += difference
    return lines

assert to_cents(2.675) == Decimal("2.68")
assert sum(rounded_lines([0.125, 0.125, 0.125])) == Decimal("0.38")`,
    after: [
      "Decide first what is fixed, the lines or the total; both cannot be free. Here the total is, and the largest line takes the difference.",
      "Keep full precision until the last step: rounding in between is where the cent gets lost.",
      "Plain `round` sends halves to the even neighbour, which surprises people who check by hand."
    ]
  })
}

const lock: Task = {
  id: "lock",
  fits: /double book|sold twice|lock|transaction|race|seats/,
  sign: /\b(?:sold twice|same moment|at the same time|row lock|lock the row|transaction)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `Two people can take the same \`${data.key}\` at the same time. How do I write the SQL so that only one of them gets it?`,
      `Now and then a \`${data.key}\` is sold twice because two clerks press the button at the same moment. What is the proper transaction for that in Postgres?`,
      `I need to lock the row of one \`${data.key}\` while somebody is taking it. SQL, please, and what happens to the second one?`
    ]),
    given: describeTable(data, chance),
    draft: block(
      "sql",
      `SELECT ${data.by} FROM ${data.file} WHERE ${data.key} = 12;\n-- looks free, so:\nUPDATE ${data.file} SET ${data.by} = 'Ada' WHERE ${data.key} = 12;`
    ),
    limits: [
      "It must hold up on the busiest weekend of the year.",
      "The second person should get a clear no within two seconds.",
      "I cannot change the application much, only the statements."
    ]
  }),
  answer: ({ by, file, key }) => ({
    language: "sql",
    before:
      "Between your check and your update somebody else can do the same. Let one statement do both, so that the database decides who was first:",
    code: `-- one statement: takes it only if it is still free
UPDATE ${file}
   SET ${by} = 'Ada'
 WHERE ${key} = 12
   AND ${by} IS NULL;
-- 1 row changed: yours.  0 rows: somebody was quicker.

-- if you must look first, lock the row while you do
BEGIN;
SET LOCAL lock_timeout = '2s';
SELECT ${by} FROM ${file} WHERE ${key} = 12 FOR UPDATE;
UPDATE ${file} SET ${by} = 'Ada' WHERE ${key} = 12 AND ${by} IS NULL;
COMMIT;`,
    after: [
      "The application has to look at the number of changed rows; that is the whole protection in the first form.",
      "In the second form the other clerk waits at the `SELECT` and gets an error after two seconds.",
      `Add a unique index where a thing may exist only once; then even a forgotten check cannot do harm.`
    ]
  })
}

const pattern: Task = {
  id: "pattern",
  fits: /codes?\b|form|fields?|numbers|invoice|fault codes|tariff|part numbers|hexadecimal|declarations/,
  sign: /\b(?:regex|regular expression|valid(?:ate|ates|ating)?|well-formed)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I want to validate \`${data.key}\` before it goes into the list: two capital letters, a dash, four digits, sometimes a letter at the end, as in AB-1234 or AB-1234c.`,
      `What regular expression matches AB-1234 and AB-1234c but not ab-123? It is for \`${data.key}\` in my ${data.rows}.`,
      `Please write a Python function that says whether a \`${data.key}\` is well-formed, and if not, what is wrong with it. Pattern: AB-1234, optional small letter behind.`
    ]),
    given: `The codes stand in the column \`${data.key}\` of \`${data.file}.csv\`.`,
    draft: block("python", `re.match("[A-Z][A-Z]-[0-9]*", code)`),
    limits: [
      "People type spaces around it; those should not count.",
      "The message has to make sense to someone who has never heard of patterns.",
      ...usualLimits(data)
    ]
  }),
  answer: (_data, text) => ({
    language: "python",
    before: `Use \`fullmatch\`, so that nothing may stand before or behind the code.${
      text.includes("[0-9]*")
        ? " Your pattern accepts AB- and AB-12345678, because `*` means any number and `match` does not look at the end."
        : ""
    }`,
    code: `import re

CODE = re.compile(r"[A-Z]{2}-[0-9]{4}[a-z]?")

def problem(code):
    """None for a good code, else one sentence saying what is wrong."""
    code = code.strip()
    if CODE.fullmatch(code):
        return None
    if not code:
        return "The code is empty."
    if "-" not in code:
        return f"{code} has no dash."
    letters, _, digits = code.partition("-")
    if not re.fullmatch(r"[A-Z]{2}", letters):
        return f"{code} must begin with two capital letters."
    return f"{code} must have four digits after the dash, and at most one small letter."

assert problem(" AB-1234 ") is None
assert problem("AB-1234c") is None
assert "capital" in problem("ab-1234")`,
    after: [
      "`{4}` means exactly four, `?` means perhaps one.",
      "Collect the messages for a whole file instead of stopping at the first: people mend ten mistakes as easily as one."
    ]
  })
}

const retry: Task = {
  id: "retry",
  fits: /signal|connection|network|patchy|scraper|page changes|fails|unreliable|server|fragile|breaks|sending/,
  sign: /\b(?:retr(?:y|ies|ying)|tries again|try again|back-?off|connection (?:drops|fails|breaks))\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `The connection drops here several times a day. How do I make my Python script retry, waiting longer each time, at most ${data.few} attempts?`,
      `I need a function that tries again when sending the ${data.rows} fails, with a back-off, and gives up properly after ${data.few} attempts.`,
      `Please show me how to retry a request in Python without hammering the server. ${data.few} attempts, then a clear error.`
    ]),
    given: "It only uses `urllib` from the standard library.",
    draft: block("python", `while True:\n    try:\n        send(row)\n        break\n    except:\n        pass`),
    limits: [
      "A wrong address should fail at once and not be repeated.",
      "Nothing may be sent twice.",
      "The log should say how often it had to try."
    ]
  }),
  answer: ({ few }, text) => ({
    language: "python",
    before:
      `Repeat only what may get better by waiting, wait a little longer each time, and stop after ${few} attempts.${
        text.includes("except:")
          ? " Your `except: pass` also swallows typing errors and Ctrl-C, and it never waits."
          : ""
      }`,
    code: `import random
import time
import urllib.error
import urllib.request

def fetch(url, attempts=${few}, first_wait=1.0):
    for attempt in range(1, attempts + 1):
        try:
            with urllib.request.urlopen(url, timeout=20) as reply:
                return reply.read()
        except urllib.error.HTTPError as error:
            if error.code < 500 and error.code != 429:
                raise  # our mistake: waiting will not help
            problem = error
        except (urllib.error.URLError, TimeoutError) as error:
            problem = error
        if attempt < attempts:
            wait = first_wait * 2 ** (attempt - 1)
            time.sleep(wait * (0.5 + random.random() / 2))
    raise RuntimeError(f"gave up after {attempts} attempts") from problem`,
    after: [
      "The waits double, and the bit of chance keeps several machines from coming back at the same second.",
      "For sending, give every record a number of its own, so that the other side can recognise a repetition.",
      "Write what could not be sent into a file and send it on the next run."
    ]
  })
}

/** Tasks of exactness. */
export const exactTasks: ReadonlyArray<Task> = [rounding, lock, pattern, retry]
