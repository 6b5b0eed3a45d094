import { describe, expect, test } from 'vitest';
import { faultsWith, SHANXI_SOURCE } from '../shanxi-pack';

/** What a pack may not say because nobody can tell what it would mean. */
function file(name: string): string {
  return SHANXI_SOURCE.files[name]!;
}

function swap(name: string, piece: string, by: string): Record<string, string> {
  expect(file(name)).toContain(piece);
  return { [name]: file(name).replace(piece, by) };
}

function lineOf(name: string, piece: string): number {
  return file(name).slice(0, file(name).indexOf(piece)).split('\n').length;
}

const CODES = '      - { codes: functional, levels: [3, 5, 7] }';

describe('a table whose lines cannot be told apart', () => {
  test('two lists of codes', () => {
    expect(faultsWith(swap('tables/03.yaml', CODES, `${CODES}\n${CODES}`))).toEqual([
      `tables/03.yaml:${lineOf('tables/03.yaml', CODES) + 1}: 一张表只能有一处 codes，第一处在第 ${lineOf('tables/03.yaml', CODES)} 行`,
    ]);
  });

  test('one 类 on two lines', () => {
    const piece = '{ line: 33, label: 二、外交支出, class: "202" }';
    expect(faultsWith(swap('tables/01.yaml', piece, piece.replace('202', '201')))).toEqual([
      `tables/01.yaml:${lineOf('tables/01.yaml', piece)}: 类 201 已是行 32 的类，同一类不能写在两行`,
    ]);
  });

  test('two totals', () => {
    const piece = '{ line: 合计, label: 合计, total: true, bold: true }';
    const more = `${piece}\n      - { line: 总计, label: 总计, total: true }`;
    expect(faultsWith(swap('tables/03.yaml', piece, more))).toEqual([
      `tables/03.yaml:${lineOf('tables/03.yaml', piece) + 1}: 一张表只能有一行写 total: true，第一处是行 合计`,
    ]);
  });

  test('digits that do not grow', () => {
    expect(faultsWith(swap('tables/03.yaml', '[3, 5, 7]', '[5, 3, 7]'))).toEqual([
      `tables/03.yaml:${lineOf('tables/03.yaml', CODES)}: levels 须由少到多，各写一次，如 [3, 5, 7]`,
    ]);
  });

  test('a classification that no code list of the pack is of', () => {
    expect(faultsWith(swap('tables/03.yaml', 'codes: functional', 'codes: funktional'))).toEqual([
      `tables/03.yaml:${lineOf('tables/03.yaml', CODES)}: 没有名为“funktional”的科目词典，可用：functional、economic`,
    ]);
  });
});

describe('columns that cannot be told apart', () => {
  test('one number on two columns', () => {
    const piece = '{ amount: 3, title: 上级补助收入';
    expect(faultsWith(swap('tables/02.yaml', piece, piece.replace('3', '2')))).toContainEqual(
      `tables/02.yaml:${lineOf('tables/02.yaml', piece)}: 栏次 2 在同一栏组里写了两次`,
    );
  });

  test('one number on the columns of two panels that share a line', () => {
    const piece = '{ line: 32, label: 一、一般公共服务支出';
    const faults = faultsWith({
      'tables/01.yaml': file('tables/01.yaml')
        .replace(piece, '{ line: 8, label: 一、一般公共服务支出')
        .replace('amount: 2', 'amount: 1'),
    });
    expect(faults).toContainEqual(
      `tables/01.yaml:${lineOf('tables/01.yaml', piece)}: 行 8 在两个栏组里都有第 1 栏，分不清是哪一格`,
    );
  });

  test('several columns for the code', () => {
    const piece = '- { shows: name, title: 科目名称, aliases: [名称, 功能分类科目名称], width: 34 }';
    const more = `- { shows: code, title: 款, width: 4 }\n          ${piece}`;
    expect(faultsWith(swap('tables/03.yaml', piece, more))).toEqual([
      `tables/03.yaml:${lineOf('tables/03.yaml', piece)}: 科目编码只写一栏；表样分印在几栏的，在这一栏写 parts: [类, 款, 项]`,
    ]);
  });
});

describe('a code list that says two things', () => {
  test('in one file', () => {
    const name = 'dictionary/functional.csv';
    const lines = file(name).trimEnd().split('\n');
    const first = lines.findIndex((text) => text.startsWith('201,')) + 1;
    expect(faultsWith({ [name]: `${file(name).trimEnd()}\n201,公共服务支出,类\n` })).toEqual([
      `${name}:${lines.length + 1}: 编码 201 在第 ${first} 行叫“一般公共服务支出”，这里叫“公共服务支出”，一个编码只有一个名称`,
    ]);
    // Once for each budget, under one name: 212 in the general budget and in the funds.
    expect(lines.filter((text) => text.startsWith('212,'))).toHaveLength(2);
  });

  test('in two files', () => {
    const name = 'dictionary/functional-unverified.csv';
    const text = file(name).replace(/^201,.*$/m, '201,一般公共事务,类');
    const line = text.split('\n').findIndex((row) => row.startsWith('201,')) + 1;
    expect(faultsWith({ [name]: text })).toEqual([
      `${name}:${line}: 编码 201 在 dictionary/functional.csv 第 2 行叫“一般公共服务支出”，这里叫“一般公共事务”，一个编码只有一个名称`,
    ]);
  });
});

test('an elimination over a column that is not there', () => {
  const faults = faultsWith(
    swap('pack.yaml', 'income: { table: "02", column: 3 }', 'income: { table: "02", column: 33 }'),
  );
  expect(faults.join('\n')).toContain('抵销：表 02 没有第 33 栏');
});
