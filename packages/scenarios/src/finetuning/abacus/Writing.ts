/** A network writes: each symbol is drawn from what it thinks likely after those before. */
import { places, range, type Symbols } from "./Alphabet.ts"
import type { Pass, Sight } from "./Network.ts"

/** Writes a working, symbol by symbol; at temperature 0 always the likeliest. */
export const write = (
  pass: Pass,
  sight: Sight,
  { next, temperature }: { readonly temperature: number; readonly next: () => number }
): Symbols => {
  const written = new Uint8Array(places)
  for (let place = 0; place < places; place++) {
    const [first, last] = range(place)
    const chances = pass.forward(place, sight, { written, temperature: temperature === 0 ? 1 : temperature })
    let chosen = first
    if (temperature === 0) {
      for (let s = first + 1; s <= last; s++) if ((chances[s] as number) > (chances[chosen] as number)) chosen = s
    } else {
      let left = next()
      chosen = last
      for (let s = first; s < last; s++) {
        left -= chances[s] as number
        if (left < 0) {
          chosen = s
          break
        }
      }
    }
    written[place] = chosen
  }
  return written
}
