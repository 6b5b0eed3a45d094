/** `sum(T[本行,2:7])` for neighbouring columns, else the cells joined by +. */
export function cellsText(table: string, line: string, columns: readonly number[]): string {
  const [first = 0] = columns;
  const last = columns.at(-1) ?? 0;
  const together = columns.length > 1 && columns.every((column, at) => column === first + at);
  if (together) return `sum(${table}[${line},${first}:${last}])`;
  return columns.map((column) => `${table}[${line},${column}]`).join(' + ');
}

/** Keys or numbers in order as the notation writes them: `1:8`, or the only one. */
export function columnRange(parts: readonly (string | number)[]): string {
  const [first = ''] = parts;
  return parts.length > 1 ? `${first}:${parts.at(-1)}` : String(first);
}

/** Runs of neighbours for which `of` gives the same. */
export function runs<Item, Kind>(
  items: readonly Item[],
  of: (item: Item) => Kind,
): { readonly kind: Kind; readonly items: readonly Item[] }[] {
  const found: { kind: Kind; items: Item[] }[] = [];
  for (const item of items) {
    const last = found.at(-1);
    const kind = of(item);
    if (last && last.kind === kind) last.items.push(item);
    else found.push({ kind, items: [item] });
  }
  return found;
}
