/** Trades of service: the road, the warehouse, the kitchen, guests and rooms. */
import type { Trade } from "../Trade.ts"

/** The road, the warehouse, the kitchen, guests and rooms. */
export const serving: ReadonlyArray<Trade> = [
  {
    field: "goods on the move",
    words: /warehouse|freight|logistic|dispatch|courier|parcel|delivery|picker|shipping|customs|forward/,
    looks: [
      "counts the trailers in the yard against the sheet",
      "times one round with a stopwatch",
      "follows one pallet from the gate to the shelf",
      "compares the scanned times with the gatekeeper's list",
      "sorts yesterday's mistakes by the hour they were made in"
    ],
    tries: [
      "loads the last stop first",
      "runs the round without the app for a morning",
      "puts two pickers on one aisle",
      "keeps a free bay for whatever comes late"
    ],
    papers: ["the yard sheet", "the delivery notes", "the shift plan", "the route list"],
    tools: ["the hand scanner", "the pallet jack", "the tie-down straps", "the cargo bike"],
    spots: ["at the loading dock", "at the gate", "in the cab", "in the break room"],
    folk: ["a driver", "the gatekeeper", "the customer's warehouse", "the night planner"],
    hears: "at the loading dock",
    table: { file: "shipments", rows: "shipments", key: "shipment_no", by: "route", value: "kilos", date: "due_on" },
    worries: ["a sheet only one person understands", "a route that is never finished on time"],
    terms: {
      "lead time":
        "Lead time is how long it takes from ordering to having. It is the slowest case that decides your stock, not the average.",
      "last mile":
        "The last mile is the way from the final depot to the door. It is short and the dearest part, because every stop is for one parcel."
    }
  },
  {
    field: "driving",
    words: /driver|truck|bus\b|tram|train\b|taxi|railway|minibus|transport|motorcycle|pilot/,
    looks: [
      "writes the times of every stop on the back of the rota",
      "goes over the speed chart with a ruler",
      "checks tyres, oil and papers before the light is up",
      "compares the app's figure with the money in {his} pocket",
      "drives the stretch once more as a passenger"
    ],
    tries: [
      "leaves four minutes earlier from the depot",
      "takes the road behind the market",
      "keeps a second tally next to the official one",
      "fills up at the far station for a month"
    ],
    papers: ["the log book", "the rota", "the fuel receipts", "the timetable"],
    tools: ["the tyre gauge", "the tow rope", "the dash camera", "the good torch"],
    spots: ["at the terminus", "in the cab", "at the fuel pump", "in the depot canteen"],
    folk: ["a conductor", "the depot manager", "a passenger", "a retired driver"],
    hears: "in the depot canteen",
    table: { file: "trips", rows: "trips", key: "trip_no", by: "line", value: "fares", date: "driven_on" },
    worries: ["a log entry that is simply wrong", "a rota that leaves no time to eat"],
    terms: {
      "driving time rules":
        "Driving time rules fix how long you may drive before a break and how long you must rest in a day. The numbers differ by country, and the record counts, so note every stop when it happens.",
      headway:
        "Headway is the time between two vehicles of a line. Passengers feel uneven headways more than late ones: three buses at once mean a long wait for the fourth."
    }
  },
  {
    field: "kitchens and guests",
    words:
      /caf[eé] |cook|chef|baker|pastry|butcher|kitchen|restaurant|waiter|guesthouse|hotel|hospitality|catering|barista|noodle|food|cleaner|housekeep|tourism|porter|bar\b/,
    looks: [
      "weighs what comes back on the plates",
      "writes down the first and the last order of each hour",
      "tastes the same batch hot, cold and the day after",
      "costs one portion down to the salt",
      "compares the booking list with the beds that were really slept in"
    ],
    tries: [
      "bakes the half batch with less water",
      "takes two dishes off the board for a week",
      "starts the dough an hour before the heat",
      "gives every room a card with one question on it"
    ],
    papers: ["the booking list", "the recipe card", "the order slips", "the supplier's bill"],
    tools: ["the probe thermometer", "the spare mixer", "the big pot", "the dough scale"],
    spots: ["at the stove", "in the linen store", "at the front desk", "behind the oven"],
    folk: ["a guest", "the supplier", "the kitchen porter", "the food inspector"],
    hears: "at the back door of the kitchen",
    table: { file: "bookings", rows: "bookings", key: "booking_no", by: "room", value: "nights", date: "arrives_on" },
    worries: ["a supplier who doubled the price of flour", "two bookings for one bed"],
    terms: {
      "baker's percentage":
        "In baker's percentages every ingredient is given as a share of the flour, which is always 100 %. To scale a recipe, fix the new weight of flour and multiply each share by it.",
      "food cost":
        "Food cost is what the ingredients of a dish cost as a share of its price. Around a third is common; waste and staff meals belong in it, or the number flatters you."
    }
  }
]
