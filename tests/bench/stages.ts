import { readFileSync } from 'node:fs';
import { importBook } from '#shared/import/import-book';
import { locateBook } from '#shared/import/locate-book';
import { sessionOver } from '#shared/session/create-session';
import { readWorkbook } from '../../electron/excel/read-workbook';
import { choosePack } from '../../electron/services/choose-pack';
import { openPackLibrary } from '../../electron/services/pack-library';
import { NO_ANSWERS } from '../../electron/services/remembered-answers';
const [root='', rounds='300']=process.argv.slice(2);
const library = openPackLibrary({ builtIn: root+'/dist/packs', installed: '/nonexistent' });
await library.all();
for (const f of ['xinzhou-2022-filled.xlsx','xinzhou-2021-lastyear.xls']) {
 const bytes=readFileSync(root+'/tests/fixtures/workbooks/'+f);
 const t: Record<string, number[]>={};
 const lap=(n:string,from:number)=>{const now=performance.now();(t[n]??=[]).push(now-from);return performance.now();};
 for(let i=0;i<Number(rounds);i++){
  let at=performance.now(); const all=at;
  const cells=readWorkbook(bytes) as any; at=lap('read',at);
  const chosen=await choosePack(cells.value,'w',library,{},NO_ANSWERS) as any; at=lap('choose',at);
  const located=locateBook(chosen.value.pack,cells.value,[]) as any; at=lap('locate',at);
  const book=importBook(located.value) as any; at=lap('import',at);
  const s=sessionOver(chosen.value.pack,book.value.document,book.value.engine); s.summary(); at=lap('summary',at);
  s.findings(); at=lap('findings',at); lap('all',all);
 }
 for(const [n,x] of Object.entries(t)){x.sort((a,b)=>a-b);console.log(f.slice(-4),n.padEnd(10),'min',x[0]!.toFixed(2),'p25',x[Math.floor(x.length/4)]!.toFixed(2),'med',x[Math.floor(x.length/2)]!.toFixed(2));}
}
