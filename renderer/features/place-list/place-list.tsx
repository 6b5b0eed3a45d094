import type { ReactNode } from 'react';

/** A place of the project, with what stands there. */
export type ListedPlace = {
  readonly key: string;
  readonly text: string;
  /** Table, cell and Chinese name. */
  readonly where: string;
  readonly warning?: string | undefined;
  /** The clerk stands there. */
  readonly isShown: boolean;
  /** Absent: there is nowhere to go any more. */
  readonly go?: (() => void) | undefined;
  readonly actions?: ReactNode;
};

type Props = { readonly label: string; readonly places: readonly ListedPlace[] };

/** Places one below the other; a click goes there. */
export function PlaceList({ label, places }: Props) {
  return (
    <ul className="place-list" aria-label={label}>
      {places.map(({ key, text, where, warning, isShown, go, actions }) => (
        <li key={key} className={isShown ? 'is-shown' : ''}>
          <button type="button" aria-current={isShown} disabled={go === undefined} onClick={go}>
            <span className="place-text">{text}</span>
            <span className="quiet">{where}</span>
            {warning !== undefined && <span className="is-warning">{warning}</span>}
          </button>
          {actions}
        </li>
      ))}
    </ul>
  );
}
