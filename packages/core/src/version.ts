/** The version of Stoa, as in its package files. */
export const version = "0.1.0"
