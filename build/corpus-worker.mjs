import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { read } from '@e965/xlsx';
import { readWorkbook } from '../electron/excel/read-workbook.ts';
import { withoutWarnings } from '../electron/excel/without-warnings.ts';
import { cellName } from '../shared/workbook/sheet.ts';

const KEPT = 20;

parentPort.on('message', (path) => parentPort.postMessage(compare(path)));

/** A file read by both; what differs, cell by cell. */
function compare(path) {
  const bytes = readFileSync(path);
  let ours;
  try {
    ours = readWorkbook(bytes);
  } catch (error) {
    return {
      ours: 'crash',
      detail: error.stack?.split('\n').slice(0, 3).join(' ') ?? String(error),
      differences: [],
    };
  }
  const library = byLibrary(bytes);
  if (!ours.ok) {
    const { kind, detail = '' } = ours.problem;
    return { ours: `refused ${kind}`, detail, library: library ? 'read' : 'refused', differences: [] };
  }
  const { format, sheets } = ours.value;
  if (!library) return { ours: `read ${format}`, library: 'refused', differences: [] };
  const differences = sheets.flatMap((sheet, at) => {
    // A text is one sheet, whatever the library calls it.
    const name = sheets.length === 1 && library.SheetNames.length === 1 ? library.SheetNames[at] : sheet.name;
    const other = library.Sheets[name];
    return other === undefined ? [`${sheet.name}：通用库没有这张工作表`] : differingCells(sheet, other);
  });
  return {
    ours: `read ${format}`,
    library: 'read',
    differences: differences.slice(0, KEPT),
    total: differences.length,
  };
}

function byLibrary(bytes) {
  try {
    return withoutWarnings(() =>
      read(bytes, { type: 'buffer', dense: true, cellNF: true, cellText: false, sheetRows: 200_000 }),
    );
  } catch {
    // It refuses by throwing; what is compared is whether it reads.
    return undefined;
  }
}

function differingCells(sheet, other) {
  const found = [];
  const merges = other['!merges'] ?? [];
  const covered = (row, column) =>
    merges.some(
      ({ s, e }) =>
        s.r <= row && row <= e.r && s.c <= column && column <= e.c && (row !== s.r || column !== s.c),
    );
  const places = new Set();
  for (const [row, cells] of sheet.rows) for (const column of cells.keys()) places.add(`${row},${column}`);
  (other['!data'] ?? []).forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (cell !== undefined && cell.t !== 'z' && cell.v !== '' && !covered(row, column))
        places.add(`${row},${column}`);
    });
  });
  for (const place of places) {
    const [row, column] = place.split(',').map(Number);
    const mine = sheet.rows.get(row)?.get(column);
    const theirs = other['!data']?.[row]?.[column];
    if (!alike(mine, theirs))
      found.push(
        `${sheet.name}!${cellName(row, column)}　我们 ${shown(mine)}　通用库 ${theirs === undefined ? '无' : `${theirs.t} ${JSON.stringify(theirs.v)?.slice(0, 60)}`}`,
      );
  }
  return found;
}

function shown(cell) {
  return cell === undefined ? '无' : `${cell.kind} ${JSON.stringify(cell.text).slice(0, 60)}`;
}

const plain = (text) => String(text).replace(/\s+/g, ' ').trim();

function alike(mine, theirs) {
  const nothing =
    theirs === undefined || theirs.t === 'z' || theirs.v === undefined || plain(theirs.v) === '';
  if (mine === undefined || plain(mine.text) === '') return nothing;
  // Formulas without a value are computed by us alone, and dates are read in their own ways.
  if (mine.formula !== undefined && nothing) return true;
  if (nothing) return false;
  if (mine.date || theirs.v instanceof Date) return true;
  if (theirs.t === 'n') {
    const number = Number(
      mine.text
        .replace(/[,，￥¥$€\s]/g, '')
        .replace(/^\((.*)\)$/, '-$1')
        .replace(/%$/, 'e-2'),
    );
    return Math.abs(number - theirs.v) <= 1e-12 * Math.abs(theirs.v);
  }
  if (theirs.t === 'b') return mine.text.toUpperCase() === String(theirs.v).toUpperCase();
  if (theirs.t === 'e') return mine.kind === 'error' || mine.text.startsWith('#');
  return plain(mine.text) === plain(theirs.v);
}
