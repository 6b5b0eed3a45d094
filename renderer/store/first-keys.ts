import { type RefObject, useEffect, useRef } from 'react';

/**
 * The field of a dialog that the first key belongs to. `autoFocus` comes too early for it: a dialog is put on the page
 * only after its fields are made, and the keys would go to whatever stands first in it.
 */
export function useFirstKeys<Field extends { readonly focus: () => void }>(): RefObject<Field | null> {
  const field = useRef<Field>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
