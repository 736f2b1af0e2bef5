/** How many calls are made ready at once. */

/**
 * Places that have begun and not ended: what a place has ready, its prompt above all, takes memory, and a hundred thousand of them
 * would take gigabytes. Places begin in the order in which slots are given too, so that as long as no endpoint has more slots than
 * this, nobody is asked sooner or later than if all began together.
 */
export const atOnce = 2048
