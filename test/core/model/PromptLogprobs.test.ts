import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import * as fc from "fast-check"
import * as PromptLogprobs from "../../../packages/core/src/model/PromptLogprobs.ts"

/** A place as vLLM tells it: the token of the text first, then the likeliest, each by its number. */
const place = (...tokens: ReadonlyArray<readonly [id: number, token: string, logprob: number]>) =>
  `{${
    tokens.map(([id, token, logprob]) =>
      `"${id}": {"logprob": ${logprob}, "rank": 1, "decoded_token": ${JSON.stringify(token)}}`
    ).join(", ")
  }}`

const answer = (...places: ReadonlyArray<string>) =>
  PromptLogprobs.parse(
    `{"choices": [], "prompt_logprobs": [null, ${
      places.join(",")
    }], "usage": {"prompt_tokens": 9, "completion_tokens": 1}}`
  )

const read = (given: unknown, reply: string) => Result.getOrThrow(PromptLogprobs.read(given, reply))

describe("the probabilities of a given reply", () => {
  it("are those of its last tokens, each the one that stands in the text, whatever its number is", () => {
    const given = answer(
      place([7, "user", -3]),
      place([8, "\n\n", -0.1]),
      place([900, "It", -2], [4, "The", -0.5], [5, "A", -1]),
      place([3, " is", -0.25], [900, " was", -4])
    )
    const { tokens, usage } = read(given, "It is")
    assert.deepStrictEqual(tokens, [
      { token: "It", logprob: -2, top: [["The", -0.5], ["A", -1], ["It", -2]] },
      { token: " is", logprob: -0.25, top: [[" is", -0.25], [" was", -4]] }
    ])
    assert.deepStrictEqual(usage, { inputTokens: 9, outputTokens: 1 })
  })

  it("are found whatever a tokenizer makes of spaces, of newlines and of signs beyond ASCII", () => {
    const given = answer(
      place([1, "assistant", -1]),
      place([2, "▁7", -1]),
      place([3, "�", -1]),
      place([4, "<0x0A>", -1]),
      place([5, "Ġ12", -1])
    )
    assert.lengthOf(read(given, " 7 ×\n12 ").tokens, 4)
  })

  it("are not told where the tokens do not spell the reply, or there are none", () => {
    const why = (given: unknown, reply: string) => Result.getOrThrow(Result.flip(PromptLogprobs.read(given, reply)))
    const given = answer(place([1, "It", -1]), place([2, " is", -1]), place([3, "<|end|>", -1]))
    assert.include(why(given, "It is"), "do not spell the reply")
    assert.include(why(given, ""), "do not spell the reply")
    assert.include(why({ choices: [] }, "It is"), "no probabilities of a text that is given")
    assert.include(why("gone", "It is"), "no probabilities")
  })

  it("are never those of another text: any text cut into any tokens is found whole", () => {
    const pieces = fc.array(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(pieces, fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 12, maxLength: 12 }), (texts, ids) => {
        const reply = texts.join("")
        fc.pre(/[!-~]/.test(reply) && !/<0x/.test(reply))
        const places = texts.map((text, at) => place([ids[at] as number, text, -1 - at]))
        const { tokens } = read(answer(place([100, "assistant", 0]), place([101, "\n", 0]), ...places), reply)
        const bare = (text: string) => text.replaceAll(/[^!-~]/g, "")
        assert.strictEqual(bare(tokens.map(({ token }) => token).join("")), bare(reply))
        assert.strictEqual(tokens.at(-1)?.logprob, -texts.length)
      })
    )
  })

  it("lose nothing of a text that looks like the name of a number", () => {
    const given = answer(place([5, "{\"1\":{", -1]), place([2, ",\"2\": {", -1]))
    assert.deepStrictEqual(read(given, "{\"1\":{,\"2\": {").tokens.map(({ token }) => token), ["{\"1\":{", ",\"2\": {"])
  })
})
