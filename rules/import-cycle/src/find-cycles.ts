/** One import statement: the importing file, and the file that it loads. */
export interface Dependency {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  readonly column: number;
  /** A name of the module is read at once, not only the module bound. */
  readonly needsName: boolean;
}

export type Graph = ReadonlyMap<string, readonly Dependency[]>;

/** A shortest cycle for each set of files that reach each other, if some import in it reads a name; by path. */
export function findCycles(graph: Graph): readonly (readonly Dependency[])[] {
  const component = components(graph);
  const done = new Set<number>();
  const cycles: (readonly Dependency[])[] = [];
  for (const start of [...graph.keys()].sort()) {
    const own = component.get(start) ?? -1;
    if (done.has(own)) continue;
    const within = (edge: Dependency): boolean => component.get(edge.to) === own;
    const firsts = (graph.get(start) ?? []).filter((edge) => edge.needsName && within(edge));
    const cycle = shortest(firsts.map((edge) => wayBack(graph, edge, within) ?? []));
    if (cycle === undefined) continue;
    done.add(own);
    cycles.push(cycle);
  }
  return cycles;
}

function shortest(ways: readonly (readonly Dependency[])[]): readonly Dependency[] | undefined {
  return ways.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length)[0];
}

/** Breadth first from the end of an edge to its start. */
function wayBack(graph: Graph, first: Dependency, within: (edge: Dependency) => boolean): Dependency[] | undefined {
  const came = new Map<string, Dependency>([[first.to, first]]);
  const queue = [first.to];
  for (const at of queue) {
    if (at === first.from) return trace(came, first);
    for (const edge of graph.get(at) ?? []) {
      if (!within(edge) || came.has(edge.to)) continue;
      came.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  return undefined;
}

function trace(came: ReadonlyMap<string, Dependency>, first: Dependency): Dependency[] {
  const way: Dependency[] = [];
  for (let edge = came.get(first.from); edge && edge !== first; edge = came.get(edge.from)) way.unshift(edge);
  return [first, ...way];
}

/** Strongly connected components (Tarjan), the stack kept by hand: chains may be longer than the call stack is deep. */
function components(graph: Graph): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const component = new Map<string, number>();
  const open: string[] = [];
  for (const root of graph.keys()) {
    if (order.has(root)) continue;
    const work: { node: string; next: number }[] = [{ node: root, next: 0 }];
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { node } = top;
      if (top.next === 0) {
        order.set(node, order.size);
        low.set(node, order.get(node) ?? 0);
        open.push(node);
      }
      const to = graph.get(node)?.[top.next++]?.to;
      if (to !== undefined) {
        if (!order.has(to)) work.push({ node: to, next: 0 });
        else if (!component.has(to)) lower(low, node, order.get(to));
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above) lower(low, above.node, low.get(node));
      if (low.get(node) === order.get(node)) {
        for (let member = open.pop(); member !== undefined; member = open.pop()) {
          component.set(member, order.get(node) ?? 0);
          if (member === node) break;
        }
      }
    }
  }
  return component;
}

function lower(low: Map<string, number>, node: string, value: number | undefined): void {
  low.set(node, Math.min(low.get(node) ?? Infinity, value ?? Infinity));
}
