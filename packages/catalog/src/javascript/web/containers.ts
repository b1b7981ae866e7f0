// Containers of dependencies (tsyringe, InversifyJS, TypeDI, awilix): which classes they keep one instance of, and which they make anew.
import type { Condition, DecoratorMeaning, Library, Member } from '../../schema.ts';
import { each, harmless } from './rows.ts';

const language = 'javascript';

type Class = NonNullable<DecoratorMeaning['class']>;
const builds = (instances: Class['instances'], more: Omit<Class, 'instances'> = {}): Member => ({
  decorates: { class: { instances, ...more } },
});
/** Gives an instance of the class at its first argument, or of the type that is written beside it. */
const gives: Member = { call: { instanceOf: '0' } };
const isSingleton = (at: string, ...values: readonly string[]): readonly Condition[] => [
  { at, equals: values },
];

const tsyringe: Library = {
  language,
  packages: ['tsyringe'],
  version: '4.10.0',
  source:
    'dist/typings/decorators/*.d.ts, types/{dependency-container,lifecycle}.d.ts; README (transient unless told)',
  exports: {
    singleton: builds('once'),
    injectable: builds('asked'),
    autoInjectable: builds('asked'),
    scoped: builds('once', {
      when: isSingleton('0', 'Lifecycle.Singleton', 'Lifecycle.ContainerScoped'),
      otherwise: 'asked',
    }),
    container: { type: 'DependencyContainer' },
  },
  types: {
    DependencyContainer: {
      members: {
        resolve: gives,
        registerSingleton: {
          overloads: [{ when: [{ at: '1', is: 'present' }], keepsInstance: { of: '1' }, returns: 'this' }],
          call: { keepsInstance: { of: '0' }, returns: 'this' },
        },
        register: {
          overloads: [
            {
              when: isSingleton('2.lifecycle', 'Lifecycle.Singleton', 'Lifecycle.ContainerScoped'),
              keepsInstance: { of: '1.useClass' },
              returns: 'this',
            },
          ],
          call: { returns: 'this' },
        },
        registerInstance: { call: { returns: 'this' } },
        createChildContainer: { call: { returns: 'DependencyContainer' } },
      },
    },
  },
};

const once = ['inSingletonScope'];
const inversify: Library = {
  language,
  packages: ['inversify'],
  version: '7.10.4',
  source:
    'README and inversify.io (bindings are transient unless in another scope); @inversifyjs/container lib/index.d.ts',
  exports: {
    injectable: builds('once', {
      when: isSingleton('0', 'Singleton', 'bindingScopeValues.Singleton', 'BindingScopeEnum.Singleton'),
      otherwise: 'asked',
    }),
    Container: {
      construct: { returns: 'Container' },
      overloads: [
        {
          when: isSingleton(
            '0.defaultScope',
            ...['Singleton', 'bindingScopeValues.Singleton', 'BindingScopeEnum.Singleton'],
          ),
          returns: 'Container',
          keepsInstance: {},
        },
      ],
    },
  },
  types: {
    Container: {
      members: {
        ...each(['get', 'getAsync', 'resolve'], gives),
        ...each(['bind', 'rebind'], {
          call: { returns: 'Binding', keepsInstance: { of: '0', where: once } },
        }),
        ...each(['load', 'unbind', 'unbindAll', 'isBound', 'snapshot', 'restore'], harmless),
      },
    },
    Binding: {
      members: {
        to: { call: { returns: 'Binding', keepsInstance: { of: '0', where: once } } },
        ...each(['toSelf', 'inSingletonScope', 'inTransientScope', 'inRequestScope'], {
          call: { returns: 'this' },
        }),
      },
    },
  },
};

const typedi: Library = {
  language,
  packages: ['typedi'],
  version: '0.10.0',
  source:
    'cjs/container-instance.class.js (one instance unless transient), types/decorators/service.decorator.d.ts',
  exports: {
    Service: builds('asked', { when: isSingleton('0.transient', 'true'), otherwise: 'once' }),
    Container: { type: 'ContainerStatic' },
    default: { type: 'ContainerStatic' },
  },
  types: {
    ContainerStatic: {
      members: {
        get: gives,
        of: { call: { returns: 'ContainerStatic' } },
        ...each(['set', 'remove'], harmless),
      },
    },
  },
};

const awilix: Library = {
  language,
  packages: ['awilix'],
  version: '12.0.5',
  source: 'README (lifetimes: transient unless told); lib/resolvers.d.ts',
  exports: {
    createContainer: { call: { returns: 'AwilixContainer' } },
    asClass: {
      overloads: [
        { when: isSingleton('1.lifetime', 'Lifetime.SINGLETON', 'SINGLETON'), keepsInstance: { of: '0' } },
      ],
      call: { keepsInstance: { of: '0', where: ['singleton'] } },
    },
  },
  types: {
    AwilixContainer: {
      members: { build: gives, resolve: gives, createScope: { call: { returns: 'this' } } },
    },
  },
};

export const containers: readonly Library[] = [tsyringe, inversify, typedi, awilix];
