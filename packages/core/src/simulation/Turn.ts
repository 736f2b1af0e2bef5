/** An agent's turn: once in each step of its group. */
import * as Place from "../domain/Place.ts"

/** Where an agent's turn in a step of its group happens. */
export const placeOf = (step: number, group: string, id: string): string => Place.join("simulation", step, group, id)
