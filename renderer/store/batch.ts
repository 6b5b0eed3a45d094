import { create } from 'zustand';
import type { UnitRow } from '#shared/batch/unit-row';
import type { HostResponse } from '#shared/host/contract';
import { callHost } from '../host/call-host';
import { problemSentence } from '../host/host-problem';

type News = NonNullable<HostResponse<'batch.news'>['news']>;

/** A file of the run; `row` null: it is not checked (yet). */
export type BatchLine = { readonly at: number; readonly file: string; readonly row: UnitRow | null };

/** What a run is begun with, as the clerk put it together. */
export type BatchSetup = {
  readonly places: readonly string[];
  /** Null: beside the first of the places. */
  readonly output: string | null;
  readonly prior: string | null;
  readonly packId: string | null;
  /** 应报名单. */
  readonly expected: string | null;
};

/** 批量检查: what it is to be begun with, and how the run stands. It goes on while its dialog is closed. */
export type BatchState = {
  readonly setup: BatchSetup;
  /** The clerk puts another run together, while the last one's results are kept. */
  readonly settingUp: boolean;
  readonly status: Omit<News, 'files' | 'rows'> | null;
  /** The host has said whether there is a run; before, nothing is put together that an earlier run would push aside. */
  readonly isAsked: boolean;
  readonly lines: readonly BatchLine[];
  /** The line stood on. */
  readonly chosen: number | null;
  /** Why there is no news of a run under way. */
  readonly trouble: string | null;
};

export const useBatch = create<BatchState>(() => ({
  setup: { places: [], output: null, prior: null, packId: null, expected: null },
  settingUp: false,
  status: null,
  isAsked: false,
  lines: [],
  chosen: null,
  trouble: null,
}));

/** The clerk was asked and said that the window is to go. */
let isGivenUp = false;

/** A run under way would end with the window. */
export function isRunAtStake(): boolean {
  const { status } = useBatch.getState();
  return status !== null && status.end === null && !isGivenUp;
}

/** The window goes, and with it a run under way, as the clerk was told. */
export function giveRunUp(): void {
  isGivenUp = true;
}

/** How often the host is asked while a run is under way, in milliseconds. */
const EVERY = 300;

let watching = false;

/** Follows the host's run until it has ended and all of it is here. */
export async function watchBatch(): Promise<void> {
  if (watching) return;
  watching = true;
  try {
    for (;;) {
      const again = await takeNews();
      if (again === 'over') break;
      if (again === 'later') await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
    useBatch.setState({ trouble: null });
  } catch (error) {
    useBatch.setState({ trouble: problemSentence(error), isAsked: true });
  } finally {
    watching = false;
  }
}

/** Asks the host once what is new; whether there is more to ask for. */
export async function takeNews(): Promise<'over' | 'later' | 'at-once'> {
  const { status, lines } = useBatch.getState();
  const rows = lines.findIndex(({ row }) => row === null);
  const known = { run: status?.run ?? 0, files: lines.length, rows: rows < 0 ? lines.length : rows };
  const { news } = await callHost('batch.news', known);
  if (!news) {
    useBatch.setState({ isAsked: true });
    return 'over';
  }
  const { files, rows: more, ...now } = news;
  const before = now.run === known.run ? known : { files: 0, rows: 0 };
  const kept = now.run === known.run ? lines : [];
  const all = [...kept, ...files.map((file, at): BatchLine => ({ at: kept.length + at, file, row: null }))];
  for (const [at, row] of more.entries()) {
    const line = all[before.rows + at];
    if (line) all[before.rows + at] = { ...line, row };
  }
  const isNew = files.length + more.length > 0 || now.run !== known.run;
  useBatch.setState({
    status: now,
    isAsked: true,
    ...(isNew ? { lines: all } : {}),
    ...(now.run === known.run ? {} : { chosen: null }),
  });
  const isWhole = all.length === (now.total ?? 0) && before.rows + more.length === now.done;
  if (!isWhole && files.length + more.length > 0) return 'at-once';
  return now.end !== null && isWhole ? 'over' : 'later';
}
