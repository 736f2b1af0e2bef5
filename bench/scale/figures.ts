/** What sizing counts with: each figure, and where it comes from. Two cores of an AMD EPYC, Node 24.21. */

/** A measured or given number. */
export interface Figure {
  readonly value: number
  readonly unit: string
  readonly from: string
}

const figure = (value: number, unit: string, from: string): Figure => ({ value, unit, from })

/** What was measured. */
export const measured = {
  callsAStep: figure(1.66, "calls of an agent in a step", "bench:slots: 13,282 calls of 1,000 agents in 8 steps"),
  callsAnAgent: figure(1, "calls for an agent before that", "one to ground it (population.grounding: merged)"),
  callsAnExample: figure(2, "calls for a candidate row", "sft: instruct and respond; other kinds ask more"),
  kept: figure(
    0.98,
    "candidates kept",
    "500 of each kind, bench:kinds: sft 500 of 500, safety 500 of 508, code 500 of 553"
  ),
  cpuACall: figure(1568, "us of CPU for a call over HTTP", "bench:engine, 10,000 agents"),
  cpuForming: figure(2457, "us of CPU for an agent to be grouped and linked", "bench:scale, 10,000 agents"),
  factsAnAgent: figure(2, "facts of an agent before its life", "Enrolled, AgentJoined"),
  factsAStep: figure(1.78, "facts of an agent in a step", "bench/scale/follow.ts"),
  factsAnExample: figure(1, "facts of a candidate row", "Judged"),
  bytesAFact: figure(806, "bytes of a fact", "bench/scale/follow.ts, people, life and rows"),
  bytesEnrolled: figure(
    1106,
    "bytes of a person in the statement that enrols all",
    "bench/scale/follow.ts: 1,012 of the fact, with its place, digest and lengths"
  ),
  follow: figure(50, "us of CPU to decode and fold a fact", "bench/scale/follow.ts"),
  society: figure(
    22,
    "us of CPU for an agent to learn which groups there are",
    "SocietyFormed of 20,000 groups, the first of a process: 2.2 to 2.4 s, load 9; 1.2 s once warm"
  ),
  worldAgent: figure(8.5, "kB of heap for an idle agent", "bench:memory, 8 to 9"),
  worldStep: figure(1.5, "kB of heap for a step of an agent", "bench/scale/follow.ts"),
  worldExample: figure(3.7, "kB of heap for a row", "bench/scale/follow.ts"),
  worldFact: figure(
    0.07,
    "kB of heap for the place of a fact, which a worker knows again",
    "a Set of such texts: 1,000,000 of them"
  ),
  residentAgent: figure(
    42,
    "kB of resident memory at most for an agent in the process that lives it",
    "bench:scale, 100,000 agents: 4,200 MB"
  ),
  logAgent: figure(7.7, "kB of log for an agent before its life", "bench:scale"),
  logStep: figure(
    8.7,
    "kB of log for a step of an agent",
    "bench:scale, the first step; later ones are a fifth longer"
  ),
  logExample: figure(12, "kB of log for a row", "a run.db of 300 agents, 4 steps and 600 rows: 21 MB"),
  postgresFacts: figure(17_575, "facts a second into PostgreSQL", "bench/postgres.ts, shared, 1,000 fibers"),
  postgresCalls: figure(7_681, "calls a second into PostgreSQL", "bench/postgres.ts, shared, 64 fibers"),
  writesAnAttempt: figure(
    2,
    "writes for an attempt at a call, each as a fact",
    "it is written when it begins and when it ends"
  ),
  busy: figure(0.931, "of the slots kept busy", "bench:slots, free"),
  inFlight: figure(
    0.153,
    "calls in flight for an agent, on average, with slots to spare",
    "bench/engine/stoa.ts, 1,024 slots, median 500 ms: 153 for 1,000 agents, 32 for 300"
  ),
  gateRow: figure(
    5.6,
    "kB of memory for a row that others are compared with",
    "bench:gates: 102 + 170 + 292 MB for 100,000"
  ),
  judging: figure(66, "us of CPU for a row, exact and near duplicates", "bench:gates: 9.9 + 55.9"),
  semantic: figure(2038, "us of CPU for a row among 100,000, semantic duplicates", "bench:gates"),
  semanticGrowth: figure(2.1, "times as much where there are ten times as many", "bench:gates"),
  inputPerson: figure(
    394,
    "tokens into a call that grounds a person",
    "the rehearsal's, 300 agents, 4 steps, 600 rows"
  ),
  outputPerson: figure(335, "tokens out of it", "the same; a real model writes more"),
  inputTurn: figure(897, "tokens into a call of a turn", "the same"),
  outputTurn: figure(69, "tokens out of it", "the same"),
  inputRow: figure(373, "tokens into a call of a row", "the same"),
  outputRow: figure(141, "tokens out of it", "the same")
} as const

/** A cluster and an endpoint as somebody might have them. */
export const assumed = {
  steps: figure(
    10,
    "steps",
    "taken here: an example for each step of an agent is about what its episodes give (0.98 candidates)"
  ),
  workers: figure(16, "workers, each a process on a core of its own", "taken here"),
  slots: figure(1024, "calls in flight at all endpoints together", "taken here"),
  seconds: figure(2.5, "s for a call", "taken here: stoa forecast counts 0.5 s and 1 s for 60 tokens"),
  heap: figure(4288, "MB of heap that Node gives a process by itself", "v8.getHeapStatistics() with 24 GiB of memory"),
  message: figure(2 ** 30, "bytes of one statement", "PostgreSQL takes no message above 1 GiB"),
  lock: figure(12, "s after which a worker that says nothing loses its groups", "shardLockExpiration of the cluster"),
  input: figure(0.1, "dollars for a million tokens in", "taken here: put in your own"),
  output: figure(0.4, "dollars for a million tokens out", "taken here: put in your own")
} as const
