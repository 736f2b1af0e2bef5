/** Trades of the hand: building, wiring, machines, wood and cloth, and the arts. */
import type { Trade } from "../Trade.ts"

/** Building, wiring, machines, wood and cloth, and the arts. */
export const making: ReadonlyArray<Trade> = [
  {
    field: "stage, sound and pictures",
    words:
      /theatre|prompter|actor|music|bassoon|pianist|songwriter|singer|film|photograph|artist|graphic|designer|painter(?! and)|choir|dancer|media|content creator|radio journalist|presenter/,
    looks: [
      "plays the recording at half speed",
      "pins the sketches along one wall in the order they were made",
      "watches the whole thing without sound",
      "counts the bars between one mistake and the next",
      "asks somebody who knows nothing about it to describe what they see"
    ],
    tries: [
      "takes out the best moment to see whether the rest holds",
      "goes through it in the dark",
      "does the same thing with half the means",
      "starts with the ending"
    ],
    papers: ["the prompt book", "the score", "the sketchbook", "the shot list"],
    tools: ["the spare microphone", "the music stand", "the light table", "the tripod"],
    spots: ["in the wings", "at the cutting table", "in the practice room", "on an empty stage"],
    folk: ["the stage manager", "an old teacher", "a sound engineer", "a neighbour with a good ear"],
    hears: "at the stage door",
    table: {
      file: "performances",
      rows: "performances",
      key: "show_id",
      by: "venue",
      value: "tickets",
      date: "played_on"
    },
    worries: ["a practice room that will be let to somebody else", "an opening night that came nearer"],
    terms: {
      "negative space":
        "Negative space is the part of a picture where nothing is. The eye reads its shape as well, so leaving something out can say more clearly what is there.",
      "room tone":
        "Room tone is the sound of a place when nobody speaks. Editors record half a minute of it, because a cut to true silence is heard as a hole."
    }
  },
  {
    field: "electricity and cold",
    words:
      /electric|turbine|heat pump|solar|refrigerat|hvac|lift mechanic|plc\b|control programmer|phone repair|radio technician|boiler|power plant|electronics/,
    looks: [
      "measures the voltage at the far end of the longest cable",
      "logs the temperature every ten minutes for a night",
      "opens the cabinet and checks each terminal with a torque driver",
      "compares the drawing with what is really on the wall",
      "writes down the fault code together with the time and the weather"
    ],
    tries: [
      "swaps the two sensors to see whether the fault moves along",
      "runs the plant on half load until noon",
      "bridges the old timer with a new one on the bench",
      "seals one joint and waits a day"
    ],
    papers: ["the service book", "the circuit diagram", "the fault list", "the wiring list"],
    tools: ["the clamp meter", "the service laptop", "the vacuum gauge", "the biscuit tin of relays"],
    spots: ["in the plant room", "on the roof", "at the open cabinet", "in the van with the door slid back"],
    folk: ["a customer", "the inspector", "the wholesaler", "an apprentice"],
    hears: "at the wholesaler's counter",
    table: {
      file: "service_calls",
      rows: "service calls",
      key: "unit_no",
      by: "site",
      value: "minutes",
      date: "called_on"
    },
    worries: ["a fault that only shows at night", "a customer whose parts do not arrive"],
    terms: {
      "power factor":
        "The power factor is the share of the current that does useful work. With a poor one the cables carry more current for the same work, so they run warmer and the supplier may charge extra.",
      "safety interlock":
        "A safety interlock keeps a machine from running while a guard is open. It must fail towards stopping, and bridging it removes the only part of the machine that cares about hands."
    }
  },
  {
    field: "building",
    words:
      /builder|building (?:site|work|trade)|bricklay|roof|tiler|plaster|carpent|joiner|scaffold|construct|stonemason|mason\b|glazier|architect|survey|civil|structural|bridge|crane|plumb|decorator|geotech|engineer on site|contractor|foreman|handyman|well driller/,
    looks: [
      "measures the wall again from the other corner",
      "taps along the joint and listens",
      "stretches a string from end to end and looks along it",
      "compares the delivery notes with what lies in the yard",
      "digs a hole one spade deep to see what the plan does not show",
      "photographs each crack with a ruler beside it"
    ],
    tries: [
      "lays one square metre and leaves it for a week",
      "mixes three small batches and numbers them",
      "sets the frame up dry before anything is fixed",
      "works the cut list out afresh on squared paper"
    ],
    papers: ["the site diary", "the drawing", "the delivery notes", "the cut list"],
    tools: ["the long level", "the laser", "the good drill", "the plumb line"],
    spots: ["on the scaffold", "in the site hut", "at the tailgate", "on the subfloor"],
    folk: ["the site foreman", "the client", "the merchant", "a retired bricklayer"],
    hears: "in the site hut",
    table: { file: "deliveries", rows: "deliveries", key: "note_no", by: "site", value: "cost", date: "delivered_on" },
    worries: ["a client who changes the drawing on Fridays", "a wall that will not dry"],
    terms: {
      "load path":
        "The load path is the way a weight takes through a building down to the ground. Anything on it may not be cut or moved before something else has taken over, even if it looks like decoration.",
      "curing time":
        "Curing time is how long concrete or mortar needs to gain its strength, which is a matter of water and warmth and not of drying. Keep it damp and frost-free, and load it late rather than early."
    }
  },
  {
    field: "machines and metal",
    words:
      /mechanic|machinist|machine operator|engineering student|toolmak|welder|blacksmith|metal|factory|assembly|manufactur|maintenance|production|mill worker|quality inspector|printing|engine(?:er, container)|third engineer|barge|locksmith|industrial|packag|miner\b|quarry/,
    looks: [
      "listens to the machine with a screwdriver held to {his} ear",
      "measures the worn part at three places",
      "runs the job once with the cover off",
      "counts the rejects of one shift and sorts them by kind",
      "checks the drawing against the part that really fits"
    ],
    tries: [
      "shims the bearing by the thickness of a cigarette paper",
      "slows the line by a tenth for an hour",
      "makes the part once more, out of scrap",
      "swaps the suspect piece for an old one that is known to be good"
    ],
    papers: ["the maintenance card", "the shift book", "the drawing", "the reject sheet"],
    tools: ["the dial gauge", "the torque wrench", "the thread file", "the pullers"],
    spots: ["at the lathe", "under the machine", "in the tool crib", "at the workbench"],
    folk: ["the shift foreman", "the parts supplier", "an apprentice", "the customer's buyer"],
    hears: "at the coffee machine between shifts",
    table: { file: "jobs", rows: "jobs", key: "job_no", by: "machine", value: "hours", date: "finished_on" },
    worries: ["a part that is no longer made", "a machine only one person understands"],
    terms: {
      tolerance:
        "A tolerance says how far a size may be off and still do. Every tenth you tighten it costs time, so it should be as wide as the job allows and as tight as the fit needs.",
      "preventive maintenance":
        "Preventive maintenance replaces a part before it fails, by hours run or by what is measured on it. It pays where a failure costs more than the part and the stop together."
    }
  },
  {
    field: "wood, cloth and clay",
    words:
      /luthier|potter|tailor|seamstress|weav|carpet|shoemaker|watch repair|craft|textile|garment|dhow|boat builder|jewel|sew|knit|artisan|bicycle mechanic|stained glass/,
    looks: [
      "lays the old piece beside the new one under the lamp",
      "counts the threads along one edge",
      "sorts the slips by measurement instead of by name",
      "holds the wood to {his} ear and taps it",
      "writes down what each step really takes, with a kitchen clock"
    ],
    tries: [
      "makes the thing once in cheap cloth",
      "fires a small test piece beside the others",
      "undoes one seam and sews it the old way",
      "works a whole morning with a template instead of by eye"
    ],
    papers: ["the order book", "the pattern sheet", "the measurement slips", "the notebook with the swatches"],
    tools: ["the good shears", "the marking gauge", "the spare last", "the small kiln"],
    spots: ["at the bench by the window", "at the loom", "on the shop floor", "in the back room"],
    folk: ["a customer", "the thread dealer", "a niece who wants to learn", "the woman from the museum"],
    hears: "across the work table",
    table: {
      file: "commissions",
      rows: "orders",
      key: "order_no",
      by: "customer",
      value: "price",
      date: "promised_on"
    },
    worries: ["an order promised too early", "a material that can no longer be had"],
    terms: {
      "piece rate":
        "A piece rate pays by the item and not by the hour. To see whether it is fair, divide the day's pay by the hours really worked, breaks and repairs included.",
      "grain direction":
        "Grain direction is the way the fibres run. Wood splits along it and cloth stretches across it, so marking it first saves the piece later."
    }
  }
]
