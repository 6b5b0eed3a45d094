import { describe, expect, test } from 'vitest';
import { readRoster, readRosterLines } from '#shared/roster/read-roster';
import { readDelimited } from '../../../electron/excel/text/read-delimited';

function read(text: string) {
  const workbook = readDelimited(text, ',');
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  return readRoster(workbook.value);
}

describe('a list of expected units', () => {
  test('is the column headed 单位名称, with the people of each where a column says them', () => {
    const list = read(
      '某县2022年度应报单位名单,,\n序号,单位名称,年末实有人数（人）\n1,某县财政局,32\n2,某县教育局,120人\n3,某县体育局,\n,合计,152\n',
    );
    expect(list).toEqual({
      ok: true,
      value: {
        units: [
          { name: '某县财政局', headcount: 32 },
          { name: '某县教育局', headcount: 120 },
          { name: '某县体育局', headcount: null },
        ],
        headcountName: '年末实有人数',
        told: ['名单第 6 行“合计”不是单位，没有算'],
      },
    });
  });

  test('may say under which other names a unit comes', () => {
    const list = read('单位名称,别名\n某县应急管理局,某县安监局、某县应急管理局机关\n某局,\n');
    expect(list.ok && list.value.units).toEqual([
      { name: '某县应急管理局', headcount: null, aliases: ['某县安监局', '某县应急管理局机关'] },
      { name: '某局', headcount: null },
    ]);
    // Whose a name is that two units have nobody knows.
    const shared = read('单位名称,别名\n甲局,乙局、老局\n乙局,老局、乙所\n');
    expect(shared.ok && shared.value.units.map(({ name, aliases = [] }) => [name, ...aliases])).toEqual([
      ['甲局'],
      ['乙局', '乙所'],
    ]);
    expect(shared.ok && shared.value.told).toEqual([
      '名单上“甲局”的别名“乙局”也是“乙局”的，没有用',
      '名单上“甲局”的别名“老局”也是“乙局”的，没有用',
      '名单上“乙局”的别名“老局”也是“甲局”的，没有用',
    ]);
  });

  test('takes a unit once, and tells what it did not take', () => {
    const list = read('单位,编制人数\n某局,10\n某 局,11\n某院,十五\n某校,3.5\n,7\n');
    expect(list.ok && list.value.units).toEqual([
      { name: '某局', headcount: 10 },
      { name: '某院', headcount: null },
      { name: '某校', headcount: null },
    ]);
    expect(list.ok && list.value.told).toEqual([
      '名单上“某 局”写了两次（第 2、3 行），算一个，用第 2 行的',
      '名单第 4 行“某院”的人数“十五”不是整数，没有读取',
      '名单第 5 行“某校”的人数“3.5”不是整数，没有读取',
      '名单第 6 行没有单位名称，没有算',
    ]);
  });

  test('may stand in several columns side by side, each with its people', () => {
    const list = read(
      '某区应报单位名单,,,,,\n序号,单位名称,人数,序号,单位名称,人数\n1,甲局,10,3,丙局,30\n2,乙局,20,,,\n',
    );
    expect(list.ok && list.value.units).toEqual([
      { name: '甲局', headcount: 10 },
      { name: '乙局', headcount: 20 },
      { name: '丙局', headcount: 30 },
    ]);
    expect(read('单位名称,人数,单位名称\n甲局,10,乙局\n').ok).toBe(false);
  });

  test('knows numbers and codes before names, and people with separators', () => {
    const list = read(
      '预算单位,人数\n一、甲局,"1,010"\n（二）乙局,2\n101001 某区体育局,3\n[101002]某区档案馆,4\n21 世纪小学,5\n309 医院,6\n',
    );
    expect(list.ok && list.value.units).toEqual([
      { name: '甲局', headcount: 1010 },
      { name: '乙局', headcount: 2 },
      { name: '101001 某区体育局', headcount: 3, aliases: ['某区体育局'] },
      { name: '[101002]某区档案馆', headcount: 4, aliases: ['某区档案馆'] },
      { name: '21 世纪小学', headcount: 5, aliases: ['世纪小学'] },
      { name: '309 医院', headcount: 6 },
    ]);
  });

  test('ends before who filled it in and what is noted below it', () => {
    const list = read('单位名称,人数\n甲局,10\n填表人：,电话：\n（以下空白）,\n');
    expect(list.ok && list.value.units).toEqual([{ name: '甲局', headcount: 10 }]);
    expect(list.ok && list.value.told).toEqual([
      '名单第 3 行“填表人：”不是单位，没有算',
      '名单第 4 行“（以下空白）”不是单位，没有算',
    ]);
  });

  test('does not choose between departments and their units, nor between people parted in a second row', () => {
    expect(read('部门,下属单位\n甲局,甲局机关\n,甲局中心\n')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('部门、下属单位'),
    });
    const departments = read('主管部门,单位\n甲局,甲局机关\n,甲局中心\n');
    expect(departments.ok && departments.value.units.map(({ name }) => name)).toEqual([
      '甲局机关',
      '甲局中心',
    ]);
    expect(read('序号,单位名称,人数,\n,,编制数,实有数\n1,甲局,10,9\n')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('编制数、实有数'),
    });
  });

  test('does not choose between two columns of people, nor between two columns of words', () => {
    expect(read('单位名称,编制人数,年末实有人数\n某局,10,9\n')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('编制人数、年末实有人数'),
    });
    expect(read('某局,张科长\n某院,李科长\n')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('看不出哪一栏是单位名称'),
    });
  });

  test('is in the sheet that is seen and has its header; of the others it says that it did not read them', () => {
    const [titles, hidden, list] = [
      '填报说明,\n请按时报送,\n',
      '单位名称,序号\n旧局,1\n',
      '单位名称,序号\n某局,1\n',
    ].map((text, at) => {
      const workbook = readDelimited(text, ',');
      const [sheet] = workbook.ok ? workbook.value.sheets : [];
      if (!sheet) throw new Error(text);
      return { ...sheet, name: `表${at + 1}`, hidden: at === 1 };
    });
    if (!titles || !hidden || !list) throw new Error('three sheets');
    const read = readRoster({ format: 'text', sheets: [titles, hidden, list] });
    expect(read.ok && read.value.units.map(({ name }) => name)).toEqual(['某局']);
    expect(read.ok && read.value.told).toEqual(['只读了工作表“表3”，没有读 “表1”、“表2”']);
  });

  test('may be lines of text, numbered by hand or not', () => {
    const list = readRosterLines('单位名称\r\n1、某局\r\n（2）某院\r\n\r\n3. 第三中学\r\n');
    expect(list.ok && list.value.units.map(({ name }) => name)).toEqual(['某局', '某院', '第三中学']);
    expect(readRosterLines('\n\n')).toMatchObject({ ok: false });
  });
});
