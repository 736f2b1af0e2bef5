/** What looks at the run again and again: often while it moves, seldom while it rests, and soon after a key. */
import { often, type Shown } from "../session/Session.ts"

/** Starts looking; gives what ends it. What cannot be looked at ends it too. */
export const start = (session: Shown, fail: (error: unknown) => void): () => void => {
  let isLooking = false
  let isResting = false
  let timer: NodeJS.Timeout

  const look = () => {
    isLooking = true
    try {
      const delay = session.tick()
      isResting = delay > often
      timer = setTimeout(look, delay)
    } catch (error) {
      fail(error)
    } finally {
      isLooking = false
    }
  }

  const unsubscribe = session.subscribe(() => {
    if (isLooking || !isResting) return
    isResting = false
    clearTimeout(timer)
    timer = setTimeout(look, often)
  })
  timer = setTimeout(look, often)
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}
