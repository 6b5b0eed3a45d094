import { SCALE_NAMES, SCALES, type Scale } from '#shared/amount/amount';
import type { RoundingMode } from '#shared/export/wanyuan';
import { failed, ok, type Result } from '#shared/kit/result';

/** How a workbook is made, of one file and of many. */
export type WorkbookOptions = {
  readonly scale?: Scale;
  readonly rounding?: RoundingMode;
  readonly formulas: boolean;
  readonly notes: boolean;
};

/** The options of `export` as they were typed; the problem is one sentence. */
export function readExportOptions(values: {
  readonly template?: string | undefined;
  readonly scale?: string | undefined;
  readonly rounding?: string | undefined;
  readonly formulas?: boolean | undefined;
  readonly notes?: boolean | undefined;
}): Result<WorkbookOptions, string> {
  const scale = SCALES.find((known) => known === values.scale || SCALE_NAMES[known] === values.scale);
  if (values.scale !== undefined && scale === undefined) {
    const known = SCALES.map((each) => `${each}（${SCALE_NAMES[each]}）`);
    return failed(`金额单位只能是 ${known.slice(0, -1).join('、')}或 ${known.at(-1)}，不是“${values.scale}”`);
  }
  const { rounding, formulas = false, notes = false, template } = values;
  if (rounding !== undefined && rounding !== 'each' && rounding !== 'balanced')
    return failed(`万元的舍入只能是 each（各格四舍五入）或 balanced（分项凑合计），不是“${rounding}”`);
  if (formulas && template !== undefined)
    return failed('--formulas 只用于本程序自己生成的工作簿，不能与 --template 一起用；模板的公式原样保留');
  if (notes && template !== undefined)
    return failed('--notes 只用于本程序自己生成的工作簿，不能与 --template 一起用；模板的批注原样保留');
  return ok({
    ...(scale === undefined ? {} : { scale }),
    ...(rounding === undefined ? {} : { rounding }),
    formulas,
    notes,
  });
}
