/** Letters and digits in disguise, made plain: full-width and mathematical ones, the digits of other scripts, signs of no width. */

const unseen = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\ufe0e|\ufe0f|\u20e3/g
// Only these: others would lose what their form says, as the exponent of x².
const styled = /[\uff01-\uff5e\u{1d400}-\u{1d7cb}]/gu
const digit = /^\p{Nd}$/u

// The digits of each script stand in a row from nought to nine, and rows may follow each other.
const valueOf = (sign: string): string => {
  const code = sign.codePointAt(0)!
  let first = code
  while (first > 0 && code - first < 60 && digit.test(String.fromCodePoint(first - 1))) first--
  return String((code - first) % 10)
}

/** The text in plain letters and digits. */
export const undisguised = (text: string): string =>
  /^[\0-\x7f]*$/.test(text)
    ? text
    : text.replace(unseen, "").replace(styled, (sign) => sign.normalize("NFKC")).replace(
      /(?![0-9])\p{Nd}/gu,
      valueOf
    )
