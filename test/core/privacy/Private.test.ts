import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Accounts from "../../../packages/core/src/privacy/Accounts.ts"
import * as Private from "../../../packages/core/src/privacy/Private.ts"

const find = await Effect.runPromise(Private.load)

/** A key as a machine draws it, put together here so that none stands in this file. */
const drawn = (length: number): string =>
  Array.from({ length }, (_, n) => "q7Rz4Kp9Xw2Lb8Tn5Vd3Hs6Jc".charAt((n * 7 + Math.floor(n / 25)) % 25)).join("")

const line = (n: number): string => `${drawn(40)}${n}`

const theirs: ReadonlyArray<readonly [kind: string, whole: string, text: string]> = [
  ["an e-mail address", "vera.lindqvist@posteo.de", "Write to vera.lindqvist@posteo.de before Friday."],
  ["an e-mail address", "v_lindqvist+bees@gmail.com", "{\"mail\": \"v_lindqvist+bees@gmail.com\"}"],
  ["an e-mail address", "vera [at] hives-of-visby.se", "Ask vera [at] hives-of-visby.se for a queen."],
  ["a telephone number", "+46 498 21 54 07", "The keeper answers at +46 498 21 54 07 after six."],
  ["a telephone number", "+44 20 7183 8750", "London: +44 20 7183 8750."],
  ["a telephone number", "(415) 273-9164", "Ask for Vera, (415) 273-9164."],
  ["a telephone number", "415-273-9164", "Vera 415-273-9164"],
  ["a telephone number", "0151 2346 1897", "Ruf mich an, Handy 0151 2346 1897."],
  ["a card number", "4539 6825 1937 4083", "Charge it to 4539 6825 1937 4083, please."],
  ["an account number", "SE35 5000 0000 0549 1000 0003", "The rent goes to SE35 5000 0000 0549 1000 0003."],
  ["a social security number", "536-22-8714", "Her number is 536-22-8714."],
  ["a national insurance number", "JK 58 24 61 C", "NI: JK 58 24 61 C"],
  ["a tax number", "529.982.247-25", "O CPF dela é 529.982.247-25."],
  ["an IP address", "81.224.97.163", "The hive's scale answers at 81.224.97.163."],
  ["an IP address", "2a02:1810:4f2c:8e00:91d3:2b7f:c5a8:06e4", "ping 2a02:1810:4f2c:8e00:91d3:2b7f:c5a8:06e4"],
  ["a street address", "14 Birch Lane", "I live at 14 Birch Lane, behind the mill."],
  ["a street address", "2718 Sycamore Avenue", "Ship to: 2718 Sycamore Avenue, Eugene, OR 97405"],
  ["an API key", `sk-${drawn(48)}`, `client = OpenAI(api_key="sk-${drawn(48)}")`],
  ["an API key", `sk-ant-api03-${drawn(60)}`, `export KEY=sk-ant-api03-${drawn(60)}`],
  ["an API key", `sk_${"live"}_${drawn(24)}`, `stripe.api_key = sk_${"live"}_${drawn(24)}`],
  ["an access key", `AKIA${drawn(16).toUpperCase()}`, `aws_access_key_id = AKIA${drawn(16).toUpperCase()}`],
  ["an access token", `ghp_${drawn(36)}`, `git clone https://ghp_${drawn(36)}@github.com/vera/hives`],
  ["an API key", `AIza${drawn(35)}`, `key=AIza${drawn(35)}`],
  [
    "an access token",
    `eyJ${drawn(20)}.eyJ${drawn(40)}.${drawn(43)}`,
    `Bearer eyJ${drawn(20)}.eyJ${drawn(40)}.${drawn(43)}`
  ],
  [
    "a private key",
    `-----BEGIN RSA PRIVATE KEY-----\n${[1, 2, 3].map(line).join("\n")}\n`,
    `-----BEGIN RSA PRIVATE KEY-----\n${[1, 2, 3].map(line).join("\n")}\n-----END RSA PRIVATE KEY-----`
  ],
  [
    "an address with a password",
    `postgres://vera:${drawn(14)}@db.hives-of-visby.se`,
    `DATABASE_URL=postgres://vera:${drawn(14)}@db.hives-of-visby.se:5432/bees`
  ],
  ["a key or password", drawn(32), `api_key = "${drawn(32)}"`]
]

describe("what belongs to somebody", () => {
  it.each(theirs)("is found at its place: %s %s", (kind, whole, text) => {
    const found = find(text).filter((one) => one.kind === kind)
    assert.deepStrictEqual(found.map(({ end, start }) => text.slice(start, end)), [whole])
  })

  it.each(theirs)("is found once within other words: %s", (kind, _, text) => {
    const around = "The books are kept by whoever is there, and so on. "
    const long = `${around.repeat(60)}\n${text}\n${around.repeat(60)}`
    assert.strictEqual(find(long).filter((one) => one.kind === kind).length, 1)
  })

  it.each(theirs)("is never given away by its hint: %s %s", (_, whole, text) => {
    for (const { hint } of find(text)) {
      assert.isAtMost(hint.length, 20)
      for (const part of whole.replace(/^postgres/, "").match(/[\p{L}\p{N}]{5,}/gu) ?? []) assert.notInclude(hint, part)
    }
  })
})

