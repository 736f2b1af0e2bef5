/** How a reply is read: the JSON object in it, or its text, and what is wrong with it in a sentence. */
import { Result, Schema } from "effect"

/** JSON out of a reply: as it stands, out of a code fence, or the outermost braces of a chatty answer. */
const parseJson = (text: string): Result.Result<unknown, string> => {
  const fenced = /```(?:json)?\s*\n?([\s\S]*?)```/.exec(text)?.[1]
  const open = text.indexOf("{")
  const close = text.lastIndexOf("}")
  const braces = open >= 0 && close > open ? text.slice(open, close + 1) : undefined
  for (const candidate of [text, fenced, braces]) {
    if (candidate === undefined) continue
    const parsed = Result.try(() => JSON.parse(candidate) as unknown)
    if (Result.isSuccess(parsed)) return Result.succeed(parsed.success)
  }
  return Result.fail("The reply is not a JSON object.")
}

/** Reads replies of a form. The failure is a sentence that a model can use to mend its reply. */
export const reader = <O>(codec: Schema.Codec<O, unknown>, isText: boolean) => {
  const decode = Schema.decodeUnknownResult(codec)
  return (text: string): Result.Result<O, string> => {
    // What a reasoning model thinks aloud before it answers is no part of the answer.
    const trimmed = text.replace(/^\s*<think>[\s\S]*?<\/think>/, "").trim()
    if (trimmed === "") return Result.fail("The reply is empty.")
    const raw = isText ? Result.succeed(trimmed) : parseJson(trimmed)
    return Result.flatMap(raw, (value) => Result.mapError(decode(value), (issue) => String(issue)))
  }
}
