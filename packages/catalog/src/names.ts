// What names say about values when nothing else is known. Names are weak proof: findings that rest on them are `medium` at most.

/** People, what they do and what they pay: there is another one for each, whoever writes the name. */
const PEOPLE =
  'user|api_key|author|sender|customer|visitor|member|player|patient|subscriber|session|request|req|order|trace|span|correlation|transaction|tx|txn|payment|invoice|cart|booking|ride';

/** Things of which there is one per user, request or message, or just those that somebody has set up. */
const THINGS =
  'message|msg|socket|connection|conn|comment|ticket|doc|document|file|upload|event|thread|post|article|job|task|account|run|execution';

/** Those that stay when who uses them has gone, so that there are as many as somebody has at all. */
const LASTING = 'device|room|chat|conversation|product|game';

/** What a service runs on, of which there are as many as are deployed: their ids are no users'. */
const PLACES =
  'cluster|node|host|machine|server|instance|replica|shard|pod|worker|process|datacenter|dc|site|region|zone';

/** Accounts and users that a service has of its own: there is one of each. */
const OWN = 'operator|own|self|system|service|bot|default|root|master|my';

/** With `id`, `uuid`, `hash`, `token` or `key` behind them. */
const idsOf = (things: string) =>
  new RegExp(
    `^(?!(?:${OWN})_(?:account|user|client|room)_)(?:.*_)?(?:${things})_(?:id|uuid|guid|hash|key|token)$`,
  );
const ID_OF_PEOPLE = idsOf(PEOPLE);
const ID_OF_THINGS = idsOf(`${THINGS}|${LASTING}`);
const ID_OF_LASTING = idsOf(LASTING);
/** Keys of connections tell where they lead, which somebody has set up, not one from the other. */
const OF_WHAT_IS_SET_UP = /(?:^|_)conn(?:ection)?_key$/;
/** Without a thing before it: what people are told apart by. */
const OF_PEOPLE = new RegExp(
  `^(?!(?:.*_)?(?:${PLACES})_\\w+$)(?:.*_)?(?:uid|uuid|guid|email|email_address|ip_address|remote_addr|remote_address|client_ip|user_agent|wallet_address|phone_number|session_token|username|user_name)$`,
);

/** Members that are raw request data when their object is called like a request. */
const REQUEST_MEMBERS =
  /^(url|originalUrl|original_url|path|rawPath|ip|hostname|remoteAddress|userAgent|query|params|headers)$/;
const REQUEST_OBJECTS = /^(req|request)$/;

/** Whether a name alone says that there is a value of it for every user, request or message: `userId`, `roomId`, `email`. */
export function namesAnEntity(name: string): boolean {
  const plain = snake(name);
  return namesSomebody(name) || (ID_OF_THINGS.test(plain) && !OF_WHAT_IS_SET_UP.test(plain));
}

/** Whether it says so of people, and of what they do: `userId`, `order_uuid`, `email`. Rooms and accounts may be a handful. */
export function namesSomebody(name: string): boolean {
  const plain = snake(name);
  return ID_OF_PEOPLE.test(plain) || OF_PEOPLE.test(plain);
}

const ONE_OF_PEOPLE = new RegExp(`^(?:${PEOPLE}|account|email|token|claim|profile|owner|person)s?$`);

/** Whether a word is one for people, for what they do, or for what they are known by. */
export function namesPeople(word: string): boolean {
  return ONE_OF_PEOPLE.test(word.toLowerCase());
}

/** Whether it says so of what lasts, which a service may well have to know all of: `roomId`, `device_uuid`. */
export function namesWhatLasts(name: string): boolean {
  return ID_OF_LASTING.test(snake(name));
}

