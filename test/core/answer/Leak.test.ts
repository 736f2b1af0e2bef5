import { assert, describe, it } from "@effect/vitest"
import { givesAway } from "../../../packages/core/src/answer/Answer.ts"
import type { Question } from "../../../packages/core/src/domain/Question.ts"

type Asked = Pick<Question, "question" | "answer" | "outcome">

/** Texts that are said to give nothing away. */
const silent = (question: Asked, texts: ReadonlyArray<string>) =>
  texts.filter((text) => givesAway(text, question) === undefined)

/** What is said of those texts that are said to give something away. */
const alarms = (question: Asked, texts: ReadonlyArray<string>) =>
  texts.flatMap((text) => givesAway(text, question) ?? [])

const clips: Asked = {
  question:
    "Natalia sold clips to 48 of her friends in April, and half as many in May. How many clips did she sell altogether?",
  answer: "Natalia sold 48/2 = 24 clips in May.\nNatalia sold 48+24 = 72 clips altogether in April and May.\n#### 72",
  outcome: { kind: "number", text: "72" }
}
const pencils: Asked = {
  question: "There are 60 pencils for 20 pupils. How many pencils does each pupil get?",
  answer: "60/20 = 3\n#### 3",
  outcome: { kind: "number", text: "3" }
}
const driveways: Asked = {
  question:
    "Tobias gets a $5 allowance a month. He charges $7 to shovel and made $35. How many driveways did he shovel?",
  answer: "35/7 = 5\n#### 5",
  outcome: { kind: "number", text: "5" }
}

describe("a number is given away", () => {
  it("in any form it stands in", () => {
    assert.deepStrictEqual(
      silent(clips, [
        "You get 72.",
        "She sold 72 clips, you see.",
        "Seventy-two!",
        "72.0",
        "$72",
        "72%",
        "\\boxed{72}",
        "Is it $\\frac{72}{100}$ of a hundred, and $\\frac{144}{2}$ again: 72?"
      ]),
      []
    )
    assert.deepStrictEqual(
      silent({ question: "Which share is left?", answer: "3/4", outcome: { kind: "number", text: "3/4" } }, [
        "It is 75%.",
        "Look at 0.75 of it",
        "6/8 is left",
        "you get three quarters"
      ]),
      []
    )
  })

  it("and not by numbers that only look like it, or by a sum not worked out", () => {
    assert.deepStrictEqual(
      alarms(clips, [
        "Not 120, 172, 7.2, 720 or 1,072.",
        "Go back to step 72, the 72nd one, and $x_{72}$.",
        "Take half of 48, then add both.",
        "Work out 144/2 and see."
      ]),
      []
    )
  })

  it("by a sum that is announced as the result, and by digits in disguise", () => {
    assert.deepStrictEqual(
      silent(clips, [
        "It is 48 + 24.",
        "The result is 144/2",
        "The total is 6 * 12.",
        "It equals 70 + 2, I think.",
        "It is ７２.",
        "They are ٧٢ clips.",
        "So many: 7\u200b2."
      ]),
      []
    )
    assert.deepStrictEqual(
      alarms(clips, ["It is 48 + 23.", "Which sum is meant: 48 + 24, or 48 - 24?", "April = 48 + 24?"]),
      []
    )
  })

  it("at the end of a text of any length as at its beginning", () => {
    const padding = "Read on. ".repeat(20_000)
    assert.deepStrictEqual(silent(clips, [`${padding}They are 72 clips.`, `They are 72 clips. ${padding}`]), [])
    assert.deepStrictEqual(alarms(clips, [padding]), [])
  })

  it("by a commonplace number only where it is the result, or stands with what is asked for", () => {
    assert.deepStrictEqual(
      silent(pencils, [
        "so each gets 3.",
        "The answer is three.",
        "60 ÷ 20 = 3",
        "which leaves 3",
        "Everybody has **3** pencils."
      ]),
      []
    )
    assert.deepStrictEqual(
      alarms(pencils, [
        "Step 3: divide. There are 3 numbers here; the 3rd is of no use.",
        "First, look at the three facts. One of the 3 is a trap.",
        "Divide by 2, then by 3, and see that 60 = 20 * ?",
        "1. Read it\n2. Divide\n3. Check",
        "Let x = 3y, and the result is 3 + 4 of them.",
        "Two or three of you may try."
      ]),
      []
    )
    assert.deepStrictEqual(
      alarms(
        { ...pencils, outcome: { kind: "number", text: "1" } },
        ["One of them is wrong.", "Take the first 1 of these."]
      ),
      []
    )
  })

  it("by a number of the question only where it is presented as the result", () => {
    assert.deepStrictEqual(
      silent(driveways, ["You get 5.", "35 / 7 = 5", "The answer is 5", "so the answer is five"]),
      []
    )
    assert.deepStrictEqual(
      alarms(driveways, [
        "He gets a $5 allowance a month, which you need not.",
        "The allowance is $5.",
        "There are 5 dollars each month."
      ]),
      []
    )
  })

  it("and not by what everybody knows", () => {
    const minutes: Asked = {
      question: "How many minutes does it take?",
      answer: "60",
      outcome: { kind: "number", text: "60" }
    }
    assert.deepStrictEqual(
      alarms(minutes, [
        "Remember that an hour has 60 minutes.",
        "There are 60 minutes in an hour.",
        "Multiply the hours by 60."
      ]),
      []
    )
    assert.deepStrictEqual(silent(minutes, ["It takes 60 minutes."]), [])
  })

  it("with a short sentence that says by which words", () => {
    assert.strictEqual(
      givesAway("Then you get 72 clips in all.", clips),
      "It says \"you get 72 clips\", which is the answer."
    )
  })
})

