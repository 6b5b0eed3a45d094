import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import type { Session } from '#shared/session/session';
import { startDocuments, steps, take } from '../shared/random-commands';
import { SHANXI } from '../shared/shanxi-pack';
import { SEED, SHARE } from './seeds';

const EDITS = Math.ceil(10_000 * SHARE);
/** After so many edits the project is saved, opened again and compared with a recomputation from nothing. */
const CHECKED_EVERY = 250;

function sessionOf(text: string): Session {
  const read = openProject(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const document = read.value.withPack(SHANXI);
  if (!document.ok) throw new Error(JSON.stringify(document.problem));
  const session = createSession(SHANXI, document.value);
  if (!session.ok) throw new Error(JSON.stringify(session.problem));
  return session.value;
}

/** Everything that is computed: what each cell shows and what each rule says. */
function computed(session: Session): unknown {
  return {
    cells: session.addresses().map((text) => {
      const address = parseAddress(text);
      const cell = address && session.cell(address);
      return [text, cell?.value, cell?.kind, cell?.computed];
    }),
    findings: session.findings().map(({ key, state, actual, expected }) => [key, state, actual, expected]),
  };
}

test(`${EDITS} random edits with undo, redo, save and reopen equal a recomputation from nothing`, () => {
  const [start] = fc.sample(startDocuments, { seed: SEED, numRuns: 1 });
  if (!start) throw new Error('No start');
  const created = createSession(SHANXI, start);
  if (!created.ok) throw new Error(created.problem.kind);
  let session = created.value;
  let edits = 0;
  let checks = 0;
  for (let round = 0; edits < EDITS; round += 1) {
    for (const step of fc.sample(steps, { seed: SEED + round, numRuns: 20 }).flat()) {
      take(session, step);
      edits += 1;
      if (edits % CHECKED_EVERY !== 0) continue;
      const text = saveProject(SHANXI, session.document());
      const fresh = sessionOf(text);
      expect(computed(fresh)).toEqual(computed(session));
      expect(saveProject(SHANXI, fresh.document())).toBe(text);
      checks += 1;
      // Every other time work goes on in the reopened project, without the history of the old one.
      if (checks % 2 === 0) session = fresh;
    }
  }
  console.log(`seed ${SEED}: ${edits} edits, ${checks} times equal to a recomputation from nothing`);
});
