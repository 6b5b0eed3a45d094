import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CellValue } from '#shared/amount/amount';
import { type Address, parseAddress } from '#shared/document/address';
import { explainRefusal } from '#shared/document/explain-refusal';
import { newDocument } from '#shared/document/new-document';
import { present } from '#shared/kit/assert';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Pack, PackSource } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import type { Session } from '#shared/session/session';
import { sessionOf } from './reference';

/** The folder of a pack that has a column of every kind of values. */
export const VALUE_KINDS_FOLDER = fileURLToPath(new URL('../fixtures/packs/value-kinds', import.meta.url));

/** Its files, some of them replaced. */
export function valueKindsSource(replaced: Readonly<Record<string, string>> = {}): PackSource {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(VALUE_KINDS_FOLDER, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(VALUE_KINDS_FOLDER.length + 1).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
  }
  return { directory: 'value-kinds', files: { ...files, ...replaced } };
}

export function loadValueKinds(): Pack {
  const pack = loadPack(valueKindsSource());
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

/** An empty project of the pack. */
export function valueKindsSession(): Session {
  const pack = loadValueKinds();
  return sessionOf(pack, newDocument(pack, { organisation: '某单位', kind: '', year: 2024 }));
}

/** A project with something of every kind in it. */
export function filledValueKinds(): Session {
  const session = valueKindsSession();
  const codes = [
    { code: '2010301', name: '行政运行' },
    { code: '2010302', name: '一般行政管理事务' },
  ];
  const filled = session.run({
    kind: 'together',
    steps: [
      {
        kind: 'insert-lines',
        table: '02',
        lines: codes,
        names: { '201': '一般公共服务支出', '20103': '政府办公厅' },
        moveAmounts: false,
      },
      {
        kind: 'set-cells',
        cells: Object.entries(FILLED).map(([text, value]) => ({ address: addressOf(text), value })),
      },
    ],
  });
  if (!filled.ok) throw new Error(explainRefusal(filled.problem));
  return session;
}

const FILLED: Readonly<Record<string, CellValue>> = {
  '01[1,1]': 12_345_678n,
  '01[1,2]': 12_350_000n,
  '01[1,3]': 12_350_000n,
  '01[1,4]': 9850n,
  '01[1,5]': 95n,
  '01[1,6]': "'优",
  '01[1,7]': "'2024-09-30",
  '01[1,8]': "'=已验收—",
  '01[2,1]': 0n,
  '01[2,4]': 100n,
  '01[2,6]': "'差",
  '01[2,8]': "'—",
  '01[3,4]': 5000n,
  '01[3,8]': "'合计数经核对",
  '02[2010301,1]': 1_000_000n,
  '02[2010301,2]': "'办公楼维修，第 2 期",
  '02[2010301,3]': "'是",
  '02[2010302,1]': 20_000n,
  '02[20103,2]': "'2024",
  '03[2,1]': 3n,
  '03[3,1]': 0n,
  '03[4,1]': 2n,
  '03[5,1]': 250_000_000n,
  '03[1,2]': "'含应急车辆",
};

function addressOf(text: string): Address {
  return present(parseAddress(text), 'the fixture names cells');
}
