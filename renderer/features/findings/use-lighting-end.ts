import { useEffect, useRef } from 'react';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { clearHighlight, useView } from '../../store/view-store';
import { isFailing } from './next-failing';

/** Puts the light out when what it was lit for is mended; the identities of 本格公式 stay lit until put out. */
export function useLightingEnd(): void {
  const key = useView((view) => view.findingKey);
  const fails = useFollowed(() => {
    const lit = useView.getState().findingKey;
    return lit !== null && isFailing(openSession(), lit);
  });
  const before = useRef<{ readonly key: string | null; readonly fails: boolean }>({
    key: null,
    fails: false,
  });
  useEffect(() => {
    if (before.current.key === key && before.current.fails && !fails) clearHighlight();
    before.current = { key, fails };
  }, [key, fails]);
}
