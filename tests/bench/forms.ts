import ExcelJS from 'exceljs';
import { newDocument } from '#shared/document/new-document';
import { locateForm } from '#shared/forms/locate-form';
import { newForm } from '#shared/forms/new-form';
import { readForm } from '#shared/forms/read-form';
import { present } from '#shared/kit/assert';
import type { Pack } from '#shared/pack/pack';
import { rowKeys } from '#shared/pack/row-keys';
import type { Session } from '#shared/session/session';
import { readWorkbook } from '../../electron/excel/read-workbook';
import { formSheet, formWorkbook } from '../support/form-workbooks';
import { sessionOf } from '../support/reference';
import { pair, type Row, sideBySide } from './measure';

const PROJECTS = 500;
const INDICATORS = 20;

/** A project as an office prints it: a goal of each kind, all of them reached. */
function sheetOf(at: number) {
  const indicators = Array.from({ length: INDICATORS }, (_, each) => [
    '产出指标',
    each % 2 === 0 ? '数量指标' : '质量指标',
    `第${each + 1}项服务的次数`,
    '',
    '≥100次',
    '120',
    4.5,
    4.5,
  ]);
  return formSheet([
    [{ text: '项目支出绩效自评分析报告', across: 9 }],
    ['项目名称', `第${at}个项目`],
    ['预算执行情况（元）'],
    ['资金来源', '全年预算数(元)', '全年执行数(元)', '资金结(转)余(元)', '执行率', '得分'],
    ['合计', 1_000_000, 900_000, 100_000, '90.00%', 9],
    ['本级资金', 1_000_000, 900_000, 100_000],
    ['绩效指标完成情况'],
    ['一级指标', '二级指标', '指标名称', '年初指标', '调整后指标', '实际完成值', '权重', '得分'],
    ...indicators,
  ]);
}

/** A project with that many forms, each with every indicator. */
function projectOf(pack: Pack): Session {
  const session = sessionOf(
    pack,
    newDocument(pack, { organisation: '某局', kind: '行政单位', year: pack.year }),
  );
  const kind = present(
    pack.forms.find(({ of }) => of === 'project'),
    'the pack has forms',
  );
  const workbook = readWorkbook(formWorkbook({ 一: sheetOf(1) }));
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  const located = present(locateForm(pack, workbook.value)[0], 'the form is found');
  const document = session.document();
  const { book } = readForm(pack, document, workbook.value, located, {
    place: 1,
    fallbackName: '',
    source: '',
  });
  const steps = Array.from({ length: PROJECTS }, (_, at) => {
    const facts = { name: `第${at}个项目`, level: '二级', secret: false, place: at } as const;
    const content = { ...newForm(pack, kind, document, facts), tables: book.tables };
    return { kind: 'set-book', book: `项目${at}`, content } as const;
  });
  const done = session.run({ kind: 'together', steps });
  if (!done.ok) throw new Error(done.problem.kind);
  return session;
}

/** One edit of a form among hundreds, opening them all, and their workbook taken in. */
export async function formRows(pack: Pack): Promise<Row[]> {
  return [...(await projectRows(pack)), ...(await workbookRows(pack))];
}

/** The project is let go of before the next is measured: what lies in memory slows all that follows. */
async function projectRows(pack: Pack): Promise<Row[]> {
  const session = projectOf(pack);
  session.failing();
  session.summary();
  const [line = ''] = rowKeys(INDICATORS);
  let step = 0;
  const [edit] = await sideBySide([
    {
      name: `juesuan: ${PROJECTS} forms of ${INDICATORS} indicators, all that fails listed, all counted`,
      run: () => {
        step += 1;
        const address = { book: `项目${(step * 97) % PROJECTS}`, table: '指标', line, column: 5 };
        const done = session.run({
          kind: 'set-cells',
          // Another value each time, and never the one it begins with: reached, and then not.
          cells: [{ address, value: `'${step % 2 === 0 ? 200 + step : 1 + (step % 99)}` }],
        });
        if (!done.ok) throw new Error('A result was refused');
        session.failing();
        session.summary();
      },
    },
  ]);
  const document = session.document();
  const [opened] = await sideBySide(
    [
      {
        name: `juesuan: ${PROJECTS} forms of ${INDICATORS} indicators opened, computed, judged`,
        run: () => {
          const again = sessionOf(pack, document);
          again.failing();
          again.summary();
        },
      },
    ],
    { seconds: 6, atLeast: 3, warm: 1 },
  );
  return [
    {
      work: `${PROJECTS} 份自评表、各 ${INDICATORS} 个指标的项目改一格，全部审核结果`,
      ...pair(edit, undefined),
      target: { milliseconds: 5 },
    },
    {
      work: `${PROJECTS} 份自评表、各 ${INDICATORS} 个指标的项目打开，全部审核结果`,
      ...pair(opened, undefined),
      target: { milliseconds: 2000 },
    },
  ];
}

async function workbookRows(pack: Pack): Promise<Row[]> {
  const bytes = formWorkbook(
    Object.fromEntries(Array.from({ length: PROJECTS }, (_, at) => [`项目${at}`, sheetOf(at)])),
  );
  const empty = newDocument(pack, { organisation: '某局', kind: '行政单位', year: pack.year });
  const [ours, peer] = await sideBySide(
    [
      {
        name: 'juesuan',
        run: () => {
          const read = readWorkbook(bytes);
          if (!read.ok) throw new Error(read.problem.kind);
          for (const sheet of read.value.sheets) {
            const workbook = { ...read.value, sheets: [sheet] };
            const located = present(locateForm(pack, workbook)[0], 'every sheet is a form');
            readForm(pack, empty, workbook, located, { place: 1, fallbackName: '', source: '' });
          }
        },
      },
      { name: 'exceljs', run: () => new ExcelJS.Workbook().xlsx.load(bytes as unknown as ArrayBuffer) },
    ],
    { seconds: 10, atLeast: 3, warm: 1 },
  );
  return [
    {
      work: `${PROJECTS} 份自评表的工作簿读入（读、定位、取数、计算） : exceljs 只读入同一文件`,
      ...pair(ours, peer),
      target: { ofPeer: 0.5 },
    },
  ];
}
