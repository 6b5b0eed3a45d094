import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A page as grey ink: 0 is paper, 255 is black. */
export type Picture = { readonly width: number; readonly height: number; readonly ink: Uint8Array };

/** Dots an inch: a line of text is some three dots high, which is enough to see where it stands. */
const RESOLUTION = 36;

/** The pages of a PDF as pictures, drawn by poppler in `folder`. */
export function picturesOf(pdf: string, folder: string): readonly Picture[] {
  const place = mkdtempSync(join(folder, 'pages-'));
  execFileSync('pdftoppm', ['-gray', '-r', String(RESOLUTION), pdf, join(place, 'page')], {
    stdio: 'ignore',
  });
  const pages = readdirSync(place)
    .sort()
    .map((name) => readPgm(readFileSync(join(place, name))));
  rmSync(place, { recursive: true });
  return pages;
}

function readPgm(bytes: Buffer): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40));
  if (!head) throw new Error('pdftoppm wrote no grey picture');
  const [all, width, height] = head;
  const dots = bytes.subarray(all.length);
  return { width: Number(width), height: Number(height), ink: dots.map((grey) => 255 - grey) };
}

/** Dots by which two programs may set the same line apart. */
const REACH = 4;

/**
 * How alike two pages look, from 0 to 1: how much of the ink of both stands in the same places, ink spread over the
 * surroundings first, for no two programs set a letter on the same dot. Two pages without ink are alike.
 */
export function likeness(one: Picture, other: Picture): number {
  if (Math.abs(one.width - other.width) > 2 || Math.abs(one.height - other.height) > 2) return 0;
  const [left, right] = [spread(one), spread(other)];
  let common = 0;
  let all = 0;
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [here, there] = [left[y * one.width + x] ?? 0, right[y * other.width + x] ?? 0];
      common += Math.min(here, there);
      all += Math.max(here, there);
    }
  }
  return all === 0 ? 1 : common / all;
}

/** Each dot as the mean of those around it, across and then down. */
function spread({ width, height, ink }: Picture): Float32Array {
  const across = mean(Float32Array.from(ink), width, height, 1, width);
  return mean(across, height, width, width, 1);
}

function mean(
  values: Float32Array,
  length: number,
  lines: number,
  step: number,
  stride: number,
): Float32Array {
  const result = new Float32Array(values.length);
  for (let line = 0; line < lines; line += 1) {
    const start = line * stride;
    let sum = 0;
    for (let at = -REACH; at < length; at += 1) {
      const [comes, goes] = [at + REACH, at - REACH - 1];
      if (comes < length) sum += values[start + comes * step] ?? 0;
      if (goes >= 0) sum -= values[start + goes * step] ?? 0;
      if (at >= 0) result[start + at * step] = sum / (2 * REACH + 1);
    }
  }
  return result;
}
