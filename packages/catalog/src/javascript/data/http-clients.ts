// HTTP clients: an agent or dispatcher of one's own has connections of its own; instances that only hold defaults are cheap.
import type { Callback, CallMeaning, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { calls, constructs, equal, freeing, giving, harmless, making, named, releases } from './rows.ts';

const language = 'javascript';

/** What a response says of itself; its body and headers are the other side's. */
const status: Member = { cardinality: 'finite' };
/** What was called: of a request as it goes out, and of its answer. */
const calledUrl: Member = {
  cardinality: 'perEntity',
  because: 'the URL of an HTTP call, with the ids in it',
};
const response = (member: string): TypeEntry => ({ members: { [member]: status } });

const dispatcher = (noun: string): CallMeaning =>
  making(noun, 'churn', 'Dispatcher', {
    close: 'close',
    because: 'each one opens connections of its own and keeps them until they time out',
  });
const undici: Library = {
  language,
  packages: ['undici'],
  version: '7.30.2',
  source:
    'types/index.d.ts, types/dispatcher.d.ts; lib/dispatcher/agent.js, client.js (keepAliveTimeout 4 s)',
  exports: {
    ...named(
      ['Agent', 'EnvHttpProxyAgent', 'ProxyAgent', 'Socks5ProxyAgent'],
      constructs(dispatcher('HTTP agent')),
    ),
    ...named(['Pool', 'BalancedPool', 'RoundRobinPool'], constructs(dispatcher('HTTP connection pool'))),
    ...named(['Client', 'H2CClient'], constructs(dispatcher('HTTP connection'))),
    // Wraps a dispatcher that it is given.
    RetryAgent: constructs({ returns: 'Dispatcher' }),
    setGlobalDispatcher: harmless,
    getGlobalDispatcher: giving('Dispatcher'),
    request: giving('ResponseData'),
    fetch: giving('Response'),
  },
  types: {
    Dispatcher: {
      members: {
        ...freeing('close', 'destroy'),
        compose: { call: { returns: 'this' } },
        request: giving('ResponseData'),
      },
    },
    ...Object.fromEntries(
      ['Agent', 'Client', 'Pool', 'ProxyAgent'].map((name) => [name, { extends: ['Dispatcher'] }]),
    ),
    ResponseData: response('statusCode'),
    Response: response('status'),
  },
};

const keepingAlive = making('keep-alive agent', 'churn', 'Agent', {
  close: 'destroy',
  because: 'each one opens connections of its own and keeps them until they time out',
});
const agentkeepalive: Library = {
  language,
  packages: ['agentkeepalive'],
  version: '4.6.0',
  source: 'index.d.ts; lib/agent.js (keepAlive unless it is false; freeSocketTimeout 4 s)',
  exports: named(['default', 'HttpAgent', 'HttpsAgent'], {
    overloads: [{ when: [equal('0.keepAlive', 'false')], returns: 'Agent' }],
    construct: keepingAlive,
  }),
  types: {
    Agent: { extends: ['node:http#Agent'] },
  },
};

/** Without keepAlive its connections end with their requests. */
const proxyAgent = (name: string, version: string): Library => {
  const className = `${name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;
  const made = constructs({
    returns: className,
    effects: [
      {
        effect: 'client',
        noun: 'proxy agent',
        perMessage: 'leaksUnlessClosed',
        close: 'destroy',
        because: 'with keepAlive each one keeps its connections open until it is destroyed',
        when: [equal('1.keepAlive', 'true')],
      },
    ],
  });
  return {
    language,
    packages: [name],
    version,
    source: 'dist/index.d.ts, dist/index.js (passes its options on to http.Agent)',
    // The default export before version 6.
    exports: { [className]: made, default: made },
    types: { [className]: { extends: ['node:http#Agent'] } },
  };
};

const answering = (returns: string): Member => giving(returns);
const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const axiosMembers: Record<string, Member> = {
  ...named([...verbs, 'request', 'postForm', 'putForm', 'patchForm'], answering('AxiosResponse')),
  interceptors: { type: 'Interceptors' },
};
const interceptorsOf = (type: string): TypeEntry => ({
  members: {
    use: {
      call: {
        callbacks: [
          { at: '0', frequency: 'perMessage', parameters: [type], because: 'for every HTTP call' },
          {
            at: '1',
            frequency: 'perMessage',
            parameters: ['AxiosError'],
            because: 'for every failed HTTP call',
          },
        ],
        // `eject` takes the number that `use` gave back, not the function.
        returns: 'number',
        effects: [{ effect: 'listen', on: 'this', undo: ['eject', 'clear'] }],
      },
    },
    eject: releases,
    clear: releases,
  },
});
/** NestJS hands out one service for a module, around one instance of axios. */
const nestAxios: Library = {
  language,
  packages: ['@nestjs/axios'],
  version: '12.0.1',
  source: 'dist/http.service.d.ts, dist/http.module.js (axiosRef is the one instance that the module makes)',
  types: { HttpService: { members: { axiosRef: { type: 'axios#AxiosInstance' } } } },
};
const axios: Library = {
  language,
  packages: ['axios'],
  version: '1.21.1',
  source:
    'index.d.ts; lib/core/InterceptorManager.js (a list; eject and clear take out), lib/axios.js (create copies defaults)',
  exports: {
    ...axiosMembers,
    default: answering('AxiosResponse'),
    create: calls(making('axios instance', 'cheap', 'AxiosInstance')),
    isAxiosError: calls({ returns: 'boolean', cardinality: 'finite' }),
    isCancel: calls({ returns: 'boolean', cardinality: 'finite' }),
    Axios: constructs({ returns: 'AxiosInstance' }),
  },
  types: {
    AxiosInstance: { members: { ...axiosMembers, '()': answering('AxiosResponse') } },
    AxiosResponse: {
      members: { status, statusText: status, config: { type: 'InternalAxiosRequestConfig' } },
    },
    InternalAxiosRequestConfig: {
      members: { url: calledUrl },
    },
    AxiosRequestConfig: { extends: ['InternalAxiosRequestConfig'] },
    AxiosError: {
      extends: ['Error'],
      members: {
        code: status,
        status,
        response: { type: 'AxiosResponse' },
        config: { type: 'InternalAxiosRequestConfig' },
      },
    },
    Interceptors: {
      members: { request: { type: 'RequestInterceptors' }, response: { type: 'ResponseInterceptors' } },
    },
    RequestInterceptors: interceptorsOf('InternalAxiosRequestConfig'),
    ResponseInterceptors: interceptorsOf('AxiosResponse'),
  },
};

const hook = (at: string, parameters: readonly TypeName[]): Callback => ({
  at,
  frequency: 'perMessage',
  parameters,
  because: 'for every HTTP call',
});
/** An instance with hooks, which run for every call that it makes. */
const hooked = (noun: string, returns: TypeName, hooks: readonly Callback[]): Member => ({
  call: { ...making(noun, 'cheap', returns), callbacks: hooks },
});
const gotExtend = hooked('got instance', 'Got', [
  hook('0.hooks.beforeRequest[]', ['Options']),
  hook('0.hooks.beforeRetry[]', ['RequestError']),
  hook('0.hooks.beforeError[]', ['RequestError']),
  hook('0.hooks.afterResponse[]', ['Response']),
]);
const gotMembers: Record<string, Member> = {
  ...named(['get', 'post', 'put', 'patch', 'delete', 'head'], answering('Response')),
  extend: gotExtend,
};
const kyHooks = [
  hook('0.hooks.beforeRequest[]', ['KyRequest']),
  hook('0.hooks.afterResponse[]', ['KyRequest', 'KyOptions', 'KyResponse']),
];
const kyMembers: Record<string, Member> = {
  ...named(['get', 'post', 'put', 'patch', 'delete', 'head'], answering('KyResponse')),
  ...named(['create', 'extend'], hooked('ky instance', 'KyInstance', kyHooks)),
};
const superagentVerbs = named(['get', 'post', 'put', 'patch', 'delete', 'del', 'head'], giving('Request'));
const others: readonly Library[] = [
  {
    language,
    packages: ['got'],
    version: '14.6.6',
    source:
      'dist/source/types.d.ts, dist/source/core/response.d.ts (the global agents unless `agent` is given)',
    exports: { ...gotMembers, default: answering('Response'), got: { type: 'Got' } },
    types: {
      Got: { members: { ...gotMembers, '()': answering('Response') } },
      Response: {
        members: {
          ...named(['url', 'requestUrl'], calledUrl),
          request: { type: 'GotRequest' },
          statusCode: status,
          ok: status,
        },
      },
      GotRequest: { members: { options: { type: 'Options' } } },
      Options: { members: { url: calledUrl, method: status } },
      RequestError: {
        extends: ['Error'],
        members: { options: { type: 'Options' }, response: { type: 'Response' }, code: status },
      },
    },
  },
  {
    language,
    packages: ['ky'],
    version: '1.14.3',
    source: 'distribution/types/ky.d.ts (the global fetch)',
    exports: { ...kyMembers, default: answering('KyResponse') },
    types: {
      KyInstance: { members: { ...kyMembers, '()': answering('KyResponse') } },
      KyResponse: { members: { url: calledUrl, status, ok: status } },
      KyRequest: { members: { url: calledUrl, method: status } },
      KyOptions: {},
    },
  },
  {
    language,
    packages: ['node-fetch'],
    version: '3.3.2',
    source: '@types/index.d.ts (the global agents unless `agent` is given)',
    exports: { default: answering('Response') },
    types: { Response: { members: { status, ok: status } } },
  },
  {
    language,
    packages: ['superagent'],
    version: '10.4.2',
    source: '@types/superagent 8.1.11 lib/node/index.d.ts; lib/node/agent.js (an agent is a cookie jar)',
    exports: { default: { type: 'SuperAgentStatic' }, '': { type: 'SuperAgentStatic' } },
    types: {
      SuperAgentStatic: {
        members: {
          '()': giving('Response'),
          ...superagentVerbs,
          agent: calls(making('superagent agent', 'cheap', 'Agent')),
        },
      },
      Agent: { members: superagentVerbs },
      Response: { members: { status, statusCode: status } },
    },
  },
  {
    language,
    packages: ['request'],
    version: '2.88.2',
    source:
      '@types/request 2.48.13 index.d.ts; request.js (agents are kept by their options for the process)',
    exports: {
      defaults: calls(making('request instance', 'cheap', 'RequestAPI')),
      jar: giving('CookieJar'),
    },
    types: { RequestAPI: { members: { jar: giving('CookieJar') } }, CookieJar: {} },
  },
];

export const httpClientLibraries: readonly Library[] = [
  undici,
  agentkeepalive,
  proxyAgent('http-proxy-agent', '9.1.0'),
  proxyAgent('https-proxy-agent', '9.1.0'),
  proxyAgent('socks-proxy-agent', '10.1.0'),
  axios,
  nestAxios,
  ...others,
];
