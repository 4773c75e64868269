/** Disjoint sets of the numbers 0 … size − 1. */
export interface UnionFind {
  find(of: number): number
  union(a: number, b: number): void
}

export function unionFind(size: number): UnionFind {
  const parent = Int32Array.from({ length: size }, (_, i) => i)
  const find = (of: number): number => {
    let root = of
    while (parent[root] !== root) root = parent[root] ?? root
    for (let at = of; at !== root; ) {
      const next = parent[at] ?? root
      parent[at] = root
      at = next
    }
    return root
  }
  return {
    find,
    union(a, b) {
      parent[find(a)] = find(b)
    },
  }
}
