/** A value that is computed when first asked for. */
export function lazy<Value>(compute: () => Value): () => Value {
  let state: { readonly value: Value } | undefined;
  return () => (state ??= { value: compute() }).value;
}
