/** What a beginner writes who has no idea of the task: a loop towards something of the right sort. */
import type { Body } from "./idioms.ts"
import type * as Signature from "./Signature.ts"

/** By what the function is to give back. */
export const byReturn: Readonly<Record<Signature.Sort, Body>> = {
  truth: ({ parameters }, first, second) =>
    parameters[0]?.sort === "number"
      ? [
        `    for i in range(1, ${first}):`,
        `        if ${second === "" ? "i * i" : `i * ${second}`} == ${first}:`,
        "            return True",
        "        else:",
        "            return False"
      ]
      : [
        `    for item in ${first}:`,
        second === "" ? `        if item == ${first}[0]:` : `        if item == ${second}:`,
        "            return True",
        "        else:",
        "            return False"
      ],
  number: ({ parameters }, first) =>
    parameters[0]?.sort === "number"
      ? ["    total = 0", `    for i in range(1, ${first}):`, "        total = total + i", "    return total"]
      : ["    total = 0", `    for i in range(1, len(${first})):`, "        total = total + 1", "    return total"],
  list: ({ parameters }, first) =>
    parameters[0]?.sort === "number"
      ? ["    result = []", `    for i in range(1, ${first}):`, "        result.append(i)", "    return result"]
      : [
        "    result = []",
        `    for i in range(len(${first}) - 1):`,
        `        result.append(${first}[i])`,
        "    return result"
      ],
  text: ({ parameters }, first) =>
    parameters[0]?.sort === "number"
      ? [`    result = ""`, `    for i in range(1, ${first}):`, "        result = result + str(i)", "    return result"]
      : [
        `    result = ""`,
        `    for i in range(1, len(${first})):`,
        `        result = result + str(${first}[i])`,
        "    return result"
      ],
  table: (
    _,
    first
  ) => ["    counts = {}", `    for item in ${first}:`, "        counts[item] = 1", "    return counts"],
  any: (
    _,
    first
  ) => [
    `    for item in ${first}:`,
    "        if item:",
    "            return item",
    "        else:",
    "            return None"
  ]
}
