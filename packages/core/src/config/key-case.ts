/** `namespace-packages` as `namespacePackages`. */
export function camelCase(key: string): string {
  return key.replace(/-([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase());
}

/** `namespacePackages` as `namespace-packages`. */
export function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
