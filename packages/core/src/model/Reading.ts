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

/** A reply in two parts: what the model thought aloud, and what it answered. */
export interface Apart {
  /** Empty where it thought nothing aloud. */
  readonly thinking: string
  readonly answer: string
}

const opening = /^\s*<think>/
const closing = "</think>"

/**
 * Takes what a reasoning model thinks aloud out of its reply. Where its chat template opens the tag, the reply only closes it; where
 * nothing closes it, all of the reply is thinking.
 */
export const apart = (text: string): Apart => {
  const isOpened = opening.test(text)
  const end = text.indexOf(closing)
  if (!isOpened && (end === -1 || text.slice(0, end).includes("<think>"))) return { thinking: "", answer: text.trim() }
  const thinking = (end === -1 ? text : text.slice(0, end)).replace(opening, "")
  return { thinking: thinking.trim(), answer: end === -1 ? "" : text.slice(end + closing.length).trim() }
}

/** Reads replies of a form. The failure is a sentence that a model can use to mend its reply. */
export const reader = <O>(codec: Schema.Codec<O, unknown>, isText: boolean) => {
  const decode = Schema.decodeUnknownResult(codec)
  return (text: string): Result.Result<O, string> => {
    const { answer } = apart(text)
    if (answer === "") return Result.fail("The reply is empty.")
    const raw = isText ? Result.succeed(answer) : parseJson(answer)
    return Result.flatMap(raw, (value) => Result.mapError(decode(value), (issue) => String(issue)))
  }
}
