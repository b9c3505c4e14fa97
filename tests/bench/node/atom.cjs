// Case `atom` by hand: an Atom entry that holds a secure message becomes a JSON message.
'use strict';
const { XMLParser } = require('fast-xml-parser');

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  jPath: false, // nobody asks for the path of an element, and making it takes time
  processEntities: { enabled: true, maxExpandedLength: 1e7 },
});

const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const utc = (text) => new Date(text).toISOString();
const fullName = (name) => `${name.family}, ${name.given}`;

const readAttachment = (attachment) => ({
  id: Number(attachment['@id']),
  name: attachment.fileName,
  contentType: attachment.contentType,
  size: Number(attachment.size),
});

function readPatient(identifiers) {
  const values = {};
  for (const one of list(identifiers)) values[one['@system']] = one['@value'];
  const patient = { icn: values.ICN };
  if (values.EDIPI !== undefined) patient.edipi = values.EDIPI;
  patient.mrn = values.MRN;
  return patient;
}

function translate(entry, tables) {
  const message = entry.content.message;
  const { sender, recipient, facility } = message;
  const category = tables.categories[message.category];
  const attachments = message.attachments ? list(message.attachments.attachment) : [];
  const result = { id: Number(message.messageId), threadId: Number(message.threadId) };
  if (message.inReplyTo !== undefined) result.replyToId = Number(message.inReplyTo);
  result.category = category ? category.code : 'OTHER';
  result.categoryLabel = category ? category.display : 'General';
  result.subject = message.subject;
  result.body = message.body;
  result.sentDate = utc(message.sentTime);
  result.senderId = sender.id;
  result.senderName = fullName(sender.name);
  result.triageGroupId = Number(sender.pool['@id']);
  result.triageGroupName = tables.teamNames[sender.pool['@id']] ?? sender.pool['#text'];
  result.recipientName = fullName(recipient.name);
  result.patient = readPatient(recipient.identifier);
  result.stationNumber = facility.stationNumber;
  result.facilityName = tables.stations[facility.stationNumber] ?? facility.name;
  result.read = message.flags['@read'] === 'true';
  result.highPriority = message.flags['@priority'] === 'HIGH';
  result.hasAttachments = attachments.length > 0;
  if (result.hasAttachments) result.attachments = attachments.map(readAttachment);
  result.source = {
    entryId: entry.id.slice('urn:uuid:'.length),
    event: entry.category['@term'],
    updated: utc(entry.updated),
    published: utc(entry.published),
    author: entry.author.name,
    selfLink: list(entry.link).find((link) => link['@rel'] === 'self')['@href'],
  };
  return result;
}

exports.make = (tables) => (bytes) =>
  Buffer.from(JSON.stringify(translate(parser.parse(bytes.toString('utf8')).entry, tables)));
