import { findRepository } from "@pylayout/node";
import path from "node:path";
import { colorsFor } from "../colors.ts";
import { terminalColumns, type OutputStream } from "../streams.ts";
import { showsHyperlinks } from "../hyperlinks.ts";
import type { FormatContext } from "./formatter.ts";
import { fileUrl } from "./uri.ts";

/**
 * What a formatter is told of a stream; `root` is the absolute directory that the report's paths are relative to, `prefix` the
 * way to it from the top of the repository, where that is known.
 */
export function formatContext(
  stream: Omit<OutputStream, "write">,
  environment: NodeJS.ProcessEnv,
  root: string,
  prefix?: string,
): FormatContext {
  const links = showsHyperlinks(stream, environment);
  return {
    colors: colorsFor(stream, environment),
    columns: terminalColumns(stream),
    link: (text, place) => (links ? hyperlink(text, fileUrl(root, place)) : text),
    repositoryPath: (place) => {
      prefix ??= path
        .relative(findRepository(root)?.top ?? root, root)
        .split(path.sep)
        .join("/");
      return prefix === "" || place === "" ? prefix + place : `${prefix}/${place}`;
    },
  };
}

/** OSC 8, ended by ST. */
function hyperlink(text: string, url: string): string {
  return `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
}