/** Whether it is written as constants are, the same each time: `alarm.EMAIL`, `keys.SESSION_KEY`. `UUID` is how Go writes a field. */
export function namesAConstant(name: string): boolean {
  return /^(?!(?:U?ID|[UG]UID)$)[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*$/.test(name);
}

/** What people call things of which there are a few. */
const KINDS =
  'type|kind|status|state|stage|plan|tier|level|severity|category|class|group|mode|method|action|operation|op|event|command|cmd|role|permission|scope|platform|os|env|environment|region|zone|locale|lang|language|country|currency|timezone|chain|chain_id|network|network_id|version|format|provider|vendor|source|origin|channel|topic|queue|feature|flag|model|unit|gender|enabled|disabled|active|success|ok|count|total|limit|size|length|page|code|service|app|name';

const KIND = new RegExp(`^(?:.*_)?(?:${KINDS})$`);

/** Whether a name says that there are only a few different values: `status`, `payment_method`; also `name`, which says nothing. */
export function namesAKind(name: string): boolean {
  return KIND.test(snake(name)) || /^(?:is|has|can|should)_/.test(snake(name));
}

/** Keys of what is begun with one request and ended with another, and maps of it. */
const EXCHANGE_KEY =
  /(?:^|_)(?:state|nonce|challenge|challenge_id|verifier|code|auth_code|csrf|captcha_id|ticket)$/;
const EXCHANGES =
  /(?:^|_)(?:oauth|oidc|saml|sso|pkce|webauthn|passkey|logins?|auth_requests?|authorizations?|challenges|nonces|states|verifiers|captchas|otps|(?:auth|authorization|verification)_codes)(?:_|$)/;

/** Whether the name of a key, or of what has such keys, says that somebody is sent away with it and is to come back: `state`, `nonce`. */
export function namesAnExchange(key: string, place: string): boolean {
  return EXCHANGE_KEY.test(snake(key)) || EXCHANGES.test(snake(place));
}

/** Keys of what somebody has who is signed in, and what has such keys. */
const SESSION_KEY =
  /(?:^|_)(?:session|sess|sid|token|jwt|cookie)(?:_(?:id|key|token|hash|name|value|uuid))*$/;
const SESSIONS = /(?:^|_)(?:sessions?|tokens?|logins|signed_in|logged_in)(?:_|$)/;

/** Whether the name of a key, or of what has such keys, says that it is for as long as somebody is signed in: `sessionId`. */
export function namesASession(key: string, place: string): boolean {
  return SESSION_KEY.test(snake(key)) || SESSIONS.test(snake(place));
}

/** Whether the name of a function, a route or a file says that somebody takes leave, which few do: `logout`, `/sign-out`. */
export function namesAFarewell(name: string): boolean {
  return /(?:^|[^a-z])(?:log|sign)[-_]?(?:out|off)(?:[^a-z]|$)/.test(snake(name));
}

/** Whether the name of a key, or of what has such keys, says that it is for work which comes to an end by itself: `jobId`, `uploads`. */
export function namesWork(key: string, place: string): boolean {
  return WORK.test(snake(key)) || WORK.test(snake(place));
}

const WORK =
  /(?:^|_)(?:task|job|run|execution|download|upload|transfer|export|import|build|render|scan|generation|process)(?:s|es)?(?:_(?:id|uuid|key|map|by_id))*$/;

/** Whether the name of a function or a route says that somebody calls something off before its end: `cancelJob`, `/abort`. */
export function namesCallingOff(name: string): boolean {
  return /(?:^|[^a-z])(?:cancel|abort)(?:[^a-z]|$)/.test(snake(name));
}

/** Whether `object.member` reads like raw request data: `req.url`. */
export function namesRequestData(object: string, member: string): boolean {
  return REQUEST_OBJECTS.test(object) && REQUEST_MEMBERS.test(member);
}

/**
 * Whether a call by its written name is shown an empty instance only for its type, as schemes and builders of Kubernetes'
 * controllers are: `scheme.AddKnownTypes(group, &Ship{})`, `builder.For(&Ship{})`.
 */
export function namesWhatIsShownATypeOnly(callee: string): boolean {
  return /(?:^|\.)(?:AddKnownTypes|For|Owns|Watches|SchemeBuilder\.Register)$/.test(callee);
}

function snake(name: string): string {
  return name
    .replace(/^_+|^get(?=[A-Z])/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
