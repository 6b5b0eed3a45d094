import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { parse } from 'yaml';
import { ROOT } from './root.mjs';

/**
 * Writes the sample's self-evaluation forms as a workbook, a sheet a form, as an office of 山西 lays them out.
 *
 * @param {string} path of the workbook
 * @param {{ organisation: string, year: number }} facts of the sample
 */
export function writeSampleForms(path, facts) {
  const forms = parse(readFileSync(join(ROOT, 'build/sample-forms.yaml'), 'utf8'));
  const book = utils.book_new();
  for (const [at, form] of forms.entries()) {
    const rows = form.department ? departmentRows(form, facts) : projectRows(form, facts);
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), String(at + 1));
  }
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
}

const MONEY = ['目标申报(元)', '预算编制(元)', '全年预算数(元)', '全年执行数(元)'];

function projectRows({ name, texts, funds, indicators }, { organisation, year }) {
  return [
    ['项目支出绩效自评分析报告'],
    ['项目名称', name],
    ['项目单位', organisation],
    ['主管部门', organisation],
    ['填报日期', `${year + 1}年6月30日`],
    ...Object.entries(texts),
    ['预算执行情况'],
    ['资金来源', ...MONEY],
    ...funds,
    ['绩效指标完成情况'],
    [
      '一级指标',
      '二级指标',
      '指标名称',
      '年初指标',
      '调整后指标',
      '实际完成值',
      '权重',
      '偏差原因分析及改进措施',
    ],
    ...indicators,
  ];
}

function departmentRows({ texts, funds, directions, indicators }, { organisation, year }) {
  return [
    ['部门整体支出绩效自评分析报告'],
    ['部门名称', organisation],
    ['填报日期', `${year + 1}年6月30日`],
    ...Object.entries(texts),
    ['预算执行情况（按资金来源划分）'],
    ['按资金来源划分', ...MONEY],
    ...funds,
    ['预算执行情况（按资金方向划分）'],
    ['按资金方向划分', ...MONEY],
    ...directions,
    ['绩效指标完成情况'],
    ['一级指标', '二级指标', '指标名称', '年度指标', '实际完成值', '权重'],
    ...indicators,
  ];
}
