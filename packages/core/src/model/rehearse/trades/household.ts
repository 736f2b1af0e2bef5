/** The trade of those who have none, or whose trade nothing tells: keeping a life in order. */
import type { Trade } from "../Trade.ts"

/** Keeping a life in order. */
export const household: Trade = {
  field: "keeping things in order",
  words: /retired|student|unemployed|stay-at-home|homemaker|parent|laid-off|school leaver|mother|father|volunteer/,
  looks: [
    "spreads the letters of half a year on the table",
    "writes down every expense for a fortnight",
    "rings the office and asks for the name of the form",
    "walks the way once to see how long it really takes",
    "goes through the drawer where such papers end up"
  ],
  tries: [
    "does it the other way round for a week",
    "starts with the smallest part",
    "asks for a trial month",
    "sets the alarm half an hour earlier"
  ],
  papers: ["the kitchen calendar", "the blue folder", "the list on the fridge", "the address book"],
  tools: ["the sewing kit", "the good ladder", "the bicycle", "the old laptop"],
  spots: ["at the kitchen table", "on the stairs", "in the garden", "at the bus stop"],
  folk: ["a cousin", "the woman at the counter", "an old schoolfriend", "the neighbour downstairs"],
  hears: "over the garden fence",
  table: { file: "expenses", rows: "expenses", key: "receipt_no", by: "category", value: "amount", date: "paid_on" },
  worries: ["a letter that ought to have been answered", "money that never lasts until the end of the month"],
  terms: {
    "household budget":
      "A household budget sets what comes in against what must go out and then against what may. It works when it is looked at weekly and forgives small sins.",
    "notice period":
      "A notice period is the time between saying that a contract ends and its end. It usually counts from the day the other side receives it, so keep proof of that day."
  }
}
