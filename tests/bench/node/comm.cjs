// Case `comm` by hand: a JSON message becomes a FHIR Communication.
'use strict';

const MARKUP = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '<br/>' };
const markup = (text) => text.replace(/[&<>"\n]/g, (character) => MARKUP[character]);
const utc = (text) => `${new Date(text).toISOString().slice(0, 19)}Z`;

const payload = (attachment) => ({
  contentAttachment: {
    contentType: attachment.contentType,
    url: `https://mhv.example.gov/attachments/${attachment.id}`,
    size: attachment.size,
    title: attachment.name,
  },
});

function head(message, tables) {
  const station = message.stationNumber;
  const facility = {
    reference: `Organization/${station}`,
    display: tables.stations[station] ?? message.facilityName,
  };
  const div = `<div xmlns="http://www.w3.org/1999/xhtml">${markup(message.body)}</div>`;
  return {
    resourceType: 'Communication',
    id: `mhv-${message.id}`,
    meta: {
      source: 'urn:mhv:secure-messaging',
      profile: ['http://example.org/fhir/StructureDefinition/mhv-secure-message'],
    },
    text: { status: 'generated', div },
    extension: [{ url: 'urn:mhv:facility', valueReference: facility }],
    identifier: [
      { system: 'urn:mhv:message-id', value: String(message.id) },
      { system: 'urn:mhv:thread-id', value: String(message.threadId) },
    ],
  };
}

function translate(message, tables) {
  const { fhir, display } = tables.mhvCategories[message.category];
  const patient = `Patient/${message.patientIcn}`;
  const result = head(message, tables);
  if (message.replyToId !== null) {
    result.inResponseTo = [{ reference: `Communication/mhv-${message.replyToId}` }];
  }
  result.status = tables.status[message.status];
  result.category = [
    { coding: [{ system: 'urn:mhv:category', code: fhir, display }], text: display },
  ];
  result.priority = message.highPriority ? 'urgent' : 'routine';
  result.subject = { reference: patient, type: 'Patient' };
  result.topic = { text: message.subject };
  result.sent = utc(message.sentDate);
  if (message.readDate !== null) result.received = utc(message.readDate);
  const team = tables.teamNames[message.recipientId] ?? message.recipientName;
  result.recipient = [{ reference: `CareTeam/${message.recipientId}`, display: team }];
  result.sender = { reference: patient, display: message.senderName };
  result.payload = [{ contentString: message.body }, ...message.attachments.map(payload)];
  return result;
}

exports.make = (tables) => (bytes) =>
  Buffer.from(JSON.stringify(translate(JSON.parse(bytes.toString('utf8')), tables)));
