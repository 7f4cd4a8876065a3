import type { Message } from "../rule/message.ts";

/** The messages that concern one of the paths: by their own path, their anchor, or an affected test module. */
export function selectMessages(messages: readonly Message[], paths: readonly string[]): readonly Message[] {
  if (paths.length === 0 || paths.includes("")) return messages;
  const shown = (path: string): boolean => paths.some((wanted) => path === wanted || path.startsWith(`${wanted}/`));
  return messages.filter(
    (message) => shown(message.path) || shown(message.anchor.path) || message.affects.some((path) => shown(path)),
  );
}
