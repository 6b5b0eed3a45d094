import { MEMBER_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import { printedBook } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { GatheredUnits } from '#shared/units/consolidate';
import { followUnit } from '#shared/units/follow-unit';
import type { Member } from '#shared/units/member';
import { makeUnits, projectOf } from '../world/make-units';
import { figureOf, loadText, millisecondsOf, type Row } from './measure';

/** The sum is of so many units, made of a hundred that are met again and again. */
const UNITS = 10_000;
const MADE = 100;

/** A sum of ten thousand units: made one after the other, opened, following a unit that is edited. */
export function sumRows(pack: Pack): Row[] {
  const sessions = [...makeUnits(pack, { units: MADE, seed: 2, errorEvery: 0 })].map((made) => {
    const session = createSession(pack, projectOf(made));
    if (!session.ok) throw new Error(session.problem.kind);
    return { file: made.path, session: session.value };
  });
  const members = sessions.map(
    ({ file, session }): Member => ({ file, book: printedBook(session, MEMBER_BOOK, file) }),
  );
  const gathered = new GatheredUnits(pack);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let held = 0;
  const took = millisecondsOf(() => {
    for (let at = 0; at < UNITS; at += 1) {
      const member = members[at % MADE];
      if (member) gathered.add({ ...member, file: `${at}` });
      if (at !== 999) continue;
      globalThis.gc?.();
      held = process.memoryUsage().heapUsed - before;
    }
  });
  globalThis.gc?.();
  const grown = process.memoryUsage().heapUsed - before;
  const facts = { organisation: '某市', kind: '', year: pack.year };
  const made = gathered.consolidate(facts);
  if (!made.ok) throw new Error(made.problem.kind);
  const text = saveProject(pack, made.value.session.document());
  let sum = made.value.session;
  const open = [0, 1, 2, 3, 4].map(() =>
    millisecondsOf(() => {
      sum = opened(pack, text);
    }),
  );
  return [
    {
      work: `${UNITS} 个单位逐个加进汇总，每个（${MADE} 个单位反复加；${loadText()}；加到 1000 个时占 ${megabytes(held)} MB，加完占 ${megabytes(grown)} MB）`,
      ours: figureOf('加', [took / UNITS]),
    },
    {
      work: `打开 ${UNITS} 个单位的汇总（${megabytes(text.length)} MB）`,
      ours: figureOf('打开', open),
      target: { milliseconds: 2000 },
    },
    {
      work: '一个单位改一个金额，汇总的各格跟上',
      ours: figureOf('改', editTimes(sum, sessions[0], members[0])),
      target: { milliseconds: 16 },
    },
  ];
}

function opened(pack: Pack, text: string): Session {
  const read = openProject(text);
  const document = read.ok ? read.value.withPack(pack) : read;
  if (!document.ok) throw new Error('A sum that was saved does not open');
  const session = createSession(pack, document.value);
  if (!session.ok) throw new Error(session.problem.kind);
  return session.value;
}

/** From the unit's edit to what the sum's cells show. */
function editTimes(
  sum: Session,
  unit: { readonly session: Session; readonly file: string } | undefined,
  member: Member | undefined,
): number[] {
  const line = unit?.session
    .document()
    .tables.get('03')
    ?.lines.find(({ code }) => code.length === 7)?.code;
  if (!unit || !member || line === undefined) throw new Error('No unit to change');
  let before = member.book;
  return Array.from({ length: 40 }, (_, at) =>
    millisecondsOf(() => {
      const cells = [{ address: { table: '03', line, column: 2 }, value: BigInt(at + 1) * 100n }];
      const edit = unit.session.run({ kind: 'set-cells', cells });
      const after = printedBook(unit.session, MEMBER_BOOK, unit.file);
      const followed = followUnit(sum, before, after);
      if (!edit.ok || !followed.ok || followed.value.changes.length === 0)
        throw new Error('Nothing followed');
      before = after;
    }),
  );
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
