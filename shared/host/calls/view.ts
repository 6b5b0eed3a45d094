import { z } from 'zod';

/** Zoom and threshold in per cent; widths in pixels at 100 %, by table and place of the column. */
export const viewSettings = z.object({
  zoom: z.number().int().min(50).max(200),
  threshold: z.number().min(0).max(1000),
  widths: z.record(z.string(), z.record(z.string(), z.number().int().min(20).max(2000))),
});

/** How this user looks at tables. */
export const VIEW_CALLS = {
  /** How this user looks at tables; null: nothing is kept yet. */
  'view.read': {
    request: z.object({}),
    response: z.object({ settings: viewSettings.nullable() }),
  },
  'view.write': { request: z.object({ settings: viewSettings }), response: z.object({}) },
} as const;
