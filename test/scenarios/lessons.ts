/** Questions for tests, each with a reference that holds a word which stands nowhere else. */

/** What is planted in the references. */
export const planted = "quokka"

/** A sum whose result, steps and planted word stand in the reference only. */
export const sum = {
  id: "lessons:1",
  source: "lessons",
  domain: "mathematics",
  question:
    "Mira plants 14 rows of beans with 23 beans in each row. Then hail ruins 37 of the beans. How many beans are left?",
  answer: `Mira plants 14 * 23 = 322 beans, as a ${planted} would.\nAfter the hail 322 - 37 = 285 beans are left.`,
  outcome: { kind: "number", text: "285" }
} as const

/** One like it. */
export const likeIt = {
  id: "lessons:2",
  source: "lessons",
  domain: "mathematics",
  question: "Jon sets 12 shelves with 31 jars on each shelf. He breaks 45 jars. How many jars are whole?",
  answer: "Jon sets 12 * 31 = 372 jars, as a wombat would.\nAfter that 372 - 45 = 327 jars are whole.",
  outcome: { kind: "number", text: "327" }
} as const

/** A choice. */
export const choice = {
  id: "lessons:3",
  source: "lessons",
  domain: "general",
  question: "Which planet of the solar system has the shortest year?\n\nA. Venus\nB. Mercury\nC. Mars\nD. Neptune",
  answer: "B. Mercury",
  outcome: { kind: "option", text: "B" }
} as const

/** A task for a programmer; its answer is code. */
export const program = {
  id: "lessons:4",
  source: "lessons",
  domain: "code",
  question:
    "Write a function to find the largest number of a list.\n\nYour code should pass tests such as this one:\n\nassert find_largest([-4, -2, -9]) == -2",
  answer: `def find_largest(nums):\n    # ${planted}\n    return max(nums)`,
  tests: ["assert find_largest([-4, -2, -9]) == -2"]
} as const

/** A question without a value to compare. */
export const prose = {
  id: "lessons:5",
  source: "lessons",
  domain: "general",
  question: "Explain why leaves turn yellow in autumn.",
  answer:
    `In autumn trees take the green chlorophyll back into their branches, so that carotenoids, which were there all the time, come to light; the ${planted} does not mind.`
} as const
