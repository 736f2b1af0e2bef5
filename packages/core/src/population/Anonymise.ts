/**
 * Makes the people of files unrecognisable before anything else is done with them (MATRIX section 3.1). A model rewrites each, and
 * code looks for whatever would give the person away, in everything the model says. It fails closed: who is still recognisable
 * after one repair is left out.
 *
 * What is written where: from here on a run knows only the person made unrecognisable, who is enrolled under an id made of file and
 * line. The original stands in one place alone: in the recorded calls of run.db, as the prompts that were sent. Facts, log file, data
 * set and card never hold it; the fact that somebody was left out names kinds of leaks and never the leaks.
 */
import { Effect, Schema } from "effect"
import type { LeftOut } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import { oneLine } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Quiet from "../log/Quiet.ts"
import * as Prompt from "../model/Prompt.ts"
import { atOnce } from "../model/Ready.ts"
import { stemOf } from "../source/Text.ts"
import * as Labels from "./anonymise/Labels.ts"
import * as LeakCheck from "./anonymise/LeakCheck.ts"
import { anonymise, type Anonymised } from "./anonymise/prompts.ts"
import * as Enrol from "./Enrol.ts"
import { uniqueIds, uniqueNames } from "./UniqueNames.ts"

/** Who is made unrecognisable. */
export interface AnonymiseOptions {
  /** Who stays as they are; by default all who are invented. */
  readonly keep?: (profile: Profile.Profile) => boolean
  /** How many people the run had before these join. Default 0. */
  readonly before?: number
}

/** The people a run goes on with, in the order given, and who stayed out. */
export interface AnonymisedPeople {
  readonly profiles: ReadonlyArray<Profile.Profile>
  readonly leftOut: ReadonlyArray<LeftOut>
}

/** Nobody could be made unrecognisable, so there is nobody to go on with. */
export class NobodyAnonymised extends Schema.TaggedError<NobodyAnonymised>()("NobodyAnonymised", {
  profiles: Schema.Int,
  leaking: Schema.Int,
  leaks: Schema.Array(Schema.String)
}) {
  override get message(): string {
    const { leaking, leaks, profiles } = this
    const why = leaking === 0
      ? "no answer of the model could be used"
      : `${leaking} were still recognisable by ${leaks.join(", ")}`
    return `None of the ${profiles} people could be made unrecognisable (${why}), and so none may be used. Try another model.`
  }
}

const attributesOf = ({ ageBand, education, interests, occupation, region }: Anonymised): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ age: ageBand, occupation, place: region, education, interests: interests.join("; ") })
      .map(([name, value]) => [name, oneLine(value)] as const)
      .filter(([, value]) => value !== "")
  )

/** All that is looked at: the answer as it came, so that nothing is hidden in what is cleaned away afterwards. */
const partsOf = (made: Anonymised): Array<LeakCheck.Part> =>
  [
    { where: "the title", text: made.name, isTitle: true, isName: true },
    { where: "the description", text: made.description },
    ...made.pastActions.map((text, index) => ({ where: `past action ${index + 1}`, text })),
    { where: "the age band", text: made.ageBand },
    { where: "the occupation", text: made.occupation, isTitle: true },
    { where: "the region", text: made.region, isTitle: true },
    { where: "the education", text: made.education, isTitle: true },
    ...made.interests.map((text) => ({ where: "the interests", text, isTitle: true }))
  ].flatMap((part) => (oneLine(part.text) === part.text ? [part] : [part, { ...part, text: oneLine(part.text) }]))

/** File and line: an id of the file's own may be a user name. */
export const idOf = ({ id, origin }: Profile.Profile): string =>
  origin.kind === "file" ? `${oneLine(stemOf(origin.file)) || "profile"}:${origin.line}` : id

const originOf = ({ origin }: Profile.Profile, isRehearsal: boolean): Profile.Origin =>
  origin.kind === "file" ? { ...origin, anonymised: isRehearsal ? "rehearsal" : "model" } : origin

const unrecognisable = (
  original: Profile.Profile,
  { making, output: made }: Prompt.Answered<Anonymised>
): Profile.Profile => ({
  id: idOf(original),
  name: oneLine(made.name),
  description: oneLine(made.description),
  pastActions: made.pastActions.slice(0, original.pastActions.length).map(oneLine),
  attributes: attributesOf(made),
  ...(original.licence === undefined ? {} : { licence: original.licence }),
  origin: originOf(original, making.rehearsal)
})

/** True for people of the census, and of the files that come with Stoa. */
export const isInvented = ({ origin }: Profile.Profile): boolean => origin.kind !== "file" || origin.invented === true

const isLeftOut = (outcome: Profile.Profile | LeftOut): outcome is LeftOut => "_tag" in outcome

