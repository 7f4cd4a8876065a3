const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs a synchronous action that Ctrl-C may not cut in half: the signal takes effect right after it. */
export function holdSignals<Result>(action: () => Result): Result {
  let received: NodeJS.Signals | undefined;
  const hold = (signal: NodeJS.Signals): void => {
    received = signal;
  };
  for (const signal of signals) process.on(signal, hold);
  try {
    return action();
  } finally {
    // Signals that came meanwhile are delivered by the event loop, so the handlers must live until it has turned.
    setImmediate(() => {
      for (const signal of signals) process.off(signal, hold);
      if (received !== undefined) process.kill(process.pid, received);
    });
  }
}
