import { useView } from '../../store/view-store';

/** Sizes of the grid in per cent. */
const STEPS = [40, 50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200] as const;
export const LEAST_ZOOM = 40;
export const MOST_ZOOM = 200;

/** The next size up or down; the ends stay. */
export function zoomBy(direction: 1 | -1): void {
  const { zoom } = useView.getState();
  const next = direction > 0 ? STEPS.find((step) => step > zoom) : STEPS.findLast((step) => step < zoom);
  if (next !== undefined) useView.setState({ zoom: next });
}

/** The size at which all columns of the shown table are in sight, as far as sizes go. */
export function zoomToFit(): void {
  const { fittingZoom } = useView.getState();
  useView.setState({ zoom: Math.max(LEAST_ZOOM, Math.min(fittingZoom, MOST_ZOOM)) });
}
