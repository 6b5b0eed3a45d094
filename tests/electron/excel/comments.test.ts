import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { at, run } from '../../shared/shanxi-pack';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';

const pack = loadShanxi();
const published = importFixture(pack, readFixture('filled')).document;

async function withNotes(notes: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const session = sessionOf(pack, published);
  for (const [cell, text] of Object.entries(notes))
    run(session, { kind: 'set-note', address: at(cell), text });
  return generateWorkbook(session, { scale: 'yuan', notes: session.document().notes });
}

function notesOf(bytes: Uint8Array): Record<string, string> {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  return Object.fromEntries(importFixture(pack, workbook.value).document.notes);
}

test('notes written as comments come back with the workbook, blank and total cells included', async () => {
  const notes = {
    '01[27,1]': '与总账一致',
    '03[2010301,2]': '与人事处核对\n12 月补发 <&> _x0041_',
    '10[3,1]': '空白的格',
  };
  expect(notesOf(await withNotes(notes))).toEqual(notes);
});

test('a comment of the office’s own is read whatever its runs; one beside the amounts is none of ours', async () => {
  const parts = unzipSync(await withNotes({ '10[2,1]': '占位' }));
  const name = Object.keys(parts).find((part) => part.includes('comments'))!;
  const text = strFromU8(parts[name]!);
  const place = /<comment ref="([A-Z]+)(\d+)"/.exec(text)!;
  const comment = (ref: string, runs: string) =>
    `<comment ref="${ref}" authorId="0"><text>${runs}</text></comment>`;
  const body = [
    comment(
      `${place[1]}${place[2]}`,
      '<r><rPr><b/></rPr><t>财政局:</t></r><r><t xml:space="preserve"> 含税</t></r>',
    ),
    comment('A1', '<t>标题的批注</t>'),
  ].join('');
  parts[name] = strToU8(
    text.replace(/<commentList>.*<\/commentList>/s, `<commentList>${body}</commentList>`),
  );
  expect(notesOf(zipSync(parts))).toEqual({ '10[2,1]': '财政局: 含税' });
});

test('a broken comments part costs the comments, not the workbook', async () => {
  const parts = unzipSync(await withNotes({ '10[2,1]': '占位' }));
  const name = Object.keys(parts).find((part) => part.includes('comments'))!;
  parts[name] = strToU8('<comments><commentList><comment ref="C7"><text><t>断');
  expect(notesOf(zipSync(parts))).toEqual({});
});
