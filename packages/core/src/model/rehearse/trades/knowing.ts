/** Trades of the head: software, operations, science, figures, teaching, books. */
import type { Trade } from "../Trade.ts"

/** Software, operations, science, figures, teaching, books. */
export const knowing: ReadonlyArray<Trade> = [
  {
    field: "networks and machines that must not fall over",
    words:
      /reliability|network (?:operations|technician|engineer|admin)|hospital it\b|systems? admin|database admin|technical support|\bit (?:support|consultant|manager)|security analyst|sysadmin|help ?desk/,
    looks: [
      "reads the log backwards from the last good entry",
      "compares this week's alerts with the list of those nobody acted on",
      "follows one cable from the cabinet to the far end",
      "checks the date of every backup by opening it",
      "counts how often the alarm rang between midnight and five",
      "draws the whole set-up from memory and marks what turns out to be wrong"
    ],
    tries: [
      "restores last night's backup onto a spare machine",
      "switches the standby on for ten minutes at noon",
      "moves one small service first and leaves the rest alone",
      "tries the way back before touching the way forward"
    ],
    papers: ["the runbook", "the incident log", "the rack diagram", "the change calendar"],
    tools: ["the cable tester", "the spare laptop", "the console cable", "the labelled box of adapters"],
    spots: [
      "beside the rack",
      "at the night desk",
      "in the server room",
      "at the desk by the window"
    ],
    folk: ["the supplier's night desk", "a former colleague", "the auditor", "the one who held this post before"],
    hears: "over the ticket queue",
    table: { file: "alerts", rows: "alerts", key: "alert_id", by: "host", value: "minutes", date: "raised_on" },
    worries: ["a backup nobody has ever restored", "an alarm that rings every night for nothing"],
    terms: {
      "rollback plan":
        "A rollback plan says how to get back to the state before a change, who decides to do so and until when it is possible. It only counts once it has been tried, because a way back that was never walked is a hope and not a plan.",
      "incident review":
        "An incident review is a calm account of what happened, written by those who were there: the timeline, what they saw, what they believed and why it made sense then. Its aim is to change the conditions, not to find someone to blame."
    }
  },
  {
    field: "software",
    words:
      /programm|developer|software|automation|coder|\bcode\b|firmware|compiler|front-?end|back-?end|web dev|web design|tester\b|machine.learning|data engineer|product manager|interface designer|ux\b|computer|open-source|technology|informatics/,
    looks: [
      "steps through the failing case line by line",
      "runs the slow query once more with timing switched on",
      "compares last month's configuration with today's",
      "goes through the change history entry by entry",
      "rebuilds the fault on a spare machine",
      "writes down the exact input that makes it go wrong"
    ],
    tries: [
      "writes a test that fails for the right reason",
      "takes the last change out again on a copy",
      "cuts the routine in two and tries each half alone",
      "puts a guard in front of the fragile call",
      "moves the job to a quieter hour"
    ],
    papers: ["the bug tracker", "the change notes", "the README", "the design notes"],
    tools: ["the test data", "the spare laptop", "the small debugging script", "the oscilloscope"],
    spots: [
      "at the second monitor",
      "on the train with the laptop on {his} knees",
      "at the kitchen table after ten",
      "by the whiteboard"
    ],
    folk: ["a tester", "a user who wrote in twice", "the person who wrote the first version", "a reviewer"],
    hears: "in the team chat",
    table: { file: "orders", rows: "orders", key: "order_id", by: "customer", value: "amount", date: "ordered_on" },
    worries: ["a nightly job that fails without a message", "a release nobody dares to roll back"],
    terms: {
      "race condition":
        "A race condition is a fault that depends on which of two things happens first. Both parts are correct on their own; together they read and write the same thing without agreeing on an order, so the fault comes and goes with timing.",
      "database transaction":
        "A database transaction is a bundle of changes that either all happen or none do. While it runs, others do not see half-finished work, and rows it has locked cannot be changed by anybody else until it ends.",
      "technical debt":
        "Technical debt is the work you put off to be ready sooner. Like a loan it can be sensible, but it bears interest: every later change takes a little longer until somebody pays it back."
    }
  },
  {
    field: "science",
    words:
      /scientist|biologist|physic(?:s|ist)\b|chemist\b|chemistry|researcher|phd|laboratory|glaciolog|genetic|archaeolog|entomolog|linguist|geograph|historian|astronom|professor|environmental/,
    looks: [
      "repeats the measurement with a second instrument",
      "sorts the samples by date instead of by place",
      "plots every reading, also the ones that were left out",
      "goes back to the field notes for the week in question",
      "checks the units from the first line to the last",
      "lays two seasons of results next to each other"
    ],
    tries: [
      "runs the experiment without the one thing everyone is sure of",
      "works the whole thing through on ten samples before a thousand",
      "sends half of the samples out blind",
      "leaves the oldest assumption out and calculates again"
    ],
    papers: ["the lab notebook", "the field diary", "the draft of the paper", "the sample register"],
    tools: ["the hand lens", "the calibrated balance", "the field recorder", "the spare sensor"],
    spots: ["at the bench", "in the cold room", "in the corridor", "in the reading room"],
    folk: ["a reviewer", "the technician", "an old supervisor", "a colleague from another field"],
    hears: "over coffee in the institute",
    table: { file: "samples", rows: "samples", key: "sample_id", by: "site", value: "reading", date: "taken_on" },
    worries: ["a result that will not repeat", "a field season that may be cancelled"],
    terms: {
      "control sample":
        "A control sample goes through every step of an experiment except the one under test. If it changes as well, the change does not come from what you were testing.",
      "error bar":
        "An error bar shows how far the true value may lie from the measured one. Two measurements whose bars overlap widely do not contradict each other, however different their middles look."
    }
  },
  {
    field: "figures",
    words: /statistic|mathemat(?!ics teacher)|actuar|economist|demograph|data analyst|analyst\b|survey weight/,
    looks: [
      "recounts the raw forms for one village by hand",
      "works the figure out a second way, from the other end",
      "checks who is missing from the table before looking at who is in it",
      "sets this year's curve on last year's and holds both to the window",
      "traces one number back to the sheet it came from"
    ],
    tries: [
      "leaves the largest case out and calculates again",
      "draws a thousand imaginary samples to see how far chance alone would go",
      "rounds nothing until the last line",
      "replaces the average by the middle value"
    ],
    papers: ["the working paper", "the table of weights", "the method note", "last year's report"],
    tools: ["the slide rule", "the good calculator", "the clean copy of the data", "the squared paper"],
    spots: ["at a locked screen", "by the window", "at the long table", "on the bus, with a pencil"],
    folk: ["an interviewer", "the head of section", "a journalist", "a former student"],
    hears: "in the corridor between two meetings",
    table: {
      file: "households",
      rows: "interviews",
      key: "household_id",
      by: "district",
      value: "income",
      date: "asked_on"
    },
    worries: ["a figure that everyone quotes and nobody checks", "a survey that fewer people answer each year"],
    terms: {
      "survey weight":
        "A survey weight says for how many people one answer stands. Groups that answer less often get a larger weight, so that the total again looks like the population; the price is more uncertainty.",
      "standard error":
        "The standard error tells how much an estimate would vary if the same study were done again and again. It shrinks with the square root of the number of cases: four times the cases, half the error."
    }
  },
  {
    field: "teaching",
    words:
      /teacher|lecturer|tutor|headmistress|headmaster|(?<!night-)school\b(?! bus| canteen| leaver| secretary)|pupil|education|literacy|instructor|kindergarten|childminder|preschool/,
    looks: [
      "goes through a stack of exercise books and sorts the mistakes by kind",
      "watches from the back row for a whole lesson",
      "asks three pupils to explain the task in their own words",
      "compares this term's attendance with the harvest calendar",
      "tries the test {himself} with a watch beside it",
      "notes after each lesson who said nothing"
    ],
    tries: [
      "starts the lesson with the mistake instead of the rule",
      "lets the older ones explain it to the younger ones",
      "cuts the explanation to five minutes and gives the rest to practice",
      "teaches the hour outside, with stones for numbers"
    ],
    papers: ["the class register", "the lesson plan", "the mark book", "the seating plan"],
    tools: ["the box of coloured chalk", "the old projector", "the set of counting sticks", "the spare textbook"],
    spots: ["at the blackboard", "in the staff room", "after the last bell", "on the bench outside the classroom"],
    folk: ["a parent", "the caretaker", "the inspector", "an older colleague"],
    hears: "at the school gate",
    table: { file: "attendance", rows: "lessons", key: "pupil_id", by: "class", value: "minutes", date: "held_on" },
    worries: ["a class that has stopped asking questions", "an inspection announced for next month"],
    terms: {
      "formative assessment":
        "Formative assessment is checking while there is still time to do something about it: a question at the door, a thumb up or down, a one-minute answer on paper. It informs the next lesson and gives no mark.",
      "retrieval practice":
        "Retrieval practice means calling something back from memory instead of reading it again. The effort of remembering is what makes it last, so short quizzes beat long rereading."
    }
  },
  {
    field: "books and papers",
    words:
      /librar|archiv|museum|technical writer|(?<!film )editor\b|proofread|translator|subtitl|interpreter|novelist|journalist|reporter|author\b|content writer|(?<!song)writer\b/,
    looks: [
      "reads the first and the last version side by side, aloud",
      "looks the doubtful word up in three dictionaries",
      "goes through the boxes of one shelf and lists what is missing",
      "rings the only witness and asks nothing for a whole minute",
      "checks each name against the register",
      "marks every sentence that cannot be proved"
    ],
    tries: [
      "tells the whole thing in ninety words",
      "leaves the text in a drawer for two nights",
      "tests the page on a reader of twelve",
      "moves the last paragraph to the top"
    ],
    papers: ["the proofs", "the card index", "the marked draft", "the correspondence file"],
    tools: ["the good recorder", "the style guide", "the magnifying glass", "the old dictionary"],
    spots: ["in the reading room", "at the window desk", "by the stacks", "in the archive basement"],
    folk: ["an editor", "a reader who wrote in", "a copyist", "the last person who saw the original"],
    hears: "across the reading-room desk",
    table: { file: "loans", rows: "loans", key: "item_id", by: "reader", value: "days", date: "lent_on" },
    worries: ["a page that cannot be verified", "a deadline that moved forward"],
    terms: {
      "primary source":
        "A primary source was made at the time by somebody who took part: a diary, a bill, a photograph. It is close to the event, which is not the same as true, so you ask who made it and what for.",
      "plain language":
        "Plain language puts the most important thing first, uses words the reader uses and one thought a sentence. The test is not whether it looks simple but whether a reader can act on it."
    }
  }
]
