import { startTransition, useEffectEvent, useLayoutEffect, useReducer, useRef } from 'react';
import type { Session } from '#shared/session/session';
import { afterPaint } from './after-paint';
import { openSession, useProject } from './project-store';
import { type Selection, useView } from './view-store';

/**
 * What a key changed in the grid is drawn at once, by the grid itself. Bars and panels around it follow when that is
 * on the screen, so that they never make the key, nor the next one, wait.
 */
const followers = new Set<() => void>();
/** Of those the ones that draw lines to type on. */
const lineFollowers = new Set<() => void>();
let isDue = false;

function tellLater(): void {
  if (isDue) return;
  isDue = true;
  afterPaint(() => {
    isDue = false;
    startTransition(() => tell(followers));
  });
}

function tell(told: ReadonlySet<() => void>): void {
  for (const follower of told) follower();
}

useProject.subscribe((state, before) => {
  if (state.revision === before.revision) return;
  // With other lines it is another grid: it must not be typed on while the old one is shown.
  if (state.lastChange?.structure === true) tell(lineFollowers);
  tellLater();
});

useView.subscribe((state, before) => {
  if (state.selection !== before.selection) tellLater();
});

/**
 * What `read` says of the open project or of where the clerk stands, read again after every change of either. The
 * caller is drawn again only when it says something else, and gets the same object as long as `isSame` holds.
 */
export function useFollowed<T>(read: () => T, isSame: (one: T, other: T) => boolean = Object.is): T {
  return useFollower(read, isSame, followers);
}

/** The same for what is drawn of lines that are typed on: it is drawn at once when lines come or go. */
export function useFollowedLines<T>(read: () => T, isSame: (one: T, other: T) => boolean): T {
  return useFollower(read, isSame, lineFollowers);
}

function useFollower<T>(read: () => T, isSame: (one: T, other: T) => boolean, told: Set<() => void>): T {
  // Another project is drawn at once.
  useProject((state) => state.session);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const drawn = useRef<{ readonly value: T } | null>(null);
  const now = read();
  const value = drawn.current && isSame(drawn.current.value, now) ? drawn.current.value : now;
  const look = useEffectEvent(() => {
    if (!drawn.current || !isSame(drawn.current.value, read())) redraw();
  });
  useLayoutEffect(() => {
    drawn.current = { value };
  }, [value]);
  useLayoutEffect(() => {
    const follower = () => look();
    followers.add(follower);
    told.add(follower);
    return () => {
      followers.delete(follower);
      told.delete(follower);
    };
  }, [told]);
  return value;
}

/** The session, with a drawing of the caller after every change: for what shows so much of it that most changes tell. */
export function useSession(): Session {
  useFollowed(() => useProject.getState().revision);
  return openSession();
}

/** What the clerk stands on. */
export function useStanding(): Selection | null {
  return useFollowed(() => useView.getState().selection);
}
