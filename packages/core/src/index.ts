/** Stoa's engine, in the order of its flow: domain, population, society, simulation, synthesis, quality, data set; then services. */
export * as Pipeline from "./Pipeline.ts"
export * as Recipe from "./Recipe.ts"
export { version } from "./version.ts"

export * as Agent from "./domain/Agent.ts"
export * as Draft from "./domain/Draft.ts"
export * as Episode from "./domain/Episode.ts"
export * as Event from "./domain/Event.ts"
export * as Example from "./domain/Example.ts"
export * as Group from "./domain/Group.ts"
export * as Message from "./domain/Message.ts"
export * as Place from "./domain/Place.ts"
export * as PlainText from "./domain/PlainText.ts"
export * as Plan from "./domain/Plan.ts"
export * as Profile from "./domain/Profile.ts"
export * as Requirement from "./domain/Requirement.ts"
export * as Seed from "./domain/Seed.ts"

export * as Census from "./population/Census.ts"
export * as Ground from "./population/Ground.ts"
export { ProfileError } from "./population/ProfileError.ts"
export * as ProfileSource from "./population/ProfileSource.ts"
export * as Roster from "./population/Roster.ts"
export * as RowProblem from "./population/RowProblem.ts"

export * as Grouping from "./society/Grouping.ts"
export * as SocialGraph from "./society/SocialGraph.ts"
export * as Society from "./society/Society.ts"

export * as Simulation from "./simulation/Simulation.ts"

export * as Synthesis from "./synthesis/Synthesis.ts"

export * as Filter from "./quality/Filter.ts"
export * as Quality from "./quality/Quality.ts"

export * as Dataset from "./dataset/Dataset.ts"
export * as Format from "./dataset/Format.ts"
export * as Manifest from "./dataset/Manifest.ts"

export * as Embedder from "./model/Embedder.ts"
export * as Model from "./model/Model.ts"
export * as Models from "./model/Models.ts"
export * as OpenAi from "./model/OpenAi.ts"
export * as Prompt from "./model/Prompt.ts"
export * as Providers from "./model/Providers.ts"
export * as Rehearsal from "./model/Rehearsal.ts"

export * as VectorIndex from "./vector/VectorIndex.ts"

export * as AtomicFile from "./log/AtomicFile.ts"
export * as EventLog from "./log/EventLog.ts"
export * as Fold from "./log/Fold.ts"
export * as Runs from "./log/Runs.ts"
export * as RunStore from "./log/RunStore.ts"
export * as Signals from "./log/Signals.ts"
export * as Trace from "./log/Trace.ts"
export * as World from "./log/World.ts"
