import { describe, expect, test } from 'vitest';
import { present } from '#shared/kit/assert';
import { holdRoster } from '#shared/roster/hold-roster';
import type { ReportedFile, Roster } from '#shared/roster/roster';
import { rosterGroups, rosterHeadline } from '#shared/roster/roster-words';

function list(...names: readonly string[]): Roster {
  return { units: names.map((name) => ({ name, headcount: null })), headcountName: null, told: [] };
}

function file(name: string, organisation: string, change: Partial<ReportedFile> = {}): ReportedFile {
  return { file: name, organisation, year: 2022, trouble: '', ...change };
}

describe('the list of expected units held against what came', () => {
  test('knows a name as people mean it, and says of each unit how it stands', () => {
    const held = holdRoster(list('甲局（本级）', '乙局', '丙局', '丁局', '戊局'), [
      file('a.xlsx', '甲局(本级)'),
      file('b.xlsx', '乙 局'),
      file('b2.xlsx', '乙局'),
      file('c.xlsx', '丙局', { trouble: '已损坏' }),
      file('d.xlsx', '丁局', { year: 2021 }),
      file('x.xlsx', '某医院'),
    ]);
    expect(held.units.map(({ name, state }) => `${name} ${state}`)).toEqual([
      '甲局（本级） reported',
      '乙局 twice',
      '丙局 unusable',
      '丁局 other-year',
      '戊局 missing',
    ]);
    expect(rosterHeadline(held)).toBe(
      '应报 5 个单位（2022年度）：没有报 1，报了没有用上 1，只报了别的年度的 1，报了几份 1，已报 1；不在名单上的 1 个文件',
    );
    expect(rosterGroups(held).map(({ title, sentences }) => [title, ...sentences])).toEqual([
      ['没有报', '戊局'],
      ['报了没有用上', '丙局：c.xlsx（已损坏）'],
      ['只报了别的年度的', '丁局：d.xlsx（2021年度）'],
      ['报了几份', '乙局：b.xlsx、b2.xlsx，请核对用哪一份'],
      ['不在应报名单上', '“某医院”x.xlsx'],
    ]);
  });

  test('a name that is only like it is told and never taken for it', () => {
    const held = holdRoster(list('某县应急管理局', '某县文化馆'), [
      file('1.xlsx', '某县应急管理局机关'),
      file('2.xlsx', '某县水利局'),
    ]);
    expect(
      held.units.map(({ state, near }) => [state, near.map(({ organisation }) => organisation)]),
    ).toEqual([
      ['missing', ['某县应急管理局机关']],
      ['missing', []],
    ]);
    expect(rosterGroups(held)[0]?.sentences[0]).toContain('名称相近的：“某县应急管理局机关”1.xlsx');
    // Like one of its other names will do.
    const [unit] = list('101001 甲局').units;
    const coded = holdRoster(
      { ...list(), units: [{ ...present(unit, 'a unit'), aliases: ['某县医疗保障局'] }] },
      [file('1.xlsx', '某县医疗保障局机关')],
    );
    expect(coded.units).toMatchObject([{ state: 'missing', near: [{ file: '1.xlsx' }] }]);
  });

  test('a unit comes under its other names too, but not under the own name of another', () => {
    const [one, other] = list('甲局', '乙局').units;
    if (!one || !other) throw new Error('two units');
    const held = holdRoster({ ...list(), units: [{ ...one, aliases: ['甲局机关', '乙局'] }, other] }, [
      file('1.xlsx', '甲局 机关'),
      file('2.xlsx', '乙局'),
    ]);
    expect(held.units.map(({ name, files }) => [name, ...files.map((each) => each.file)])).toEqual([
      ['甲局', '1.xlsx'],
      ['乙局', '2.xlsx'],
    ]);
  });

  test('of files that say no name, one that cannot be read is known by its own; one that can is not enough', () => {
    const held = holdRoster(list('县教育局', '教育局', '水利局'), [
      file('2022/县教育局决算.xlsx', '', { trouble: '设有打开密码', year: null }),
      file('水利局.xlsx', ''),
      file('说明.txt', '', { trouble: '不是表', year: null }),
    ]);
    expect(held.units.map(({ state }) => state)).toEqual(['unusable', 'missing', 'missing']);
    expect(held.units[2]?.near.map((one) => one.file)).toEqual(['水利局.xlsx']);
    expect(held.unknown.map((one) => one.file)).toEqual(['水利局.xlsx']);
  });

  test('says so where names are too many to be compared', () => {
    const names = Array.from({ length: 600 }, (_, at) => `单位${at}`);
    const held = holdRoster(
      list(...names),
      names.map((name) => file(`${name}.xlsx`, `甲${name}`)),
    );
    expect(held.units.every(({ state, near }) => state === 'missing' && near.length === 0)).toBe(true);
    expect(held.told).toEqual([expect.stringContaining('没有逐个比较相近的名称')]);
  });
});
