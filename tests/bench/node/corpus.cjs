// The corpus file; ../measure/corpus.h says what is in it.
'use strict';
const fs = require('fs');

const MARK = 'PBCORP1\n';

exports.read = (path) => {
  const bytes = fs.readFileSync(path);
  if (bytes.toString('latin1', 0, 8) !== MARK) throw new Error(`${path}: no corpus`);
  const documents = [];
  let at = 12;
  for (let left = bytes.readUInt32LE(8); left > 0; left--) {
    const begin = at + 4;
    at = begin + bytes.readUInt32LE(at);
    if (at > bytes.length) throw new Error(`${path}: cut short`);
    documents.push(bytes.subarray(begin, at));
  }
  return documents;
};

const number = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

exports.write = (path, documents) => {
  const pieces = [Buffer.from(MARK), number(documents.length)];
  for (const document of documents) pieces.push(number(document.length), document);
  fs.writeFileSync(path, Buffer.concat(pieces));
};
