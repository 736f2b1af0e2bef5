/** Whether another program has the terminal: Ctrl-C is then its own, and ends nothing here. */
let isLent = false

/** Another program has it, or has it no more. */
export const set = (lent: boolean): void => {
  isLent = lent
}

/** True while another program has it. */
export const is = (): boolean => isLent