interface Outcome {
  readonly original: Profile.Profile
  readonly outcome: Profile.Profile | LeftOut
  readonly labels?: Labels.Labels | undefined
}

/** The outcome under names of file and licence that give nobody away. */
const relabelled = (telling: Labels.Telling) => ({ labels, original, outcome }: Outcome): Profile.Profile | LeftOut => {
  if (labels === undefined || original.origin.kind !== "file") return outcome
  const id = idOf({ ...original, origin: { ...original.origin, file: telling.fileOf(labels.file) } })
  if (isLeftOut(outcome)) return { ...outcome, profile: id }
  const { licence: named, origin, ...rest } = outcome
  const licence = named === undefined ? undefined : telling.licenceOf(named)
  return {
    ...rest,
    id,
    ...(licence === undefined ? {} : { licence }),
    origin: origin.kind === "file" ? { ...origin, file: telling.fileOf(labels.file) } : origin
  }
}

/** One person: asked once, and once more with what leaked. */
const one = Effect.fnUntraced(function*(check: LeakCheck.LeakCheck, profile: Profile.Profile, place: string) {
  const input = { person: Profile.toText(profile), past: profile.pastActions }
  const left = (because: LeftOut["because"], leaks: ReadonlyArray<string> = []): LeftOut => ({
    _tag: "LeftOut",
    place: Place.join(place, "left-out"),
    profile: idOf(profile),
    because,
    leaks
  })
  let leaks: ReadonlyArray<LeakCheck.Leak> = []
  let identity: ReturnType<LeakCheck.LeakCheck["identify"]> | undefined
  const ended = (outcome: Outcome["outcome"]): Outcome => {
    identity ??= check.identify(profile)
    return { original: profile, outcome, labels: Labels.of(check, { identity, original: profile }) }
  }
  for (const at of [place, Place.join(place, "again")]) {
    const told = leaks.map(({ kind, text, where }) => `${kind} in ${where}: "${oneLine(text)}"`)
    const answer = yield* Prompt.ask(anonymise, { ...input, leaks: told }, at)
    if (answer._tag === "Unusable") return ended(left(answer.kind))
    // Reading a profile takes a while: it is done when there is something to look at, and not for all at once.
    identity ??= check.identify(profile)
    leaks = check.find(partsOf(answer.output), identity)
    if (leaks.length === 0) return ended(unrecognisable(profile, answer))
  }
  return ended(left("leak", [...new Set(leaks.map((leak) => leak.kind))].toSorted()))
})

const tell = ({ because, leaks, place, profile }: LeftOut) =>
  Quiet.unlessWanted(Effect.logWarning("a person was left out", { place, profile, because, leaks }))

/** Those who came after so many others, as an earlier sitting enrolled them, and who stayed out then. */
const known = Effect.fnUntraced(function*(before: number) {
  const leftOut = yield* (yield* EventLog.EventLog).eventsOf("LeftOut")
  const people: AnonymisedPeople = {
    profiles: (yield* Enrol.enrolled).slice(before),
    leftOut: leftOut.filter(({ place }) => Place.personAt(place) === before)
      .toSorted((a, b) => Place.compare(a.place, b.place))
  }
  return people
})

/**
 * Makes all people of files unrecognisable and tells who stays out; how many at a time is the model's business. Names are told
 * apart in the order given. A run that has enrolled its people keeps them, and nothing is asked.
 */
export const all = Effect.fn("Population.anonymise")(function*(
  profiles: ReadonlyArray<Profile.Profile>,
  { before = 0, keep = isInvented }: AnonymiseOptions = {}
) {
  const present = yield* known(before)
  if (present.profiles.length > 0) return present
  const check = yield* LeakCheck.load
  const ended = yield* Effect.forEach(
    profiles,
    (profile, index) =>
      keep(profile)
        ? Effect.succeed<Outcome>({ original: profile, outcome: profile })
        : one(check, profile, Place.join("population", "anonymise", before, index)),
    { concurrency: atOnce }
  )
  const outcomes = ended.map(relabelled(Labels.together(ended.flatMap(({ labels }) => labels ?? []))))
  const leftOut = outcomes.filter(isLeftOut)
  yield* Effect.forEach(leftOut, tell, { discard: true })
  const made = outcomes.filter((outcome): outcome is Profile.Profile => !isLeftOut(outcome))
  if (made.length > 0 || profiles.length === 0 || before > 0) {
    return { profiles: uniqueNames(uniqueIds(made)), leftOut } satisfies AnonymisedPeople
  }
  // Nobody is enrolled with whom it could be said.
  yield* EventLog.appendAll(leftOut)
  const leaking = leftOut.filter(({ because }) => because === "leak")
  return yield* new NobodyAnonymised({
    profiles: profiles.length,
    leaking: leaking.length,
    leaks: [...new Set(leaking.flatMap(({ leaks }) => leaks))].toSorted()
  })
})