describe("what belongs to nobody", () => {
  it.each([
    "Write to user@example.com, jane.doe@gmail.com or name@company.com.",
    "Write to info@hives-of-visby.se, support@posteo.de or no-reply@github.com.",
    "git clone git@github.com:vera/hives.git",
    "@app.route(\"/bees\")\ndef bees(): return a @ b",
    "Meet me at noon and dot the i.",
    "Call (555) 010-9999, 212-555-0142 or 1-800-273-8255.",
    "Ring 07700 900123 or 020 7946 0018; the number is 0800 111 222.",
    "Call 123-456-7890 or +1 (555) 123-4567.",
    "Dial 911, 112 or 999 in an emergency.",
    "Pay with 4111 1111 1111 1111 or 4242-4242-4242-4242, or 1234 5678 9012 3456.",
    "The order 4539 6825 1937 4087 is on its way.",
    "The format is GB82 WEST 1234 5698 7654 32, as in DE89 3704 0044 0532 0130 00.",
    "Numbers look like 123-45-6789 or 000-12-3456.",
    "QQ 12 34 56 C",
    "The router is 192.168.1.1, the name server 8.8.8.8, the mask 255.255.255.0, the example 203.0.113.7.",
    "Version 4.12.3.1 follows chapter 2.3.4.1; bind to 0.0.0.0 or 127.0.0.1.",
    "The network is 81.224.97.0/24, and ::1 is at home; 2001:db8::8a2e:370:7334 is an example.",
    "It begins at 12:30:45 and has the checksum 3f:2a:1b.",
    "Numbers: 3.14159265358979, 6.02214076e23, 1234567890123456789.",
    "We met on Main Street; the mayor works at 10 Downing Street.",
    "I live at 123 Main Street, Springfield.",
    "Take exit 14 to Birch Lane.",
    "api_key = \"YOUR_API_KEY\"; token = \"sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxx\"; aws = AKIAIOSFODNN7EXAMPLE",
    "api_key = os.environ[\"OPENAI_API_KEY\"]; password = getpass.getpass()",
    "password: correct-horse-battery-staple",
    "postgres://user:password@localhost:5432/app and https://admin:admin@example.com",
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
    "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
    "48 + 24 = 72 and 1200 + 3400 + 5600 = 10200",
    ""
  ])("is left alone: %j", (text) => {
    assert.deepStrictEqual(find(text), [])
  })
})

describe("check digits", () => {
  it.each(["4539682519374083", "79927398713", "0"])("of a card are right: %s", (digits) => {
    assert.isTrue(Accounts.isLuhn(digits))
  })

  it.prop("of a card tell every single wrong digit", [
    Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 9 }))),
    Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 14 })),
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 }))
  ], ([given, place, by]) => {
    const digits = [...given.slice(0, 15), ...Array.from({ length: Math.max(0, 15 - given.length) }, () => 7)]
    const whole = Array.from({ length: 10 }, (_, last) => [...digits, last].join("")).filter(Accounts.isLuhn)
    assert.strictEqual(whole.length, 1)
    const wrong = [...whole[0] ?? ""].map((digit, index) => index === place ? (Number(digit) + by) % 10 : digit)
    assert.isFalse(Accounts.isLuhn(wrong.join("")))
  })

  it("of an account tell wrong ones", () => {
    assert.isTrue(Accounts.isIban("SE35 5000 0000 0549 1000 0003"))
    assert.isTrue(Accounts.isIban("gb82west12345698765432"))
    assert.isFalse(Accounts.isIban("SE35 5000 0000 0549 1000 0004"))
    assert.isFalse(Accounts.isIban("SE35"))
  })
})

describe("any text", () => {
  it.prop("is read to its end, and what is found lies within it and overlaps nothing", [
    Schema.Array(Schema.Literals([...theirs.map(([, whole]) => whole), " ", "\n", "+", "@", "0", "::", "1.", "-"]))
  ], ([parts]) => {
    const text = parts.join(" ")
    let end = 0
    for (const one of find(text)) {
      assert.isAtLeast(one.start, end)
      assert.isAbove(one.end, one.start)
      end = one.end
    }
    assert.isAtMost(end, text.length)
  }, { arbitrary: { runs: 50 } })
})

const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url))

describe("real texts", () => {
  it.skipIf(!existsSync(data)).each(
    [
      ["code/gpteacher_codegen_every3rd.jsonl", ["instruction", "input", "response"]],
      ["math/math500.jsonl", ["problem", "solution"]],
      ["math/gsm8k_train_first1500.jsonl", ["question", "answer"]],
      ["decontamination/ifeval_prompts.jsonl", ["prompt"]],
      ["decontamination/arena_hard_v0.1_questions.jsonl", ["prompt"]],
      ["code/humaneval.jsonl", ["prompt", "canonical_solution", "test"]],
      ["knowledge/mmlu_dev.jsonl", ["question"]]
    ] as const
  )("hold hardly anything: %s (skipped without ../shared/data)", (file, fields) => {
    const rows = readFileSync(`${data}${file}`, "utf8").trim().split("\n").map((line) =>
      JSON.parse(line) as Readonly<Record<string, string>>
    )
    const held = rows.filter((row) => fields.some((field) => find(row[field] ?? "").length > 0))
    assert.isAtMost(held.length / rows.length, 0.005)
  })
})
