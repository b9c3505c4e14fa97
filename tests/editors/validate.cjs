// validate.cjs SCHEMAS FOLDER...: every rule file in the folders fits its schema; without a key that its
// schema demands, or with two letters of a key exchanged, none does.
'use strict';
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv');
const YAML = require('yaml');

const KINDS = ['pack', 'mapping', 'decision', 'table', 'library', 'overlay', 'tests'];
const FOLDERS = ['mappings', 'decisions', 'tables', 'libraries', 'overlays', 'tests'];

function* files(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    const isRules = entry.name === 'pack.yaml' || FOLDERS.includes(path.basename(folder));
    if (entry.isDirectory()) yield* files(file);
    else if (entry.name.endsWith('.yaml') && isRules) yield file;
  }
}

const schemas = {};
const validators = {};
for (const kind of KINDS) {
  schemas[kind] = JSON.parse(fs.readFileSync(path.join(process.argv[2], `${kind}.schema.json`), 'utf8'));
  const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  validators[kind] = ajv.compile(schemas[kind]);
}

const without = (value, key) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
const renamed = (value, key, name) =>
  Object.fromEntries(Object.entries(value).map(([known, inner]) => [known === key ? name : known, inner]));
const misspelt = (key) => key.slice(0, -2) + key.slice(-1) + key.slice(-2, -1);

let count = 0;
let slips = 0;
const failures = [];
for (const folder of process.argv.slice(3)) {
  for (const file of files(folder)) {
    const value = YAML.parse(fs.readFileSync(file, 'utf8'), { version: '1.2' });
    const kind = Object.keys(value)[0];
    const fits = validators[kind];
    count += 1;
    if (!fits(value)) failures.push(`${file}: ${JSON.stringify(fits.errors.slice(0, 3))}`);
    for (const key of Object.keys(value)) {
      const isDemanded = schemas[kind].required.includes(key);
      if (isDemanded && ++slips && fits(without(value, key))) failures.push(`${file}: taken without ${key}`);
      const name = misspelt(key);
      if (name !== key && ++slips && fits(renamed(value, key, name)))
        failures.push(`${file}: taken with ${name} for ${key}`);
    }
  }
}
for (const failure of failures) console.error(failure);
console.log(`${count} files, ${slips} slips: ${failures.length} failures`);
process.exit(failures.length > 0 || count === 0 ? 1 : 0);
