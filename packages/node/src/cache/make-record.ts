import { fileState, IdentityList, mayHaveChangedSince, NO_IDENTITY, type FileIdentity } from "../disk/file-identity.ts";
import { READ, type Observations } from "../disk/observations.ts";
import { ReliableDevices } from "../disk/reliable-directories.ts";
import type { FileGroup, RunOutput, RunRecord } from "./run-record.ts";

/**
 * A run with what it saw; undefined where that is not certain: where a file may have changed since `moment`, when nothing
 * had been read yet. Files that were not looked at when they had been read are looked at now, after the run: what has not
 * changed since is what was read.
 */
export function makeRecord(
  key: string,
  output: RunOutput,
  observations: Observations,
  moment: number,
): RunRecord | undefined {
  if (!observations.isRepeatable) return undefined;
  const states = new States(moment, observations.identities);
  for (const directory of observations.listings.keys()) states.addDirectory(directory);
  for (const [directory, contents] of observations.contents) states.addFiles(directory, contents);
  if (!states.areCertain) return undefined;
  return {
    key,
    output,
    variables: [...observations.variables].map(([name, value]) => [name, value ?? null]),
    answers: [...observations.answers].flatMap(([question, paths]) =>
      [...paths].map(([path, answer]) => [question, path, answer] as const),
    ),
    directories: [...observations.listings.keys()],
    listings: () => [...observations.listings.values()],
    groups: states.groups,
    identities: states.identities.toArray(),
  };
}

class States {
  readonly groups: FileGroup[] = [];
  readonly identities = new IdentityList();
  readonly #moment: number;
  readonly #known: IdentityList;
  readonly #reliable = new ReliableDevices();
  areCertain = true;

  constructor(moment: number, known: IdentityList) {
    this.#moment = moment;
    this.#known = known;
  }

  /** A directory that has not changed since the run began held the names that the run saw; of others only those count. */
  addDirectory(path: string): void {
    const { identity, device } = fileState(path, false);
    const vouches = !mayHaveChangedSince(identity, this.#moment) && this.#reliable.has(device, path);
    this.identities.add(vouches ? identity : NO_IDENTITY);
  }

  addFiles(directory: string, contents: ReadonlyMap<string, number>): void {
    const links: string[] = [];
    const base = directory === "" ? "" : `${directory}/`;
    for (const [name, content] of contents) {
      if (content >= 0) {
        this.#addFile(this.#known.at(content), true);
        continue;
      }
      const { identity, isLink } = fileState(base + name, false);
      this.#addFile(identity, content === READ);
      if (isLink) links.push(name);
    }
    this.groups.push({ directory, follow: false, names: [...contents.keys()] });
    if (links.length === 0) return;
    this.groups.push({ directory, follow: true, names: links });
    for (const name of links) this.#addFile(fileState(base + name, true).identity, false);
  }

  #addFile(identity: FileIdentity, wasRead: boolean): void {
    const isGone = wasRead && identity[0] < 0;
    if (isGone || mayHaveChangedSince(identity, this.#moment)) this.areCertain = false;
    this.identities.add(identity);
  }
}
