import { z } from 'zod';

const zoom = z.number().int().min(40).max(200);
const threshold = z.number().min(0).max(1000);
const widths = z.record(z.string(), z.number().int().min(20).max(2000));

/** Zoom and threshold in per cent; widths in pixels at 100 %, by table and place of the column. */
export const viewSettings = z.object({ zoom, threshold, widths: z.record(z.string(), widths) });
export type ViewSettings = z.infer<typeof viewSettings>;

/** What the clerk changed; two windows change different things. Null: the table's columns fit themselves again. */
export const viewChanges = z.object({
  zoom: zoom.optional(),
  threshold: threshold.optional(),
  widths: z.record(z.string(), widths.nullable()).optional(),
});
export type ViewChanges = z.infer<typeof viewChanges>;

/** How this user looks at tables. */
export const VIEW_CALLS = {
  /** How this user looks at tables; null: nothing is kept yet. */
  'view.read': {
    request: z.object({}),
    response: z.object({ settings: viewSettings.nullable() }),
  },
  'view.change': { request: z.object({ changes: viewChanges }), response: z.object({}) },
} as const;
