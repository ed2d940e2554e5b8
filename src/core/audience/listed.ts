/** An object with all keys of `T`, also those that may be left out of a `T`; what is not there is undefined. */
export type Every<T> = { readonly [K in keyof Required<T>]: T[K] };

/** `X`, if it has no key but those of `T`. */
type Only<T, X extends T> = X & Readonly<Record<Exclude<keyof X, keyof T>, never>>;

/**
 * Lists what an audience may see of something, key by key. It does nothing at run time; what it is for is what does not
 * compile: a key of `T` that is missing (where all keys of `T` are required), one that is misspelt, and one that `T` does
 * not have, also where it comes with a spread or a variable.
 *
 * @example listed<{ id: string }>()({ id, secret }) //=> does not compile
 */
export function listed<T extends object>(): <X extends T>(parts: Only<T, X>) => T {
  return (parts) => parts;
}
