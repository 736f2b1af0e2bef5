/** Tasks for a web page, in JavaScript. */
import { block, type Task } from "./Task.ts"

const waiting: Task = {
  id: "waiting",
  fits: /app\b|web|form|page|offline|send|sync|javascript|requests/i,
  sign: /\b(?:forEach|await|one upload|under way at once)\b/,
  ask: (data, chance) => ({
    want: chance.pick([
      `My page sends all ${data.rows} to the server, but "done" appears before the first one has gone out. Why does \`await\` not wait inside \`forEach\`?`,
      `How do I make JavaScript wait for one upload before it starts the next? I use \`forEach\` and \`await\`, and it does all at once.`,
      `I put \`await\` into a \`forEach\` and it has no effect. What is the right loop, if at most ${
        Math.min(data.few, 6)
      } items may be under way at once?`
    ]),
    given: `Every item has \`${data.key}\` and \`${data.value}\`.`,
    draft: block("js", `rows.forEach(async (row) => {\n  await send(row)\n})\nconsole.log("done")`),
    limits: [
      "The connection is slow, so not all at once.",
      "If one fails, the others should still go out.",
      "No library, it is a single HTML file."
    ]
  }),
  answer: ({ key }) => ({
    language: "js",
    before:
      "`forEach` calls your function and ignores what it returns, so nobody waits for the promises. A `for` loop does wait. For a few at a time, let several workers take from one list.",
    code: `// one after the other
async function sendAll(rows, send) {
  for (const row of rows) {
    await send(row)
  }
}

// at most \`limit\` at the same time; failures are collected
async function sendSome(rows, send, limit = 3) {
  const waiting = [...rows]
  const failed = []
  const worker = async () => {
    while (waiting.length > 0) {
      const row = waiting.shift()
      try {
        await send(row)
      } catch (error) {
        failed.push({ row, error })
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return failed
}

const rows = [1, 2, 3, 4].map((n) => ({ ${key}: n }))
const send = async (row) => { if (row.${key} === 3) throw new Error("offline") }
sendSome(rows, send).then((failed) => console.log(failed.length, "failed"))`,
    after: [
      "Show \"done\" behind the `await` of the whole function and not behind its call.",
      "Keep the failed ones and offer them again; on a bad line that is the normal case.",
      "The server has to cope with an item that arrives twice."
    ]
  })
}

const search: Task = {
  id: "search",
  fits: /website|web page|form|list|find|names|register|catalogue|public|search/i,
  sign: /\b(?:search box|as (?:I|people) type|filter the list)\b/i,
  ask: (data, chance) => ({
    want: chance.pick([
      `I want a search box over a long list on my web page: as people type, only matching ${data.rows} stay. Plain JavaScript.`,
      `How do I filter the list on a web page with JavaScript while somebody is typing? Accents should not matter, so that Lulea finds Luleå.`,
      `Please write a search box for a plain HTML list, without any library, usable with the keyboard.`
    ]),
    given: `The list is \`<ul id="${data.file}">\` with some hundred \`<li>\`.`,
    draft: block(
      "js",
      `input.onchange = () => {\n  for (const li of list) if (li.innerHTML != input.value) li.remove()\n}`
    ),
    limits: [
      "It must work on an old phone.",
      "When nothing is found, it should say so.",
      "Screen readers must hear how many are left."
    ]
  }),
  answer: ({ file }, text) => ({
    language: "html",
    before: `Hide what does not match instead of removing it, and compare texts without accents and capitals.${
      text.includes("li.remove()")
        ? " Yours reacts only when the field is left, wants the whole text to be equal, and what it has removed never comes back."
        : ""
    }`,
    code: `<label>Search <input id="search" type="search"></label>
<p id="count" role="status"></p>
<ul id="${file}"><li>Luleå</li><li>Kumasi</li><li>Da Nang</li></ul>

<script>
  const plain = (text) => text.normalize("NFD").replace(/\\p{M}/gu, "").toLowerCase()
  const items = [...document.querySelectorAll("#${file} li")].map((li) => ({ li, text: plain(li.textContent) }))
  const input = document.getElementById("search")
  const count = document.getElementById("count")

  input.addEventListener("input", () => {
    const wanted = plain(input.value.trim())
    let shown = 0
    for (const { li, text } of items) {
      li.hidden = !text.includes(wanted)
      if (!li.hidden) shown++
    }
    count.textContent = shown === 0 ? "Nothing found" : shown + " found"
  })
</script>`,
    after: [
      "The texts are prepared once, so that an old phone has little to do at each key.",
      "`role=\"status\"` makes a screen reader say the number without losing the place.",
      "The `hidden` attribute also takes the lines out of the tab order."
    ]
  })
}

/** Tasks for a web page. */
export const webTasks: ReadonlyArray<Task> = [waiting, search]
