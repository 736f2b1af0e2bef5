/** Trades of money and paper: law, accounts, offices, shops, marketing. */
import type { Trade } from "../Trade.ts"

/** Law, accounts, offices, shops, marketing. */
export const trading: ReadonlyArray<Trade> = [
  {
    field: "law",
    words:
      /law\b|lawyer|attorney|legal|notary|paralegal|judge|clerk of court|judge's clerk|court|solicitor|counsel\b|compliance/,
    looks: [
      "reads the contract backwards, from the signatures to the title",
      "lays the two versions on the table and marks what moved",
      "looks up when the time limit really began",
      "goes through the land file page by page with a pencil",
      "checks which of the annexes were ever signed"
    ],
    tries: [
      "writes the other side's case as if it were {his} own",
      "asks for the paper instead of arguing about it",
      "proposes a meeting without prejudice",
      "drafts the clause in words a grandmother would sign"
    ],
    papers: ["the case file", "the draft contract", "the register", "the list of deadlines"],
    tools: ["the commentary", "the stamp", "the typewriter", "the bundle of precedents"],
    spots: ["in the registry", "on the courthouse steps", "at the long desk", "under the office fan"],
    folk: ["the registrar", "the other side's lawyer", "a client", "a retired judge"],
    hears: "on the courthouse stairs",
    table: { file: "claims", rows: "claims", key: "claim_no", by: "court", value: "amount", date: "filed_on" },
    worries: ["a time limit that ends on a holiday", "a file with pages missing"],
    terms: {
      "burden of proof":
        "The burden of proof says who has to convince and so who loses if nothing can be shown either way. Before you argue about facts, find out whose burden they are.",
      "limitation period":
        "A limitation period is the time within which a claim must be brought. When it starts, what stops it and how long it runs differ from place to place, so look up the rule for your court first."
    }
  },
  {
    field: "accounts and money",
    words:
      /account|bookkeep|bank|financ|tax|actuar|microcredit|insurance|loan|teller|audit|custom(?:s broker|s officer)/,
    looks: [
      "adds the column up from the bottom",
      "sets the bank statement beside the shoebox of receipts",
      "asks for the original of one single invoice",
      "compares what was declared with what was delivered",
      "ticks every entry above a certain sum"
    ],
    tries: [
      "closes the month as if it were the year",
      "splits the sum over three dates",
      "puts the doubtful items on a sheet of their own",
      "works the whole quarter on paper first"
    ],
    papers: ["the ledger", "the receipts box", "the tax notice", "the cash book"],
    tools: ["the adding machine", "the ruler", "the sharp pencil", "the template for invoices"],
    spots: ["at the counter", "after closing", "at the desk behind the glass", "at the dining table"],
    folk: ["a client", "the auditor", "the man from the tax office", "a cashier"],
    hears: "at the counter",
    table: { file: "payments", rows: "payments", key: "invoice_no", by: "client", value: "amount", date: "due_on" },
    worries: ["a receipt nobody can find", "a client who pays in promises"],
    terms: {
      "compound interest":
        "Compound interest is interest on interest: each period's interest is added to the debt and bears interest itself. At 2 % a month a debt grows by about 27 % a year and not by 24 %.",
      "cash flow":
        "Cash flow is what comes in and goes out and when. A business can earn well on paper and fail all the same, because its customers pay later than its suppliers wait.",
      depreciation:
        "Depreciation spreads the price of a thing over the years it is used. It costs no cash in those years; it says what part of the thing was used up to earn the year's income."
    }
  },
  {
    field: "selling",
    words:
      /shop|store\b|vendor|market|trader|sales|retail|merchant|broker|publicity|public relations|brand|stall|owner \/|business owner|hairdress|barber/,
    looks: [
      "counts what sold between nine and eleven",
      "walks past the window like a stranger",
      "compares two suppliers' prices item by item",
      "goes through the credit book name by name",
      "asks the next ten customers one and the same question"
    ],
    tries: [
      "moves the bread to the back and the post to the front",
      "opens an hour later and closes an hour later",
      "offers the thing in a smaller packet",
      "writes the price larger than the name"
    ],
    papers: ["the credit book", "the price list", "the order pad", "the calendar by the till"],
    tools: ["the counter scale", "the price gun", "the hand truck", "the shop ladder"],
    spots: ["at the till", "behind the counter", "in the storeroom", "at the stall"],
    folk: ["a regular", "the rep", "the landlord", "the boy who delivers"],
    hears: "over the counter",
    table: { file: "sales", rows: "sales", key: "item_no", by: "shelf", value: "amount", date: "sold_on" },
    worries: ["a landlord with new ideas", "a supplier who sends what was not ordered"],
    terms: {
      "profit margin":
        "The margin is the part of the price that is left after what the thing cost you. A markup of 50 % is a margin of a third; mixing the two up is how shops give discounts they cannot afford.",
      "stock turnover":
        "Stock turnover says how often the shelf is sold empty in a year. A cheap thing that turns twelve times earns more than a dear one that turns once."
    }
  },
  {
    field: "offices and councils",
    words:
      /clerk|administrat|secretar|council|government|civil serv|office|manager|executive|coordinator|consultant|director|human resources|customer s(?:ervice|upport)|operations|receptionist|postal|business management/,
    looks: [
      "goes through the minutes of the last six meetings",
      "follows one form from desk to desk",
      "counts the letters that were answered late and sorts them by reason",
      "compares the rule with what is really done",
      "asks each desk what it waits for most"
    ],
    tries: [
      "cuts the form to one page",
      "answers the oldest letter first for a week",
      "puts the decision on the agenda with two options and no more",
      "sends the summary before the meeting instead of after it"
    ],
    papers: ["the minutes", "the agenda", "the register of letters", "the shared calendar"],
    tools: ["the good stapler", "the projector", "the meeting room key", "the template"],
    spots: ["at the front desk", "in the corridor", "in the small meeting room", "by the copier"],
    folk: ["a councillor", "the head of department", "a caller at the window", "the colleague next door"],
    hears: "by the copier",
    table: {
      file: "requests",
      rows: "requests",
      key: "request_no",
      by: "department",
      value: "days",
      date: "received_on"
    },
    worries: ["a form that nobody can fill in", "a decision postponed for the third time"],
    terms: {
      "standing agenda":
        "A standing agenda lists what every meeting deals with in the same order. It saves the quarrel about what to talk of and shows at once what has been put off.",
      "service level":
        "A service level is a promise with a number: how many of the requests are answered within how many days. Without the share and the time it is only a wish."
    }
  }
]
