import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Draft } from "../../../packages/core/src/domain/Draft.ts"
import * as Filter from "../../../packages/core/src/quality/filters/language.ts"
import * as Language from "../../../packages/core/src/quality/Language.ts"
import { draftOf } from "./draft.ts"
import { pair, programmed, reasoned, talk } from "./kinds.ts"
import { clips, lesson, pupil, sceneOf, teacher } from "./scene.ts"

const load = (language: string) =>
  Effect.map(Language.load(language), (found) => found ?? assert.fail(`${language} is not known`))
const english = await Effect.runPromise(load("English"))

const planted: ReadonlyArray<readonly [language: string, text: string]> = [
  ["German", "Zuerst teilen wir 48 durch 2, das sind 24 Klammern im Mai."],
  ["German", "Das ist leider nicht richtig, denn du hast den April vergessen."],
  ["Spanish", "Primero dividimos 48 entre 2 para saber cuántos vendió en mayo."],
  ["Spanish", "No estoy de acuerdo, porque olvidaste sumar las de abril."],
  ["Chinese", "首先,我们需要计算五月的数量,然后加上四月。"],
  ["Chinese", "这个答案不对,请再想一想第二步。"],
  ["French", "D'abord, on divise 48 par 2 pour trouver les ventes de mai."],
  ["Italian", "Prima dividiamo 48 per 2 per trovare le vendite di maggio."],
  ["Portuguese", "Primeiro dividimos 48 por 2 para achar as vendas de maio."],
  ["Dutch", "Eerst delen we 48 door 2 om de verkoop in mei te vinden."],
  ["Polish", "Najpierw dzielimy 48 przez 2, aby znaleźć sprzedaż w maju."],
  ["Vietnamese", "Trước tiên ta chia 48 cho 2 để tìm số kẹp bán trong tháng Năm."],
  ["Russian", "Сначала разделим 48 на 2, чтобы найти продажи в мае."],
  ["Japanese", "まず48を2で割って、5月の販売数を求めます。"],
  ["Korean", "먼저 48을 2로 나누어 5월 판매량을 구합니다."],
  ["Arabic", "أولاً نقسم 48 على 2 لإيجاد مبيعات مايو."]
]

describe("a text in another language", () => {
  it.each(planted)("%s is told: %s", (language, text) => {
    assert.strictEqual(english.foreign(text, "")?.language, language)
  })

  it.each(planted)("%s is told within an English text: %s", (language, text) => {
    const around = `She sold 48 clips in April, and half as many in May. ${text} So she sold 72 clips in both months.`
    const found = english.foreign(around, "")
    assert.strictEqual(found?.language, language)
    assert.notInclude(found?.text, "half as many in May")
  })

  it("is told where its words stand within English sentences", () => {
    assert.strictEqual(
      english.foreign("So the 总费用 is 72 dollars, because 每天的费用 is 12 dollars for each day.", "")?.language,
      "Chinese"
    )
  })

  it("is all right where the question is about that language", () => {
    const [, text] = planted[4] as readonly [string, string]
    assert.isDefined(english.foreign(text, "Translate this into Chinese: First we work out May."))
    assert.isUndefined(english.foreign(text, "Translate this into English: 五月卖了多少个夹子?"))
  })
})

describe("a text in no language", () => {
  it.each([
    "",
    "72",
    "Ja.",
    "Mais non!",
    "48 / 2 = 24; 24 + 48 = 72",
    "$\\frac{a}{b} + \\sqrt{c} = \\left( 3, \\frac{\\pi}{2} \\right)$",
    "\\[ x_{1,2} = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a} \\]",
    "```python\ndef summe(erste_zahl, zweite_zahl):\n    # Zahlen zusammenzählen und zurückgeben\n    return erste_zahl + zweite_zahl\n```",
    "~~~\nDas steht in einem Block und wird nicht gelesen.\n~~~",
    "Call `berechne_die_summe_aller_zahlen(liste)` and print it.",
    "Frederick Hertzberg, Annegret Müller-Lüdenscheidt",
    "- Spaghetti alla Carbonara\n- Napoletana Pizza\n- Ragu alla Bolognese",
    "for zahl in zahlen:\n    summe += zahl",
    "https://de.wikipedia.org/wiki/Mathematik_und_ihre_Geschichte_in_Europa"
  ])("is not in another one: %j", (text) => {
    assert.isUndefined(english.foreign(text, ""))
  })

  it("ends with its fence, also where the fence does not end", () => {
    assert.isUndefined(english.foreign("It is this:\n```\nDas ist in einem Block, der nicht endet.", ""))
    assert.isDefined(english.foreign("```\nx\n```\nDas ist hinter einem Block, der endet.", ""))
  })
})

