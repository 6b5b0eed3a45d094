import { utilityProcess } from 'electron';
import { passOn, type StartProcess } from './services/job-process';

/** Processes for jobs under Electron: its executable runs nothing as Node by itself (docs/SECURITY.md 19). */
export const startUtility: StartProcess = ({ entry, words, flags }) => {
  const child = utilityProcess.fork(entry, [...words], {
    execArgv: [...flags],
    stdio: ['ignore', 'ignore', 'pipe'],
    serviceName: '决算公开助手：处理文件',
  });
  passOn(child.stderr);
  return {
    send: (message) => child.postMessage(message),
    onMessage: (hear) => child.on('message', hear),
    onExit: (hear) => child.once('exit', (code) => hear(code !== 0)),
    kill: () => {
      // Its own way asks, which one that is deep in a reader does not hear.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
    // It ends with the program, which does not wait for it.
    hold: () => undefined,
  };
};
