/** (table, line, column): written `01[27,1]`, `03[2010301,2]`, `05[合计,1]`; last year's `上年.01[60,2]`. */
export type Address = {
  readonly table: string;
  readonly line: string;
  readonly column: number;
  readonly prior?: true;
};

/** The printed form of an address, which is also its identity in maps and in JSON. */
export type AddressText = string;

const ADDRESS = /^(上年[.．])?([^[\].]+)\[([^,\]]+),(\d+)\]$/;

export function addressText(table: string, line: string, column: number): AddressText {
  return `${table}[${line},${column}]`;
}

export function writeAddress(address: Address): AddressText {
  return `${address.prior ? '上年.' : ''}${addressText(address.table, address.line, address.column)}`;
}

/** Reads an address as a clerk or a command line writes it; `undefined` when it has not that form. */
export function parseAddress(text: string): Address | undefined {
  const match = ADDRESS.exec(text.normalize('NFKC').replaceAll(' ', ''));
  if (!match) return undefined;
  const [, prior, table = '', line = '', column = ''] = match;
  return { table, line, column: Number(column), ...(prior ? { prior: true as const } : {}) };
}
