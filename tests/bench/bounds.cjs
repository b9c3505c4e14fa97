// What the parts of the engine come to, each beside what was asked for. Time is that of the processor: other programs
// on the machine disturb it less than the clock. Only two threads are told by the clock, since that is what they are for.
'use strict';

const NANOSECONDS = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };

// The figures of one benchmark by its name, in nanoseconds; undefined where it did not run. Of several repetitions
// the quickest: what others do on the machine only ever adds.
function reader(parts) {
  const cost = (part) => (part.items_per_second ? 1 / part.items_per_second : part.cpu_time);
  return (name) => {
    const runs = parts.filter((one) => one.name === name && one.run_type !== 'aggregate');
    if (runs.length === 0) return undefined;
    const part = runs.reduce((best, one) => (cost(one) < cost(best) ? one : best));
    return { ...part, nanoseconds: part.cpu_time * NANOSECONDS[part.time_unit] };
  };
}

function difference(one, other, count) {
  return one && other && (one.nanoseconds - other.nanoseconds) / count;
}

function quotient(one, other) {
  return one && other && one / other;
}

// Cost for a field or a byte, beside the dearer of the two cases that the engine was made fast for.
function besideTheCases(find, name, counter) {
  const cases = ['case_atom', 'case_comm'].map((one) => find(one)?.[counter]);
  return cases.every(Boolean) ? quotient(find(name)?.[counter], Math.max(...cases)) : undefined;
}

function growth(find, name, from, to) {
  return quotient(find(`${name}/${to}`)?.per_byte, find(`${name}/${from}`)?.per_byte);
}

function rows(parts) {
  const find = reader(parts);
  const nothing = find('pipe_of_nothing');
  const thread = (threads, name = 'threads_that_share_rules') => find(`${name}/real_time/threads:${threads}`);
  const rate = (threads, name) => thread(threads, name)?.items_per_second;
  const own = 'threads_with_their_own_rules';
  const found = [
    ['a line of a mapping', difference(find('field_lines/1000'), find('field_lines/1'), 999), 'ns', 'about', 50],
    ['a look-up in 50,000 rows', difference(find('look_up_in_table/50000'), nothing, 1000), 'ns', 'at most', 100],
    ['a look-up in 1,000 rows', difference(find('look_up_in_table/1000'), nothing, 1000), 'ns', '', undefined],
    ['a Lua function, over its own work', difference(find('lua_function_that_does_nothing'), nothing, 1000), 'ns', 'at most', 1000],
    ['loading 1,000 fields and 50 tables', quotient(find('load_rule_set')?.nanoseconds, 1e6), 'ms', 'at most', 100],
    ['documents in a second on two threads, by one', quotient(rate(2), rate(1)), 'times', 'at least', 1.8],
    ['the same with rules of their own: what the machine gives', quotient(rate(2, own), rate(1, own)), 'times', '', undefined],
    ['two threads that share rules, by two that do not', quotient(rate(2), rate(2, own)), 'times', 'about', 1],
    ['processor time of a document on two threads, by one', quotient(thread(2)?.nanoseconds, thread(1)?.nanoseconds), 'times', 'about', 1],
  ];
  for (const name of ['document_of_many_items_mb', 'document_of_one_text_mb', 'stream_of_elements_mb', 'stream_of_lines_mb']) {
    const what = name.replace(/_mb$/, '').replaceAll('_', ' ');
    found.push([`${what}, a byte of 10 MB by one of 1 MB`, growth(find, name, 1, 10), 'times', 'about', 1]);
    found.push([`${what}, a byte of 100 MB by one of 1 MB`, growth(find, name, 1, 100), 'times', 'about', 1]);
  }
  for (const name of ['oh_message_to_mhv', 'stay_to_line']) {
    for (const [counter, what] of [['per_field', 'field'], ['per_byte', 'byte']]) {
      const ratio = besideTheCases(find, name, counter);
      found.push([`${name}, a ${what} by one of the dearer case`, ratio, 'times', 'at most', 1.5]);
    }
  }
  return found
    .filter(([, figure]) => Number.isFinite(figure))
    .map(([what, figure, unit, sense, bound]) => ({ what, figure, unit, sense, bound }));
}

function print(found) {
  if (found.length === 0) return;
  console.log('\nparts\n\n| | figure | asked for |\n|---|---:|---:|');
  for (const { what, figure, unit, sense, bound } of found) {
    const asked = bound === undefined ? '' : `${sense} ${bound}`;
    console.log(`| ${what} | ${figure.toFixed(figure < 10 ? 2 : 0)} ${unit} | ${asked} |`);
  }
}

module.exports = { rows, print };
