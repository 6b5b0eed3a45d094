import { useEffect } from 'react';
import { useKeysBack } from '../../feedback/keys-back';

/** What opens gets the keys, and when it closes they go back to where they were. */
export function useReturnedFocus(isOpen: boolean): void {
  useKeysBack(isOpen);
  // A dialog without a field of its own would give the first keys to its cross, and Enter would close it.
  useEffect(() => {
    if (!isOpen) return;
    const { activeElement } = document;
    const dialog = document.querySelector<HTMLElement>('.ant-modal[role="dialog"]');
    const isOwn = dialog?.contains(activeElement) && !activeElement?.matches('.ant-modal-close');
    if (!isOwn) dialog?.focus({ preventScroll: true });
  }, [isOpen]);
}
