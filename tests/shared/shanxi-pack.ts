import { type Address, type AddressText, parseAddress } from '#shared/document/address';
import type { CellEdit, Command, Refusal } from '#shared/document/command';
import type { ProjectDocument } from '#shared/document/document';
import { newDocument } from '#shared/document/new-document';
import type { Finding } from '#shared/engine/finding';
import { AMOUNT } from '#shared/kind/kinds';
import { plainText, readValue } from '#shared/kind/value-text';
import type { PackProblem } from '#shared/kit/pack-problem';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Facts } from '#shared/pack/facts';
import type { Pack, PackSource } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import type { Session } from '#shared/session/session';
import { loadShanxi, packSource, sessionOf } from '../support/reference';

/** The pack under test and the clerk's verbs, so that tests read as what a clerk does and sees. */
export const SHANXI_SOURCE: PackSource = packSource('shanxi-2022');
export const SHANXI: Pack = loadShanxi();
export const FACTS: Facts = { organisation: '某局', kind: '', year: 2022 };

export function emptyDocument(): ProjectDocument {
  return newDocument(SHANXI, FACTS);
}

export function startSession(document: ProjectDocument = emptyDocument()): Session {
  return sessionOf(SHANXI, document);
}

/** `01[27,1]` as an address. */
export function at(text: string): Address {
  const address = parseAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}

/** Types texts into cells, as one paste. Amounts are in 元; an empty text clears the cell. */
export function type(session: Session, cells: Readonly<Record<string, string>>): Refusal | undefined {
  const edits = Object.entries(cells).map(([text, typed]): CellEdit => {
    const address = at(text);
    const value = readValue(typed, session.cell(address)?.type ?? AMOUNT, 'yuan');
    if (!value.ok) throw new Error(`${typed} is no amount`);
    return { address, value: value.value };
  });
  return run(session, { kind: 'set-cells', cells: edits });
}

/** Runs a command; the refusal, if there is one. */
export function run(session: Session, command: Command): Refusal | undefined {
  const result = session.run(command);
  return result.ok ? undefined : result.problem;
}

/** Adds lines by code; names do not matter. */
export function insert(session: Session, table: string, ...codes: readonly string[]): Refusal | undefined {
  return run(session, {
    kind: 'insert-lines',
    table,
    lines: codes.map((code) => ({ code, name: `科目${code}` })),
    names: {},
    moveAmounts: false,
  });
}

/** What a cell shows: `123.00`, a count, `—`, or the empty text for blank. */
export function shown(session: Session, text: string): string {
  const cell = session.cell(at(text));
  if (!cell) return `没有 ${text}`;
  if (cell.value === null) return '';
  return cell.value === '—' ? '—' : plainText(cell.value, cell.type);
}

/** The findings of a rule that read a cell. */
export function findingsOf(session: Session, rule: string, cell?: AddressText): readonly Finding[] {
  return session
    .findings()
    .filter((finding) => finding.rule === rule && (cell === undefined || finding.cells.includes(cell)));
}

/** The pack with more rules at the end of its file. */
export function packWithRules(...rules: readonly string[]): Pack {
  const text = `${SHANXI_SOURCE.files['rules.txt']?.trimEnd()}\n${rules.join('\n')}\n`;
  const pack = loadPack({ directory: 'trial', files: { ...SHANXI_SOURCE.files, 'rules.txt': text } });
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

/** Loads the pack with some of its files replaced (`undefined`: taken away); its faults, `file:line: reason`. */
export function faultsWith(files: Readonly<Record<string, string | undefined>>): readonly string[] {
  const merged = Object.fromEntries(
    Object.entries({ ...SHANXI_SOURCE.files, ...files }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const pack = loadPack({ directory: 'trial', files: merged });
  return pack.ok
    ? []
    : pack.problem.map(({ file, line, reason }: PackProblem) => `${file}:${line}: ${reason}`);
}
