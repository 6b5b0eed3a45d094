import { useLayoutEffect, useRef, useState } from 'react';

/** Whether the element has come near the part of its scroll container that is in sight; once it has, it has. */
export function useSeen(): {
  readonly ref: React.RefObject<HTMLDivElement | null>;
  readonly isSeen: boolean;
} {
  const ref = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || isSeen) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { root: element.closest('.report-pages'), rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isSeen]);
  return { ref, isSeen };
}