describe("an expression is given away", () => {
  const root: Asked = { question: "How far is it?", answer: "-", outcome: { kind: "expression", text: "3\\sqrt{13}" } }

  it("by a formula of the same value", () => {
    assert.deepStrictEqual(
      silent(root, ["Then $\\sqrt{117} = 3\\sqrt{13}$", "Look at $\\sqrt{117}$", "it is 3\\sqrt{13}"]),
      []
    )
    assert.deepStrictEqual(alarms(root, ["Think of $6^2 + 9^2$ and Pythagoras.", "Use $\\sqrt{13}$ somewhere."]), [])
  })

  it("by a word, if the question has it only where it is called the answer", () => {
    const who: Asked = { question: "Who won?", answer: "-", outcome: { kind: "expression", text: "\\text{Evelyn}" } }
    assert.deepStrictEqual(silent(who, ["Look at Evelyn."]), [])
    const which = { ...who, question: "Who won, Evelyn or Bob?" }
    assert.deepStrictEqual(alarms(which, ["Compare Evelyn and Bob."]), [])
    assert.deepStrictEqual(silent(which, ["The answer is Evelyn."]), [])
  })

  it("by a short one only where it is the result", () => {
    const area: Asked = { question: "How large is it?", answer: "-", outcome: { kind: "expression", text: "\\pi" } }
    assert.deepStrictEqual(alarms(area, ["Remember that $\\pi$ is a number; $A = \\pi r^2$."]), [])
    assert.deepStrictEqual(silent(area, ["so $A = \\pi$"]), [])
  })
})

describe("an option is given away", () => {
  const liquid: Asked = {
    question: "Which of these is a liquid?\nA. iron\nB. water\nC. salt",
    answer: "B",
    outcome: { kind: "option", text: "B" }
  }

  it("by its letter or by its text", () => {
    assert.deepStrictEqual(
      silent(liquid, ["The answer is B.", "Look at option B.", "It is water.", "(B)", "B. water", "B", "Choose b."]),
      []
    )
  })

  it("by its place, and by the exclusion of all others", () => {
    assert.deepStrictEqual(
      silent(liquid, [
        "It's the second option.",
        "Look at the second one.",
        "Not A or C.",
        "Options A and C can be excluded."
      ]),
      []
    )
    assert.deepStrictEqual(
      alarms(liquid, [
        "Not A.",
        "A is wrong.",
        "Think of the first option and the second option.",
        "Option B is wrong."
      ]),
      []
    )
  })

  it("and not where several are spoken of, or another one", () => {
    assert.deepStrictEqual(
      alarms(liquid, [
        "Compare iron, water and salt: (A), (B), (C).",
        "Rule out iron (A).",
        "A good question! Be careful."
      ]),
      []
    )
  })
})

describe("the reference answer is given away by copying it", () => {
  it("in many words of it, though not in those of the question", () => {
    const prose: Asked = {
      question: "Explain why the sky that we see on a clear day at noon is blue.",
      answer:
        "Sunlight is scattered by the molecules of the air, and short waves are scattered far more than long ones."
    }
    assert.deepStrictEqual(
      silent(prose, [
        "Well: sunlight is scattered by the molecules of the air, and short waves are scattered, as you know."
      ]),
      []
    )
    assert.deepStrictEqual(
      alarms(prose, ["Why is the sky that we see on a clear day at noon blue? Think of scattering by molecules."]),
      []
    )
  })

  it("in most of its code", () => {
    const code: Asked = {
      question: "Add two numbers.",
      answer: "def add(a, b):\n    # adds\n    total = a + b\n    return total"
    }
    assert.deepStrictEqual(silent(code, ["```python\ndef add(a,b):\n    total = a+b\n    return total\n```"]), [])
    assert.deepStrictEqual(
      alarms(code, [
        "Write a function of two parameters that returns their sum.",
        "```python\ndef add(a, b):\n    pass\n```"
      ]),
      []
    )
  })
})
