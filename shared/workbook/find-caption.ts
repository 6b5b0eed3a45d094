import type { Scale } from '../amount/amount';
import type { TableRegion } from './find-tables';
import type { CellPlace, LocatedCaption } from './location';
import type { SheetTexts } from './sheet-texts';

const ORGANISATION =
  /^(部门名称|单位名称|部门|单位|编制单位|编制部门|公开部门|公开单位)[:：](?!(人民币)?万?元$)\s*(.*)$/;
const SCALE = /(金额)?单位[:：]\s*(人民币)?(万元|元)/;
const YEAR = /^(20\d{2})\s*年度?$/;

/**
 * Reads 部门名称, 年度 and 金额单位 above the body. The year's place, where a template leaves it blank, is the styled
 * cell between the other two: `yearAt` is then unknown here and chosen by the planner.
 */
export function findCaption(texts: SheetTexts, region: TableRegion, bodyRow: number): LocatedCaption {
  let organisation = '';
  let organisationAt: CellPlace | undefined;
  let year: number | undefined;
  let yearAt: CellPlace | undefined;
  let scale: Scale = 'yuan';
  let scaleAt: CellPlace | undefined;
  for (let row = region.top; row < bodyRow; row += 1) {
    for (const column of texts.sheet.rows.get(row)?.keys() ?? []) {
      const text = texts.rawAt(row, column).normalize('NFKC').trim();
      const named = ORGANISATION.exec(text);
      if (named && !organisationAt) {
        organisation = (named[3] ?? '').trim();
        organisationAt = { row, column };
      }
      const dated = YEAR.exec(text.replace(/\s+/g, ''));
      if (dated && !yearAt) {
        year = Number(dated[1]);
        yearAt = { row, column };
      }
      const scaled = SCALE.exec(text.replace(/\s+/g, ''));
      if (scaled && !scaleAt) {
        scale = scaled[3] === '万元' ? 'wanyuan' : 'yuan';
        scaleAt = { row, column };
      }
    }
  }
  return { organisation, organisationAt, year, yearAt, scale, scaleAt };
}
