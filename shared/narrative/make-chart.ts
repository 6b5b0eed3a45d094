import { SCALE_NAMES } from '../amount/amount';
import { AMOUNT } from '../kind/kinds';
import { sameMeasure } from '../kind/value-text';
import { fillFacts } from '../pack/facts';
import type { ChartPlan } from '../pack/report-plan';
import type { Chart, ChartItem, ChartNumber } from '../report/chart';
import { type BoundInline, missingMark } from '../report/inline';
import type { Session } from '../session/session';
import { columnsOfLine, linesWithAmounts } from './lines';
import { type Printed, printDigits, printShare } from './print-quantity';
import { combine, priorQuantity, type Quantity, readQuantity } from './quantity';
import type { TemplateContext } from './template-context';
import { TemplateFault } from './template-fault';

/** A chart of the pack drawn of a project's numbers; kinds that are 0 are left out of the parts of a whole. */
export function makeChart(plan: ChartPlan, context: TemplateContext): Chart {
  const { session, wording } = context;
  const { year } = session.document().facts;
  const found = numbersOf(plan, context);
  const type = found[0]?.quantity.type ?? AMOUNT;
  const whole = found
    .map(({ quantity }) => quantity)
    .reduce<Quantity | undefined>((sum, each) => (sum ? combine(sum, 1, each) : each), undefined);
  const numberOf = (quantity: Quantity): ChartNumber => ({
    value: quantity.missing === undefined ? quantity.value : undefined,
    printed: bound(printDigits(quantity, wording)),
  });
  return {
    kind: plan.kind,
    title: fillFacts(plan.title, session.document().facts),
    unit: sameMeasure(type, AMOUNT) ? SCALE_NAMES[wording.scale] : '',
    series: plan.kind === 'pie' ? ['金额'] : [`${year}年`, ...(plan.againstPrior ? [`${year - 1}年`] : [])],
    items: found.map(
      ({ label, quantity }): ChartItem => ({
        label,
        numbers: [
          numberOf(quantity),
          ...(plan.againstPrior ? [numberOf(read(priorQuantity(quantity, session)))] : []),
        ],
        ...(plan.kind === 'pie' && whole ? { share: bound(printShare(quantity, whole, wording)) } : {}),
      }),
    ),
  };
}

function numbersOf(
  { of, kind }: ChartPlan,
  { session, wording }: TemplateContext,
): readonly { readonly label: string; readonly quantity: Quantity }[] {
  switch (of.kind) {
    case 'items':
      return of.items.map(({ label, cell }) => ({ label, quantity: quantityAt(cell, session) }));
    case 'columns': {
      const zeros = kind === 'bars' || wording.zeroKinds === 'list';
      return columnsOfLine(session, of.table, of.line, { from: of.from, to: of.to, zeros }).map((column) => ({
        label: column.名称,
        quantity: quantityAt(column.cell(), session),
      }));
    }
    case 'lines':
      return linesWithAmounts(session, of.table, of.column, of.level).map((line) => ({
        label: line.名称,
        quantity: quantityAt(line.cell(of.column), session),
      }));
  }
}

function quantityAt(cell: string, session: Session): Quantity {
  return read(readQuantity(cell, session));
}

function read(result: ReturnType<typeof readQuantity>): Quantity {
  if (!result.ok) throw new TemplateFault(result.problem);
  return result.value;
}

function bound({ text, cells, formula, missing }: Printed): BoundInline {
  return missing === undefined
    ? { kind: 'bound', text, cells, formula }
    : { kind: 'bound', text: missingMark(missing), cells, formula, missing };
}
