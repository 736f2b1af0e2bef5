/** Texts of every kind, for whatever shows them. */
import * as fc from "fast-check"

const awkward = [
  "日本語",
  "👩‍👩‍👧‍👦",
  "🇩🇪",
  "🇩",
  "e\u0301",
  "\u0301",
  "क्षि",
  "한글",
  "ᄀ",
  "ᅡ",
  "1\ufe0f\u20e3",
  "\u20e3",
  "\u001b[31m",
  "\u001b]0;title\u0007",
  "\u009b2J",
  "\u202e",
  "\t",
  "\r\n",
  "\u200d",
  "\ufe0f",
  "ﾞ",
  "שלום",
  "☺️",
  "a",
  " ",
  "…",
  "█"
]

/** Any text at all, and those a terminal is known to stumble over. */
export const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.array(fc.oneof(fc.constantFrom(...awkward), fc.string({ maxLength: 5 })), { maxLength: 14 }).map((parts) =>
    parts.join("")
  )
)
