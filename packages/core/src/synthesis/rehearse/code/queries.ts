/** Tasks for databases and spreadsheets. */
import { block, describeTable, type Task } from "./Task.ts"

const join: Task = {
  id: "join",
  fits: /unpaid|invoice|stock|missing|database|items|loan|orders|register/,
  sign: /\b(?:SQL\b.*\b(?:without|no) (?:a )?payment|without a payment|have no payment|never (?:been )?paid)/is,
  ask: (data, chance) => ({
    want: chance.pick([
      `I need an SQL query for all ${data.rows} that have no payment yet, with the \`${data.by}\` beside them.`,
      `Which SQL finds the rows in \`${data.file}\` without a payment? There is a second table, payments.`,
      `Please write the SQL that lists every \`${data.key}\` that was never paid, oldest first.`
    ]),
    given: `${describeTable(data, chance)} The other table is \`payments\` with \`${data.key}\` and \`paid_on\`.`,
    draft: block(
      "sql",
      `SELECT * FROM ${data.file}, payments\nWHERE ${data.file}.${data.key} <> payments.${data.key};`
    ),
    limits: [
      "One row may have several payments, and must still count once.",
      "SQLite, an older version.",
      "Partial payments count as paid for now."
    ]
  }),
  answer: ({ by, date, file, key, value }, text) => ({
    language: "sql",
    before: `Ask for the rows for which no payment exists.${
      text.includes("<>")
        ? " Your query pairs every row with every payment that is not its own, which is nearly all of them."
        : ""
    }`,
    code: `SELECT t.${key}, t.${by}, t.${value}, t.${date}
  FROM ${file} AS t
  LEFT JOIN payments AS p ON p.${key} = t.${key}
 WHERE p.${key} IS NULL
 ORDER BY t.${date};

-- the same question, put the other way round
SELECT t.${key}, t.${by}, t.${value}
  FROM ${file} AS t
 WHERE NOT EXISTS (SELECT 1 FROM payments AS p WHERE p.${key} = t.${key})
 ORDER BY t.${date};`,
    after: [
      "A left join keeps the rows without a partner and fills the payment side with NULL; the WHERE clause then keeps just those.",
      `An index on \`payments(${key})\` makes it quick.`,
      "Run a count first and compare it with what you expect."
    ]
  })
}

const monthly: Task = {
  id: "monthly",
  fits: /month|season|quarter|year|history|trend|forecast|tax/,
  sign: /\b(?:per month|by month|monthly|each month)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I would like one SQL query that shows the \`${data.value}\` per month for each \`${data.by}\`.`,
      `How do I get monthly sums of \`${data.value}\` in SQL? One line for each month and \`${data.by}\`.`,
      `Please write SQL that counts the ${data.rows} by month and gives the average \`${data.value}\` as well.`
    ]),
    given: describeTable(data, chance),
    draft: block("sql", `SELECT ${data.date}, SUM(${data.value}) FROM ${data.file};`),
    limits: [
      "The dates are text like 2026-03-01.",
      "Only the last twelve months.",
      "Months without any rows need not appear."
    ]
  }),
  answer: ({ by, date, file, value }) => ({
    language: "sql",
    before: `Cut the date down to year and month and group by that and by \`${by}\`. In SQLite:`,
    code: `SELECT strftime('%Y-%m', ${date}) AS month,
       ${by},
       COUNT(*)               AS rows,
       SUM(${value})          AS total,
       ROUND(AVG(${value}), 2) AS average
  FROM ${file}
 WHERE ${date} >= date('now', 'start of month', '-11 months')
 GROUP BY month, ${by}
 ORDER BY month, total DESC;`,
    after: [
      "Every column you select is either in GROUP BY or inside a SUM, COUNT or AVG; that is the whole rule.",
      `In Postgres write \`date_trunc('month', ${date})\` instead of \`strftime\`.`,
      "AVG passes over empty values, COUNT(*) does not, so the two may seem to disagree."
    ]
  })
}

