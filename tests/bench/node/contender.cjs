// The contender in JavaScript: what somebody would write for a serverless function. Its loop is that of
// ../measure/measure.h:
//
//   node contender.cjs CASE in.crp lookups.json [--out FILE] [--warm S] [--max S] [--limit N]
'use strict';
const fs = require('fs');
const corpus = require('./corpus.cjs');

const CASES = { atom: './atom.cjs', comm: './comm.cjs' };

function readOptions(words) {
  const [caseName, documents, tables, ...rest] = words;
  const options = { caseName, documents, tables, out: '', warm: 3, max: 10, limit: Infinity };
  for (let i = 0; i < rest.length; i += 2) {
    const name = rest[i].slice(2);
    if (!['out', 'warm', 'max', 'limit'].includes(name) || rest[i + 1] === undefined) {
      throw new Error(`there is no option ${rest[i]}, or it has no value`);
    }
    options[name] = name === 'out' ? rest[i + 1] : Number(rest[i + 1]);
  }
  return options;
}

const peakMemoryKb = () =>
  Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]);

function warmUp(documents, seconds, translate) {
  const begin = performance.now();
  for (let i = 0; performance.now() - begin < seconds * 1000; i = (i + 1) % documents.length) {
    translate(documents[i]);
  }
}

function timedPass(documents, options, translate) {
  const pass = { latencies: [], outputs: [], inBytes: 0, outBytes: 0 };
  const cpu = process.cpuUsage();
  const begin = performance.now();
  let last = begin;
  for (const document of documents) {
    const output = translate(document);
    const now = performance.now();
    pass.latencies.push(now - last);
    last = now;
    pass.inBytes += document.length;
    pass.outBytes += output.length;
    if (options.out) pass.outputs.push(output);
    if (now - begin > options.max * 1000) break;
  }
  pass.seconds = (last - begin) / 1000;
  pass.cpu = process.cpuUsage(cpu);
  return pass;
}

function figures(options, pass) {
  const sorted = Float64Array.from(pass.latencies).sort();
  const microseconds = (part) =>
    1000 * sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return {
    contender: 'node',
    case: options.caseName,
    docs: sorted.length,
    in_bytes: pass.inBytes,
    out_bytes: pass.outBytes,
    seconds: pass.seconds,
    docs_per_s: sorted.length / pass.seconds,
    mb_per_s: pass.inBytes / 1e6 / pass.seconds,
    p50_us: microseconds(0.5),
    p99_us: microseconds(0.99),
    rss_kb: peakMemoryKb(),
    cpu_s: (pass.cpu.user + pass.cpu.system) / 1e6,
  };
}

function main() {
  const options = readOptions(process.argv.slice(2));
  if (!CASES[options.caseName]) {
    console.log(JSON.stringify({ contender: 'node', case: options.caseName, na: true }));
    return;
  }
  const tables = JSON.parse(fs.readFileSync(options.tables, 'utf8'));
  const translate = require(CASES[options.caseName]).make(tables);
  const documents = corpus.read(options.documents).slice(0, options.limit);
  warmUp(documents, options.warm, translate);
  const pass = timedPass(documents, options, translate);
  console.log(JSON.stringify(figures(options, pass)));
  if (options.out) corpus.write(options.out, pass.outputs);
}

main();
