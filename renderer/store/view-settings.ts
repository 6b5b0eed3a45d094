import { create } from 'zustand';
import type { ViewChanges } from '#shared/host/calls/view';
import { callHost } from '../host/call-host';
import { problemSentence } from '../host/host-problem';
import { useView } from './view-store';

/** Widths of columns in pixels at 100 %, by their places in the layout. */
export type ColumnWidths = Readonly<Record<string, number>>;

/** Widths the clerk dragged, by `tableKey`; all other columns fit themselves to the window. */
export const useColumnWidths = create<{ readonly widths: Readonly<Record<string, ColumnWidths>> }>(() => ({
  widths: {},
}));

/** A table in one of its layouts: with comparison columns its columns have other places. */
export function tableKey(packId: string, table: string, columns: number): string {
  return `${packId}/${table}/${columns}`;
}

export function keepWidth(key: string, column: number, width: number): void {
  useColumnWidths.setState(({ widths }) => ({
    widths: { ...widths, [key]: { ...widths[key], [column]: Math.round(width) } },
  }));
}

/** One column fits itself again. */
export function forgetWidth(key: string, column: number): void {
  useColumnWidths.setState(({ widths }) => {
    const { [column]: _, ...others } = widths[key] ?? {};
    if (Object.keys(others).length > 0) return { widths: { ...widths, [key]: others } };
    const { [key]: __, ...tables } = widths;
    return { widths: tables };
  });
}

/** The shown table's columns fit themselves again, in each of its layouts. */
export function forgetWidths(packId: string, table: string): void {
  useColumnWidths.setState(({ widths }) => ({
    widths: Object.fromEntries(
      Object.entries(widths).filter(([key]) => !key.startsWith(`${packId}/${table}/`)),
    ),
  }));
}

export function hasWidths(packId: string, table: string): boolean {
  return Object.keys(useColumnWidths.getState().widths).some((key) => key.startsWith(`${packId}/${table}/`));
}

const PAUSE_MS = 300;

/** Takes the settings of last time, then keeps each change. Settings are no work: trouble goes to the console alone. */
export async function startViewSettings(): Promise<void> {
  try {
    const { settings } = await callHost('view.read', {});
    if (settings) {
      const { zoom, threshold, widths } = settings;
      useView.setState({ zoom, threshold });
      useColumnWidths.setState({ widths });
    }
  } catch (error) {
    reportQuietly(error);
  }
  let told = settingsNow();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    const now = settingsNow();
    const changes = changesSince(told, now);
    told = now;
    callHost('view.change', { changes }).catch(reportQuietly);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE_MS);
  };
  useColumnWidths.subscribe(later);
  useView.subscribe((state, before) => {
    if (state.zoom !== before.zoom || state.threshold !== before.threshold) later();
  });
}

type Settings = {
  readonly zoom: number;
  readonly threshold: number;
  readonly widths: Readonly<Record<string, ColumnWidths>>;
};

function settingsNow(): Settings {
  const { zoom, threshold } = useView.getState();
  return { zoom, threshold, widths: useColumnWidths.getState().widths };
}

/** Only what changed here is told: another window may have changed something else. */
function changesSince(before: Settings, now: Settings): ViewChanges {
  const keys = new Set([...Object.keys(before.widths), ...Object.keys(now.widths)]);
  const changed = [...keys].filter((key) => before.widths[key] !== now.widths[key]);
  return {
    ...(before.zoom === now.zoom ? {} : { zoom: now.zoom }),
    ...(before.threshold === now.threshold ? {} : { threshold: now.threshold }),
    widths: Object.fromEntries(
      changed.map((key) => {
        const columns = now.widths[key];
        return [key, columns ? { ...columns } : null];
      }),
    ),
  };
}

function reportQuietly(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: nothing a clerk could do about it, and nothing is lost but a setting
  console.warn(problemSentence(error));
}
