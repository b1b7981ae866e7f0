// Mail, payment and chat providers: most of their clients are cheap, because their connections are shared by the process.
import type { Condition, Library, Member } from '../../schema.ts';
import { apiTypes, constructsPlain, giving, known, knownCalls, making, releases } from './rows.ts';

const language = 'javascript';

/** Called with or without `new`. */
const either = (call: NonNullable<Member['call']>): Member => ({ call, construct: call });

const nodemailer: Library = {
  language,
  packages: ['nodemailer'],
  version: '10.6.0, @types/nodemailer 8.0.2',
  source:
    'dist/cjs/nodemailer.js; dist/esm/smtp-transport/index.js (a connection for each mail, closed after it), dist/esm/smtp-pool/index.js (idleTimeout)',
  exports: {
    createTransport: {
      overloads: [
        {
          when: [{ at: '0.pool', equals: ['true'] }],
          ...making('pool of SMTP connections', 'churn', 'Transporter', {
            close: 'close',
            because:
              'each one keeps its connections open for minutes after its last mail, and is never used again',
          }),
        },
      ],
      // Without a pool nothing of it outlives a mail.
      call: { returns: 'Transporter' },
    },
    createTestAccount: known,
    getTestMessageUrl: known,
  },
  types: {
    Transporter: {
      extends: ['node:events#EventEmitter'],
      members: { ...knownCalls('sendMail', 'verify', 'use', 'isIdle'), close: releases },
    },
  },
};

const ownAgent: readonly Condition[] = [{ at: '2.httpClient', is: 'absent' }];
const twilioClient = making('Twilio client', 'churn', 'Twilio', {
  because: 'each one has an HTTPS agent of its own, whose connections stay open until the server closes them',
  when: ownAgent,
});
const twilio: Library = {
  language,
  packages: ['twilio'],
  version: '6.2.0',
  source:
    'lib/index.js; lib/base/RequestClient.js (new https.Agent, since version 5 with keepAlive unless that is turned off)',
  exports: {
    default: { call: twilioClient },
    '': { call: twilioClient },
    Twilio: { construct: twilioClient },
    'twiml.VoiceResponse': constructsPlain('VoiceResponse'),
    'twiml.MessagingResponse': constructsPlain('MessagingResponse'),
    ...knownCalls('validateRequest', 'validateRequestWithBody', 'validateExpressRequest'),
  },
  types: {
    ...apiTypes('Twilio'),
    VoiceResponse: { members: { '*': known } },
    MessagingResponse: { members: { '*': known } },
  },
};

const stripeClient = { returns: 'Stripe' };
const stripe: Library = {
  language,
  packages: ['stripe'],
  version: '23.1.0',
  source: 'cjs/net/NodeHttpClient.js (defaultHttpsAgent is shared by all clients)',
  exports: {
    default: either(stripeClient),
    '': either(stripeClient),
    Stripe: either(stripeClient),
  },
  types: apiTypes('Stripe'),
};

const slack: Library = {
  language,
  packages: ['@slack/web-api'],
  version: '8.2.0',
  source: 'dist/WebClient.js (fetch is the global one unless given)',
  exports: { WebClient: constructsPlain('WebClient') },
  types: apiTypes('WebClient'),
};

const mailCalls = knownCalls(
  'setApiKey',
  'send',
  'sendMultiple',
  'setClient',
  'setTimeout',
  'setTwilioEmailAuth',
);
const sendgridMail: Library = {
  language,
  packages: ['@sendgrid/mail'],
  version: '8.1.6',
  source:
    'index.js, src/mail.js (the module is one MailService); src/classes/client.js of @sendgrid/client (axios)',
  exports: { ...mailCalls, MailService: constructsPlain('MailService') },
  types: { MailService: { members: mailCalls } },
};
const clientCalls = knownCalls(
  'setApiKey',
  'setDefaultHeader',
  'setDefaultRequest',
  'request',
  'setDataResidency',
);
const sendgridClient: Library = {
  language,
  packages: ['@sendgrid/client'],
  version: '8.1.6',
  source: 'index.js; src/classes/client.js (axios, with the agent of the process)',
  exports: { ...clientCalls, Client: constructsPlain('Client') },
  types: { Client: { members: clientCalls } },
};

const firebaseApp: Member = {
  call: making('Firebase app', 'sharedByKey', 'App', {
    close: 'delete',
    key: '1',
    because: 'the library keeps an app, with its connections, for each different name until it is deleted',
  }),
};
const firestoreOfApp = giving('@google-cloud/firestore#Firestore');
const firebaseAdmin: Library = {
  language,
  packages: [
    'firebase-admin',
    ...['app', 'firestore', 'auth', 'database', 'messaging', 'storage', 'remote-config'].map(
      (door) => `firebase-admin/${door}`,
    ),
  ],
  version: '13.10.0',
  source:
    'lib/app/lifecycle.js (apps stay in appStore by name; the same name again gives the same app, or throws when the options differ), lib/firestore/firestore-internal.js',
  exports: {
    initializeApp: firebaseApp,
    getApp: giving('App'),
    app: giving('App'),
    deleteApp: { call: { effects: [{ effect: 'release', what: '0' }] } },
    // These give the one service of an app.
    getFirestore: firestoreOfApp,
    firestore: firestoreOfApp,
    ...knownCalls('auth', 'database', 'messaging', 'storage'),
    ...knownCalls('getAuth', 'getDatabase', 'getMessaging', 'getStorage', 'getRemoteConfig'),
  },
  types: {
    App: { members: { '*': known, firestore: firestoreOfApp, delete: releases } },
  },
};

const webPush: Library = {
  language,
  packages: ['web-push'],
  version: '3.6.7, @types/web-push 3.6.4',
  source: 'src/index.js, src/web-push-lib.js (no agent unless given)',
  exports: knownCalls(
    'sendNotification',
    'setVapidDetails',
    'setGCMAPIKey',
    'generateVAPIDKeys',
    'generateRequestDetails',
    'encrypt',
    'getVapidHeaders',
  ),
};

export const vendors: readonly Library[] = [
  nodemailer,
  twilio,
  stripe,
  slack,
  sendgridMail,
  sendgridClient,
  firebaseAdmin,
  webPush,
];