const lookup: Task = {
  id: "lookup",
  fits: /lookup|formula|spreadsheet|workbook|cow|reference errors|sheet|grams|table/,
  sign: /\b(?:VLOOKUP|XLOOKUP|lookup|looks? up)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `My lookup formula returns the wrong \`${data.by}\` for some rows. What should it be?`,
      `In my spreadsheet I look up a \`${data.key}\` in another sheet and get a neighbour's value now and then. Which formula is safe?`,
      `Please give me a spreadsheet formula that looks up the \`${data.value}\` for a \`${data.key}\`, exactly that one, and says "not found" otherwise.`
    ]),
    given:
      `The \`${data.key}\` is in A2. The other sheet, ${data.file}, has \`${data.key}\` in column A, \`${data.by}\` in B and \`${data.value}\` in C.`,
    draft: block("text", `=VLOOKUP(A2, ${data.file}!A:C, 2)`),
    limits: [
      "It has to work in LibreOffice as well.",
      "Rows get inserted, so column numbers should not be counted by hand.",
      "Some numbers are stored as text, which I cannot see."
    ]
  }),
  answer: ({ file }, text) => ({
    language: "text",
    before: `${
      text.includes("VLOOKUP(")
        ? "Your VLOOKUP has no fourth argument, so it looks for the nearest smaller key in a list it believes to be sorted. That is how a neighbour's value gets in. "
        : ""
    }Ask for an exact match:`,
    code: `newer spreadsheets
=XLOOKUP(A2, ${file}!A:A, ${file}!B:B, "not found", 0)

everywhere, LibreOffice included
=IFERROR(INDEX(${file}!B:B, MATCH(A2, ${file}!A:A, 0)), "not found")

if you keep VLOOKUP
=VLOOKUP(A2, ${file}!A:C, 2, FALSE)`,
    after: [
      "INDEX with MATCH does not count columns, so inserting one does no harm.",
      "If a key that is plainly there is not found, one of the two is text: compare `=ISNUMBER(A2)` on both sheets, and mend it with `=VALUE(A2)`.",
      "A key that stands twice returns the first; `=COUNTIF(" + file + "!A:A, A2)` shows it."
    ]
  })
}

const sumif: Task = {
  id: "sumif",
  fits: /hours|percentages|baker|recipe|quantities|budget|cost(?:ing)?|target|feed|rota|accounts/,
  sign: /\b(?:SUMIFS?|which formula adds|spreadsheet formula: sum|formula that does)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `Which formula adds up \`${data.value}\` only for one \`${data.by}\` and only for this month?`,
      `I need a spreadsheet formula: sum of \`${data.value}\` where \`${data.by}\` is what stands in F1 and the date lies between F2 and F3.`,
      `Is there a formula that does my ${data.rows} without a calculator? By \`${data.by}\`, between two dates.`
    ]),
    given:
      `Sheet ${data.file}: \`${data.key}\` in A, \`${data.by}\` in B, \`${data.value}\` in C, \`${data.date}\` in D.`,
    draft: block("text", `=SUM(C2:C500)*(B2:B500=F1)`),
    limits: [
      "New rows are added every day and should count by themselves.",
      "Empty cells must not break it.",
      "I want to be able to drag it down for a dozen names."
    ]
  }),
  answer: ({ by, value }) => ({
    language: "text",
    before: `SUMIFS takes the column to add up first and then pairs of column and condition.`,
    code: `=SUMIFS(C:C, B:B, F$1, D:D, ">="&F$2, D:D, "<="&F$3)

how many rows that were
=COUNTIFS(B:B, F$1, D:D, ">="&F$2, D:D, "<="&F$3)

the average, quiet when there is nothing
=IFERROR(AVERAGEIFS(C:C, B:B, F$1, D:D, ">="&F$2, D:D, "<="&F$3), "")`,
    after: [
      "Whole columns take in new rows by themselves.",
      `The condition is a text glued together with &; without it the sheet would look for the letters F2.`,
      `If the result is 0, the dates or the \`${value}\` are probably stored as text. \`=ISNUMBER(D2)\` tells.`,
      `To drag it down for several names of \`${by}\`, put them into a column and use $F2 instead of F$1.`
    ]
  })
}

/** Tasks for databases and spreadsheets. */
export const queryTasks: ReadonlyArray<Task> = [join, monthly, lookup, sumif]
