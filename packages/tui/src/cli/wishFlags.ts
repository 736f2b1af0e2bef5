/** The flags that say what data is wanted. */
import { Flag } from "effect/cli"
import { type Given, maybe } from "./flags.ts"

/** The flags of one requirement. */
export const flags = {
  requirement: maybe(Flag.String("requirement"), "What the instructions shall be about, in plain words"),
  kind: maybe(
    Flag.Literals("kind", ["sft", "preference", "reasoning", "code", "safety", "multi-turn"]),
    "What a row is: an instruction and its response, a better and a worse response, a problem with the thinking, a program with tests, a harmful request with a safe answer, a conversation"
  ),
  domain: maybe(Flag.String("domain"), "Field of knowledge, e.g. general, code, mathematics, law"),
  complexity: maybe(
    Flag.Literals("complexity", ["simple", "intermediate", "specialised"]),
    "How demanding the instructions shall be"
  ),
  style: maybe(Flag.String("style"), "How the instructions shall be written, in plain words, e.g. in one line"),
  programming: maybe(
    Flag.Literals("programming", ["python", "javascript"]),
    "The language of programs, for --kind code"
  ),
  turns: maybe(Flag.Int("turns"), "Exchanges of a conversation at most, for --kind multi-turn"),
  language: maybe(Flag.String("language"), "Language of the instructions"),
  count: maybe(Flag.Int("count"), "Accepted rows wanted"),
  tries: maybe(
    Flag.Finite("tries"),
    "Candidates written at most for each row wanted; then the shortfall is explained"
  )
}

/** These of any flags. */
export const pick = (
  { complexity, count, domain, kind, language, programming, requirement, style, tries, turns }: Given<
    typeof flags
  >
): Given<typeof flags> => ({
  complexity,
  count,
  domain,
  kind,
  language,
  programming,
  requirement,
  style,
  tries,
  turns
})

/** Files of tests that no row may repeat. */
export const benchmarks = Flag.String("benchmark").pipe(
  Flag.withDescription(
    "A file of tests (.jsonl, .json, .csv, each also .gz) that no row may repeat; may be given several times"
  ),
  Flag.atLeast(0)
)
