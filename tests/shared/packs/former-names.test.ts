import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { loadPack } from '#shared/pack-check/load-pack';
import { packSource, sessionOf } from '../../support/reference';
import { faultsWith } from '../shanxi-pack';

function hintsOn(id: string, code: string, name: string): readonly string[] {
  const pack = loadPack(packSource(id));
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  const session = sessionOf(
    pack.value,
    newDocument(pack.value, { organisation: '某局', kind: '', year: 2024 }),
  );
  const names = { [code.slice(0, 3)]: name, [code.slice(0, 5)]: name };
  session.run({ kind: 'insert-lines', table: '03', lines: [{ code, name }], names, moveAmounts: false });
  return session
    .findings()
    .filter(({ rule, state }) => rule === 'G-4' && state === 'fail')
    .map(({ message, severity }) => `${severity} ${message}`);
}

test.each(['shanghai-2024', 'shanghai-2025', 'central-2024', 'shanxi-2023'])(
  'a name of earlier years is hinted at with the name of now, in %s',
  (id) => {
    expect(hintsOn(id, '207', '文化体育与传媒支出')).toEqual([
      'hint 科目 207 的名称“文化体育与传媒支出”是以前的，现在叫“文化旅游体育与传媒支出”，请核对',
    ]);
    expect(hintsOn(id, '207', '文化旅游体育与传媒支出')).toEqual([]);
  },
);

test('a list of former names with a line that is none', () => {
  expect(faultsWith({ 'dictionary/former-names.csv': 'former,name\n旧名\n' })).toEqual([
    'dictionary/former-names.csv:2: 应写“旧名称,现名称”两项',
  ]);
});
