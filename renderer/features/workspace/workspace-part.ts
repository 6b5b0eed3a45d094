/** The open project, with all that its table and its menus do. */
export { carryOut } from '../menu/deeds';
export { ProjectDialogs } from './project-dialogs';
export { Workspace } from './workspace';
