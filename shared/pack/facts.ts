/** 单位名称、单位性质、年度. */
export type Facts = {
  readonly organisation: string;
  /** One of the pack's `organisationKinds`; empty until the clerk says. */
  readonly kind: string;
  readonly year: number;
};

/** What a text of a pack may name in double braces, `{{单位名称}}`, and what stands there when it is printed. */
const FACT_WORDS: ReadonlyMap<string, (facts: Facts) => string> = new Map([
  ['单位名称', ({ organisation }) => organisation],
  ['年度', ({ year }) => String(year)],
]);

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The text as printed for these facts. A name that is no fact stays as written; `unknownFacts` reports it. */
export function fillFacts(text: string, facts: Facts): string {
  return text.replace(PLACE, (whole, name: string) => FACT_WORDS.get(name)?.(facts) ?? whole);
}

/** Names in double braces that are no fact of a project: a fault of the pack. */
export function unknownFacts(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map(([, name = '']) => name).filter((name) => !FACT_WORDS.has(name));
}

export function knownFacts(): readonly string[] {
  return [...FACT_WORDS.keys()];
}

/** The pieces of the text between the facts, in order: what is the same for every project. */
export function constantParts(text: string): readonly string[] {
  return text.replace(PLACE, '\u0000').split('\u0000');
}
