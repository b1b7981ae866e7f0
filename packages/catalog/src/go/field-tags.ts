// Tags of struct fields: the part of a request that a library puts into a field, and that a field has only so many values.

/**
 * By gin v1.12.0 binding/form_mapping.go and header.go, echo v4.16.0 bind.go, fiber v2.52.15 ctx.go and v3.1.0 binder/mapping.go,
 * go-zero v1.10.3 rest/httpx/requests.go, hertz v0.10.4 app/server/binding/internal/decoder/tag.go, huma v2.37.2 huma.go,
 * gorilla/schema v1.4.1 cache.go.
 */
const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\s)(?:uri|path|param|params):"[^"-]/, 'a path parameter'],
  [/(?:^|\s)(?:query|form|schema):"[^"-]/, 'a query parameter or a field of a form'],
  [/(?:^|\s)(?:header|reqHeader):"[^"-]/, 'a request header'],
  [/(?:^|\s)cookie:"[^"-]/, 'a cookie'],
];

/** validator v10.30.6 `oneof=asc desc` (gin's `binding`, too), huma schema.go `enum:"asc,desc"`, go-zero core/mapping `options=asc|desc`. */
const LISTED = /\boneof=|(?:^|\s)enum:"|\boptions=/;

/** Whether a tag lists the values of its field. */
export function listsValues(tag: string): boolean {
  return LISTED.test(tag);
}

/** The part of a request that fills a field with this tag, as a noun; null where the tag names none. */
export function requestPartOf(tag: string): string | null {
  return SOURCES.find(([key]) => key.test(tag))?.[1] ?? null;
}

/** validator v10.30.6 baked_in.go: what each user, device or message has another one of. */
const FORMAT =
  /(?:^|\s)(?:validate|binding):"(?:[^"]*,)?(?:uuid\w*|ulid|email|e164|jwt|mongodb|ip(?:v[46])?|mac|url|uri|hostname\w*|fqdn)(?:[,"])/;

/** Whether a tag asks for a form of text of which there is no end: e-mail addresses, UUIDs. */
export function asksForIdentifier(tag: string): boolean {
  return FORMAT.test(tag);
}

/** What a field is called where it is sent: `customer_id` of `json:"customer_id,omitempty"`; null where the tag does not say. */
export function sentNameOf(tag: string): string | null {
  return /(?:^|\s)(?:json|xml|yaml|bson|msgpack):"([A-Za-z_]\w*)/.exec(tag)?.[1] ?? null;
}