describe("the wanted language", () => {
  it.effect("is named in English or by its code", () =>
    Effect.gen(function*() {
      for (const name of ["German", "german", " de "]) {
        const german = yield* load(name)
        assert.strictEqual(german.name, "German")
        assert.isUndefined(german.foreign("Zuerst teilen wir 48 durch 2, das sind 24 Klammern im Mai.", ""))
        assert.strictEqual(german.foreign("First we divide 48 by 2 to find the sales of May.", "")?.language, "English")
      }
    }))

  it.effect("may be written in signs, with Latin words between them", () =>
    Effect.gen(function*() {
      const chinese = yield* load("Chinese")
      assert.isUndefined(chinese.foreign("首先,我们需要计算五月的数量 (clips),然后加上四月。", ""))
      assert.isDefined(
        chinese.foreign("首先,我们需要计算五月的数量。 Then we have to add those of April and of May.", "")
      )
    }))

  it.effect("is none where it cannot be told from others", () =>
    Effect.gen(function*() {
      for (const name of ["Klingon", "", "any"]) assert.isUndefined(yield* Language.load(name))
    }))
})

describe("the filter language", () => {
  const judge = Filter.language({ class: english, rows: new Map() }).start()

  it("drops a scene in which one turn is in another language, and says which and in what", () => {
    assert.strictEqual(
      judge(sceneOf(lesson({ hint: "Das ist leider nicht richtig, denn du hast den April vergessen." })), {
        clean: true
      }),
      "turn 3 (teacher) is not in English; this looks like German: \"Das ist leider nicht richtig, denn du hast den April vergessen.\""
    )
  })

  it("keeps a scene that is about another language", () => {
    const question = {
      ...clips,
      question: "Translate into German: the dog is big and very old.",
      answer: "Der Hund ist groß und sehr alt."
    }
    const draft = sceneOf([teacher(question.question), pupil("Der Hund ist groß und sehr alt.")], { question })
    assert.strictEqual(judge(draft, { clean: true }), undefined)
  })
})

