import { element, type Html } from '../print/html';
import { type Chart, chartColour, chartWords } from './chart';

/** Size of the drawing; it is scaled to the line. */
const WIDTH = 640;
const HEIGHT = 300;
const BASE = 262;
const TOP = 24;

/**
 * The chart as an SVG of its own, the same bytes for the same numbers: vector in PDF and HTML. Geometry goes by ratios
 * of exact numbers; no amount becomes a float. `families`: fonts of its few labels.
 */
export function chartSvg(chart: Chart, families: readonly string[] = []): string {
  const font = families.map((family) => `'${family}'`).join(', ');
  const drawn = chart.kind === 'bars' ? bars(chart) : pie(chart);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      role: 'img',
      'aria-label': chartWords(chart),
      'font-size': 14,
      ...(font === '' ? {} : { 'font-family': font }),
    },
    drawn,
  ).markup;
}

function bars({ series, items }: Chart): readonly Html[] {
  const values = items.flatMap(({ numbers }) => numbers.map(({ value }) => value ?? 0n));
  const [least = 0n, most = 0n] = extremes(values);
  const range = most - least || 1n;
  const heightOf = (value: bigint) => ratio(value, range) * (BASE - TOP - 20);
  const zero = BASE - heightOf(-least);
  const slot = (WIDTH - 40) / Math.max(items.length, 1);
  const thick = Math.min(90, (slot * 0.8) / Math.max(series.length, 1));
  return [
    ...items.flatMap(({ label: name, numbers }, at) => {
      const middle = 20 + slot * (at + 0.5);
      const left = middle - (thick * numbers.length) / 2;
      return [
        ...numbers.flatMap(({ value, printed }, which) => {
          const x = left + thick * which;
          if (value === undefined) return [];
          const size = Math.abs(heightOf(value));
          const y = value < 0n ? zero : zero - size;
          return [
            element('rect', {
              x: round(x),
              y: round(y),
              width: round(thick - 3),
              height: round(size),
              fill: `#${chartColour(which)}`,
              stroke: '#000',
              'stroke-width': 0.6,
            }),
            label(
              x + thick / 2 - 1.5,
              value < 0n ? y + size + 14 : y - 5,
              printed.text,
              fitting(printed.text, thick),
            ),
          ];
        }),
        label(middle, BASE + 32, name, 13),
      ];
    }),
    line(20, zero, WIDTH - 20, zero),
    ...series.flatMap((name, at) => [
      swatch(WIDTH / 2 - series.length * 60 + at * 120, 4, at),
      label(WIDTH / 2 - series.length * 60 + at * 120 + 16, 14, name, 12, 'start'),
    ]),
  ];
}

/** Slices from the top clockwise; those large enough carry the number by which the table names them. */
function pie({ items }: Chart): readonly Html[] {
  const parts = items.map(({ numbers: [number] }) => {
    const value = number?.value ?? 0n;
    return value > 0n ? value : 0n;
  });
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  const centre = { x: WIDTH / 2 - 130, y: HEIGHT / 2 };
  const radius = 125;
  const drawn: Html[] = [];
  let before = 0n;
  for (const [at, part] of parts.entries()) {
    const from = ratio(before, whole || 1n);
    before += part;
    const to = ratio(before, whole || 1n);
    if (part === 0n) continue;
    const style = { fill: `#${chartColour(at)}`, stroke: '#000', 'stroke-width': 0.6 };
    const point = (turn: number, length: number) => ({
      x: round(centre.x + length * Math.sin(2 * Math.PI * turn)),
      y: round(centre.y - length * Math.cos(2 * Math.PI * turn)),
    });
    if (to - from > 0.9999)
      drawn.push(element('circle', { cx: centre.x, cy: centre.y, r: radius, ...style }));
    else {
      const start = point(from, radius);
      const end = point(to, radius);
      const path = `M${centre.x} ${centre.y}L${start.x} ${start.y}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${end.x} ${end.y}Z`;
      drawn.push(element('path', { d: path, ...style }));
    }
    if (to - from >= 0.04) {
      const middle = point((from + to) / 2, radius * 0.65);
      drawn.push(
        element('circle', {
          cx: middle.x,
          cy: middle.y,
          r: 10,
          fill: '#fff',
          stroke: '#000',
          'stroke-width': 0.6,
        }),
      );
      drawn.push(label(middle.x, middle.y + 4.5, String(at + 1), 12));
    }
  }
  const step = Math.min(30, (HEIGHT - 20) / Math.max(items.length, 1));
  const top = HEIGHT / 2 - (step * items.length) / 2;
  return [
    ...drawn,
    ...items.flatMap(({ label: name, share }, at) => {
      const y = top + step * at;
      return [
        swatch(centre.x + radius + 50, y + step / 2 - 6, at),
        label(
          centre.x + radius + 70,
          y + step / 2 + 4,
          `${at + 1} ${name} ${share?.text ?? ''}`,
          12,
          'start',
        ),
      ];
    }),
  ];
}

/** The least and the greatest, 0 among them: bars begin there. */
function extremes(values: readonly bigint[]): readonly bigint[] {
  const sorted = [0n, ...values].sort((one, other) => (one < other ? -1 : 1));
  return [sorted.at(0) ?? 0n, sorted.at(-1) ?? 0n];
}

/** As large as lets a number stand above its bar without touching its neighbour's. */
function fitting(text: string, width: number): number {
  return round(Math.max(6, Math.min(11, (width - 4) / (text.length * 0.56))));
}

function swatch(x: number, y: number, at: number): Html {
  return element('rect', {
    x: round(x),
    y: round(y),
    width: 12,
    height: 12,
    fill: `#${chartColour(at)}`,
    stroke: '#000',
    'stroke-width': 0.6,
  });
}

function line(x1: number, y1: number, x2: number, y2: number): Html {
  return element('line', { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), stroke: '#000' });
}

function label(
  x: number,
  y: number,
  text: string,
  size: number,
  anchor: 'middle' | 'start' = 'middle',
): Html {
  return element('text', { x: round(x), y: round(y), 'font-size': size, 'text-anchor': anchor }, [text]);
}

/** A part of a whole as a number to draw with, to one in a million. */
function ratio(part: bigint, whole: bigint): number {
  return Number((part * 1_000_000n) / whole) / 1_000_000;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
