import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx';
import { ChartRun } from 'docx/charts';
import { type Chart, chartColour, chartWords } from '#shared/report/chart';
import { LINES, TEXT_WIDTH } from '#shared/report/official-page';
import { excelNumber } from '../excel/excel-number';
import { wordFont } from './word-fonts';

/** As wide as the line, in pixels, and as high as the drawing of the PDF. */
const WIDTH = Math.floor((TEXT_WIDTH * 96) / 25.4);

/**
 * A chart as Word's own, with its data in an embedded workbook, in the colours of the PDF's; then its title. Its numbers
 * stand in a table below it.
 */
export function chartParagraphs(chart: Chart): readonly Paragraph[] {
  const kept = { keepNext: true, alignment: AlignmentType.CENTER } as const;
  return [
    // An exact or least line height would cut the drawing to one line.
    new Paragraph({
      ...kept,
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
      children: [chartRun(chart)],
    }),
    new Paragraph({
      ...kept,
      spacing: { line: LINES.chartTitle.line * 20, lineRule: LineRuleType.EXACT },
      children: [
        new TextRun({ text: chart.title, font: wordFont('heading'), size: LINES.chartTitle.size * 2 }),
      ],
    }),
  ];
}

function chartRun(chart: Chart): ChartRun {
  const { series, items, title } = chart;
  const common = {
    categories: items.map(({ label }, at) => (chart.kind === 'pie' ? `${at + 1} ${label}` : label)),
    altText: { name: title, description: chartWords(chart) },
    transformation: { width: WIDTH, height: (WIDTH * 300) / 640 },
    font: { name: '宋体' },
    legend: { position: chart.kind === 'pie' ? ('right' as const) : ('top' as const) },
    chartArea: { border: 'none' as const },
  };
  const valuesOf = (at: number, least?: number) =>
    items.map(({ numbers }) => {
      const drawn = drawnNumber(numbers[at]);
      return drawn !== null && least !== undefined && drawn < least ? null : drawn;
    });
  return chart.kind === 'pie'
    ? new ChartRun({
        ...common,
        type: 'pie',
        // A pie has no negative part; the table below says it.
        series: [
          { name: series[0] ?? title, values: valuesOf(0, 0), colors: items.map((_, at) => chartColour(at)) },
        ],
        dataLabels: { percentage: true, numberFormat: percentFormat(items) },
      })
    : new ChartRun({
        ...common,
        type: 'column',
        series: series.map((name, at) => ({ name, values: valuesOf(at), color: chartColour(at) })),
        overlap: 0,
        gapWidth: 60,
        dataLabels: { value: true, numberFormat: '#,##0.00' },
        valueAxis: { visible: false, gridlines: false },
      });
}

/** Percentages with as many decimals as the document prints them with. */
function percentFormat(items: Chart['items']): string {
  const decimals = items.flatMap(({ share }) => /\.(\d+)%$/.exec(share?.text ?? '')?.[1] ?? [])[0];
  return decimals === undefined ? '0%' : `0.${'0'.repeat(decimals.length)}%`;
}

/** What is drawn: the printed number. One too long for a double, or that cannot be told, has no bar. */
function drawnNumber(number: Chart['items'][number]['numbers'][number] | undefined): number | null {
  if (number?.value === undefined) return null;
  const drawn = excelNumber(number.printed.text.replaceAll(',', ''));
  return typeof drawn === 'number' ? drawn : null;
}