describe("the filter language, of rows", () => {
  const german = Effect.runSync(Effect.cached(load("German")))
  const judges = Effect.map(
    german,
    (german) => Filter.language({ rows: new Map([["English", english], ["German", german]]) }).start()
  )
  const verdictOn = (draft: Draft) => Effect.map(judges, (judge) => judge(draft, { clean: true }))
  const row = (language: string, instruction: string, response: string): Draft => ({
    ...draftOf(instruction, response),
    language
  })
  const asked = { English: "How do I keep bread fresh until Sunday?", German: "Wie bleibt Brot bis Sonntag frisch?" }
  const answered = {
    English: "Wrap it in linen and keep it in a box that is not quite closed.",
    German: "Wickle es in Leinen und lege es in eine Kiste, die nicht ganz geschlossen ist."
  }

  it.effect("keeps rows that are asked and answered in the wanted language", () =>
    Effect.gen(function*() {
      assert.isUndefined(yield* verdictOn(row("English", asked.English, answered.English)))
      assert.isUndefined(yield* verdictOn(row("German", asked.German, answered.German)))
    }))

  it.effect("drops rows of which either side is in another, at any turn", () =>
    Effect.gen(function*() {
      assert.match(
        (yield* verdictOn(row("German", asked.English, answered.German))) ?? "",
        /^the instruction is not in German; this looks like English: "How do I/
      )
      assert.match(
        (yield* verdictOn(row("German", asked.German, answered.English))) ?? "",
        /^the response is not in German; this looks like English/
      )
      assert.match((yield* verdictOn(talk({ last: answered.German }))) ?? "", /^turn 6 is not in English/)
    }))

  it.effect("keeps what is asked about, and an answer in a language that was asked for", () =>
    Effect.gen(function*() {
      const sentence = answered.German
      for (
        const [instruction, response] of [
          [`What does "${sentence}" mean?`, answered.English],
          [`Put this German sentence into plain words: ${sentence}`, answered.English],
          [`Translate this into German: ${answered.English}`, sentence]
        ] as const
      ) {
        assert.isUndefined(yield* verdictOn(row("English", instruction, response)))
      }
      assert.isUndefined(yield* verdictOn(row("German", `Übersetze das ins Englische: ${sentence}`, answered.English)))
    }))

  it.effect("reads no code, no thinking and no rejected response", () =>
    Effect.gen(function*() {
      assert.isUndefined(yield* verdictOn({ ...programmed(), language: "English" }))
      assert.isUndefined(yield* verdictOn({ ...reasoned(answered.German), language: "English" }))
      assert.isUndefined(yield* verdictOn({ ...pair(answered.German), language: "English" }))
    }))

  it.effect("does not look at a language that nobody knows, nor at scenes where no class has one", () =>
    Effect.gen(function*() {
      assert.isUndefined(yield* verdictOn(row("Klingon", asked.German, answered.English)))
      const hint = "Das ist leider nicht richtig, denn du hast den April vergessen."
      assert.isUndefined(yield* verdictOn(sceneOf(lesson({ hint }))))
      const { isForRows, isForScenes } = Filter.language({ rows: new Map([["English", english]]) })
      assert.deepStrictEqual([isForRows, isForScenes], [true, false])
    }))

  it.effect("takes a rehearsed row for English, whatever was wanted", () =>
    Effect.gen(function*() {
      const making = {
        prompt: "respond",
        promptHash: "0123456789ab",
        model: "rehearsal",
        place: "synthesis/r1/w0/0/respond",
        inputTokens: 1,
        outputTokens: 1,
        rehearsal: true
      }
      const makings = [making]
      assert.isUndefined(yield* verdictOn({ ...row("German", asked.English, answered.English), makings }))
      assert.isString(yield* verdictOn({ ...row("German", asked.German, answered.German), makings }))
    }))
})

const data = fileURLToPath(new URL("../../../../shared/data", import.meta.url))
const rows = (file: string): ReadonlyArray<Readonly<Record<string, string>>> =>
  readFileSync(`${data}/${file}`, "utf8").trim().split("\n").map((line) => JSON.parse(line))

describe("real texts in English", () => {
  it.skipIf(!existsSync(data))(
    "are kept as rows, nearly all of what people ask (skipped without ../shared/data)",
    () => {
      const judge = Filter.language({ rows: new Map([["English", english]]) }).start()
      const asked = [
        ...rows("decontamination/arena_hard_v0.1_questions.jsonl"),
        ...rows("decontamination/ifeval_prompts.jsonl")
      ].map(({ prompt = "" }) => ({ ...draftOf(prompt), language: "English" }))
      assert.isAbove(asked.length, 1000)
      const dropped = asked.filter((row) => judge(row, { clean: true }) !== undefined)
      assert.isAtMost(dropped.length / asked.length, 0.02)
    }
  )

  it.skipIf(!existsSync(data)).each([
    ["math/gsm8k_train_first1500.jsonl", ["question", "answer"]],
    ["math/math500.jsonl", ["problem", "solution"]],
    ["code/mbpp_sanitized_399.jsonl", ["prompt", "code"]],
    ["code/humaneval.jsonl", ["prompt", "canonical_solution"]],
    ["knowledge/mmlu_dev.jsonl", ["question"]],
    ["code/gpteacher_codegen_every3rd.jsonl", ["response"]]
  ])("are told for English, all of %s", (file, fields) => {
    const texts = rows(file).flatMap((row) => fields.map((field) => row[field] ?? ""))
    assert.isAbove(texts.length, 100)
    assert.deepStrictEqual(texts.flatMap((text) => english.foreign(text, "")?.text ?? []), [])
  })
})
