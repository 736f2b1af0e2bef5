/** What kinds of tasks there are, with what belongs to each (Magpie's list; MATRIX section 4.3). */
export const categories = {
  "information seeking": "facts, explanations, definitions, how something works",
  reasoning: "puzzles, arguments, conclusions from what is given, comparisons that must be thought through",
  planning: "a schedule, a procedure, steps towards something that is to be done",
  editing: "a given text that is to be corrected, shortened, translated or put in other words",
  "coding and debugging": "programs, queries, formulas of a spreadsheet, faults in any of them",
  maths: "sums, equations, geometry, statistics, proofs",
  "data analysis": "figures or tables that are to be read, compared or summed up",
  "role play": "a part that the assistant is to play in a conversation",
  "creative writing": "stories, poems, slogans, speeches, letters and messages that are to be written anew",
  advice: "what to do or to choose in a personal or professional situation",
  brainstorming: "many ideas, names or options to choose from",
  other: "anything else"
} as const
export type Category = keyof typeof categories
