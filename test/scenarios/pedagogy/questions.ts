/** Questions of each kind, written for these tests. */

/** A sum in three steps, its worked solution, and what it comes to. */
export const sum = {
  id: "sum",
  source: "tests",
  question:
    "Mira bakes 4 trays of 12 rolls each. She sells 30 of the rolls at the market and gives the rest to 6 neighbours in equal shares. How many rolls does each neighbour get?",
  answer:
    "Mira bakes 4*12=<<4*12=48>>48 rolls.\nAfter the market there are 48-30=<<48-30=18>>18 rolls left.\nEach neighbour gets 18/6=<<18/6=3>>3 rolls.\n#### 3",
  outcome: { kind: "number", text: "3" }
} as const

/** Another sum of the same kind. */
export const likeSum = {
  id: "like-sum",
  source: "tests",
  question:
    "Tom fills 5 crates with 20 apples each. He sells 60 of the apples and packs the rest into bags of 8. How many bags does he fill?",
  answer:
    "Tom has 5*20=<<5*20=100>>100 apples.\nThere are 100-60=<<100-60=40>>40 apples left.\nHe fills 40/8=<<40/8=5>>5 bags.\n#### 5",
  outcome: { kind: "number", text: "5" }
} as const

/** A choice with the letter alone as its answer. */
export const choice = {
  id: "choice",
  source: "tests",
  question:
    "Which of these rivers flows into the Black Sea?\nA. The Rhine\nB. The Danube\nC. The Seine\nD. The Vistula",
  answer: "B. The Danube",
  outcome: { kind: "option", text: "B" }
} as const

/** A question without an outcome. */
export const open = {
  id: "open",
  source: "tests",
  question: "Why does bread dough have to rest before it is baked?",
  answer:
    "While the dough rests, the yeast eats sugar and gives off gas, which the gluten holds back. The gluten itself relaxes, so that the loaf can rise in the oven without tearing. Flour also takes up water only slowly, and with it the dough becomes smooth. A dough that is baked at once stays flat and tough."
} as const

/** A programming question. */
export const code = {
  id: "code",
  source: "tests",
  question: "Write a Python function that returns the second largest number of a list, or None where there is none.",
  answer:
    "def second_largest(numbers):\n    seen = set(numbers)\n    if len(seen) < 2:\n        return None\n    seen.remove(max(seen))\n    return max(seen)",
  tests: ["assert second_largest([3, 1, 2]) == 2"]
} as const

/** One of each kind. */
export const all = [sum, choice, open, code]
