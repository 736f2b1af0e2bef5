/** Driving a run, or winding a replay. */
import * as Able from "./Able.ts"
import type { Entry } from "./Binding.ts"

/** Its keys. */
export const keys: ReadonlyArray<Entry> = [
  {
    id: "pause",
    keys: ["space"],
    shown: "space",
    where: "run",
    word: "pause",
    rank: 5,
    help: "Pause: no new call begins, those in flight are answered. Again: go on.",
    when: Able.live
  },
  {
    id: "oneTurn",
    keys: ["."],
    shown: ".",
    where: "run",
    word: "one turn",
    rank: 22,
    help: "Let one turn of one agent through, then pause.",
    when: Able.live
  },
  {
    id: "oneStep",
    keys: ["n"],
    shown: "n",
    where: "run",
    word: "one step",
    rank: 20,
    help: "Let the whole society take one step, then pause.",
    when: Able.stepping
  },
  {
    id: "faster",
    keys: ["+", "="],
    shown: "+",
    where: "run",
    word: "more at once",
    rank: 30,
    help: "More calls at once; in rehearsal with a pace, faster.",
    when: Able.live
  },
  {
    id: "slower",
    keys: ["-"],
    shown: "-",
    where: "run",
    word: "fewer at once",
    rank: 31,
    help: "Fewer calls at once; in rehearsal with a pace, slower.",
    when: Able.live
  },
  { id: "play", keys: ["space"], shown: "space", where: "replay", word: "play", rank: 5, help: "Play, or hold." },
  {
    id: "quicken",
    keys: ["+", "="],
    shown: "+",
    where: "replay",
    word: "faster",
    rank: 9,
    help: "Play twice as fast."
  },
  { id: "slacken", keys: ["-"], shown: "-", where: "replay", word: "slower", rank: 10, help: "Play half as fast." },
  { id: "stepBack", keys: ["["], shown: "[", where: "replay", word: "step back", rank: 7, help: "To the step before." },
  { id: "stepOn", keys: ["]"], shown: "]", where: "replay", word: "step on", rank: 6, help: "To the next step." },
  { id: "firstStep", keys: ["{"], shown: "{", where: "replay", word: "beginning", rank: 32, help: "To the beginning." },
  { id: "lastStep", keys: ["}"], shown: "}", where: "replay", word: "end", rank: 33, help: "To the end." }
]
