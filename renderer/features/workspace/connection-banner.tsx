import { Alert } from 'antd';
import { LOST_SENTENCE, STRANGE_SENTENCE, useConnection } from '../../host/connection-state';

/** Says the truth while the host is gone: nothing can be saved, nothing is lost, and what to do. */
export function ConnectionBanner() {
  const state = useConnection((connection) => connection.state);
  if (state === 'there') return null;
  return <Alert banner type="error" title={state === 'lost' ? LOST_SENTENCE : STRANGE_SENTENCE} />;
}
