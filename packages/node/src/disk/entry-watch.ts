const STRIDE = 1024;

let watcher: (() => void) | undefined;
let noted = 0;

/**
 * `watch` is called at every 1024th entry that is listed, on disk or in git's index: a chance to look after the process while a
 * large tree is read. undefined: nobody watches any more.
 */
export function watchEntries(watch: (() => void) | undefined): void {
  watcher = watch;
}

export function noteEntry(): void {
  if (watcher !== undefined && ++noted % STRIDE === 0) watcher();
}
