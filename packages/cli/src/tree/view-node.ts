import type { Message } from "@pylayout/core";
import type { PackageKind } from "@pylayout/python";
import type { TestView } from "./project-view.ts";

/** A file or directory of a project. */
export class ViewNode {
  readonly path: string;
  readonly kind: "directory" | "file";
  readonly children = new Map<string, ViewNode>();
  readonly findings: Message[] = [];
  packageKind: PackageKind | null = null;
  moduleName: string | null = null;
  test: TestView | null = null;

  constructor(path: string, kind: "directory" | "file") {
    this.path = path;
    this.kind = kind;
  }

  get name(): string {
    return this.path.slice(this.path.lastIndexOf("/") + 1);
  }

  /** The node at a path at or below this one, made with its parents if absent. */
  at(path: string, kind: "directory" | "file" = "file"): ViewNode {
    const below = this.path === "" ? path : path.slice(this.path.length + 1);
    if (below === "") return this;
    const name = below.split("/", 1)[0] ?? below;
    const place = this.path === "" ? name : `${this.path}/${name}`;
    let child = this.children.get(name);
    if (!child) this.children.set(name, (child = new ViewNode(place, place === path ? kind : "directory")));
    return child.at(path, kind);
  }

  /** Directories first, each kind by name. */
  sorted(): ViewNode[] {
    return [...this.children.values()].sort(
      (a, b) => Number(a.kind === "file") - Number(b.kind === "file") || (a.name < b.name ? -1 : 1),
    );
  }

  /** This node and everything below it. */
  *all(): Generator<ViewNode> {
    yield this;
    for (const child of this.children.values()) yield* child.all();
  }
}
