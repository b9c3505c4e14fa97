// A description as a vendor publishes it: OpenAPI 3, with much that says nothing about values.
#pragma once

namespace smx {

inline constexpr char kVendorDescription[] = R"yaml(openapi: 3.0.3
info: { title: Inbox, version: "2.1", license: { name: proprietary } }
servers: [ { url: https://api.example.com/v2 } ]
paths:
  /messages/{id}:
    get:
      operationId: getMessage
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { $ref: '#/components/schemas/Message' } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: x-key } }
  schemas:
    Message:
      title: Message
      description: One message of an inbox.
      type: object
      externalDocs: { url: https://docs.example.com/message }
      required: [ id, status, sentDate ]
      properties:
        id:          { type: string, minLength: 1, maxLength: 64, example: "2170961659:-6:0:0" }
        status:      { $ref: '#/components/schemas/Status' }
        sentDate:    { type: string, format: date-time, readOnly: true }
        dueDate:     { type: string, format: date, nullable: true }
        subject:     { type: string, nullable: true, maxLength: 255, x-phi: true }
        size:        { type: integer, format: int32, minimum: 0, deprecated: true }
        sequence:    { type: integer, format: int64 }
        score:       { type: number, format: double, minimum: 0, maximum: 1 }
        urgent:      { type: boolean, default: false }
        priority:    { type: integer, enum: [ 1, 2, 3 ] }
        sender:      { $ref: '#/components/schemas/Person', x-phi: true, description: who wrote it }
        recipients:
          type: array
          minItems: 1
          maxItems: 50
          items: { $ref: '#/components/schemas/Person' }
        replies:     { type: array, items: { $ref: '#/components/schemas/Message' } }
        link:        { type: string, format: uri, pattern: '^https://' }
        statusByPool:
          type: object
          additionalProperties: { $ref: '#/components/schemas/Status' }
        extras:      { type: object, additionalProperties: true, x-vendor-note: see the manual }
        raw:         {}
    Status:
      type: string
      enum: [ READ, UNREAD, ONHOLD ]
    Person:
      type: object
      additionalProperties: false
      required: [ name ]
      properties:
        name:      { type: string }
        email:     { type: string, format: email }
        superior:  { $ref: '#/components/schemas/Person', nullable: true }
        extension: { type: array, items: {} }
      x-absent-if-only: [ extension ]
)yaml";

}  // namespace smx
