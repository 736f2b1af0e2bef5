/** What is made when it is first wanted, and then once. */

/** Made when it is first wanted: who only reads an older run wants nothing of tables that it does not have. */
export const lazily = <A>(make: () => A): () => A => {
  let made: { readonly of: A } | undefined
  return () => (made ??= { of: make() }).of
}
