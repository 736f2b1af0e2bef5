/** Names that stand for something in a formula. */

/** Functions of one number, by the names LaTeX gives them. */
export const functions = new Map<string, (x: number) => number>(Object.entries({
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  cot: (x: number) => 1 / Math.tan(x),
  sec: (x: number) => 1 / Math.cos(x),
  csc: (x: number) => 1 / Math.sin(x),
  arcsin: Math.asin,
  arccos: Math.acos,
  arctan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  ln: Math.log,
  log: Math.log10,
  exp: Math.exp
}))

/** Letters that LaTeX writes as a command. */
export const greek = new Set(
  ("alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi rho sigma tau upsilon " +
    "phi varphi chi psi omega Gamma Delta Theta Lambda Sigma Phi Psi Omega ell hbar").split(" ")
)

/** n!, where it has a value. */
export const factorial = (n: number): number => {
  if (!Number.isInteger(n) || n < 0 || n > 170) return Number.NaN
  let product = 1
  for (let factor = 2; factor <= n; factor++) product *= factor
  return product
}

/** In how many ways k of n can be chosen. */
export const choose = (n: number, k: number): number => Math.round(factorial(n) / (factorial(k) * factorial(n - k)))
